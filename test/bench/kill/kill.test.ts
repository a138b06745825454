import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { missing, startPostgres, type Server } from '../../contracts/postgres.ts'
import { folders } from '../../store/folders.ts'
import { commitsPerQuestion } from './commits.ts'
import { questions } from './questions.ts'
import { measure } from './run.ts'
import { tally, type Reply } from './tally.ts'

const SMALL = { kills: 2, questions: 60, seed: 7 }
/** Starting a process takes seconds where others use the machine. */
const PATIENCE_MS = 90_000
const freshFolder = folders()

describe('questions through kills', () => {
  it(
    'are all answered, by one process on SQLite',
    async () => {
      const outcome = await measure({ ...SMALL, dataDir: freshFolder(), processes: 1 })
      expect(outcome).toMatchObject({ acknowledged: 60, lost: 0, twice: 0, wrong: 0, kills: 2 })
      expect(outcome.once + outcome.twiceUnknown).toBe(60)
    },
    PATIENCE_MS,
  )

  it('cost one fsync at each of three steps', async () => {
    expect(await commitsPerQuestion(freshFolder(), 10, 1)).toBe(3)
  })
})

describe.skipIf(missing)(`questions through kills on PostgreSQL${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let server: Server
  beforeAll(async () => void (server = await startPostgres()))
  afterAll(() => server.end())

  it(
    'are all answered, by two processes',
    async () => {
      const databaseUrl = await server.fresh()
      const outcome = await measure({ ...SMALL, kills: 1, dataDir: freshFolder(), databaseUrl, processes: 2 })
      expect(outcome).toMatchObject({ acknowledged: 60, lost: 0, twice: 0, wrong: 0, kills: 2 })
      expect(outcome.once + outcome.twiceUnknown).toBe(60)
    },
    PATIENCE_MS,
  )
})

describe('the counting', () => {
  const [asked] = [questions(1)]
  const right = asked[0]?.told ?? ''
  const killed = { killed: true }
  const alive = { killed: false }
  const of = (...replies: Reply[]) =>
    tally(asked, { acknowledged: new Set(['q0']), replies: new Map(replies.length > 0 ? [['q0', replies]] : []) })

  it('sees what was lost', () => {
    expect(of()).toMatchObject({ lost: 1, once: 0 })
  })

  it('sees a wrong answer', () => {
    expect(of({ text: 'Sorry.', again: false, life: alive })).toMatchObject({ once: 1, wrong: 1 })
  })

  it('excuses a second reply where the first one came from a killed process and the second one says so', () => {
    const first = { text: right, again: false }
    const second = { text: right, again: true, life: alive }
    expect(of({ ...first, life: killed }, second)).toMatchObject({ twiceUnknown: 1, twice: 0 })
    expect(of({ ...first, life: alive }, second)).toMatchObject({ twiceUnknown: 0, twice: 1 })
    expect(of({ ...first, life: killed }, { ...second, again: false })).toMatchObject({ twiceUnknown: 0, twice: 1 })
  })
})
