import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomFrom } from '../bench/kill/random.ts'
import { measure } from '../bench/reminders/run.ts'
import { tally } from '../bench/reminders/tally.ts'
import { ownTown } from '../bench/reminders/town.ts'
import { missing, startPostgres, type Server } from '../contracts/postgres.ts'
import { folders } from '../store/folders.ts'

const DUE = 60
const KILLS = 3
/** One process alone races with nobody. */
const LEASE_MS = 1_000
/** Starting a process takes seconds where others use the machine. */
const PATIENCE_MS = 90_000
const freshFolder = folders()

describe.concurrent('reminders of a process that is killed again and again', () => {
  it(
    'come once each, where the platform lets it look',
    async () => {
      const random = randomFrom(7)
      const town = ownTown(DUE, true, random)
      const outcome = await measure({
        dataDir: freshFolder(),
        processes: 1,
        kills: KILLS,
        leaseMs: LEASE_MS,
        town,
        random,
      })
      expect(outcome).toMatchObject({ posted: DUE, lost: 0, doubled: 0, unknown: 0, dropped: 0, kills: KILLS })
    },
    PATIENCE_MS,
  )

  it(
    'come at most once, where nobody can look, and what is not known is told',
    async () => {
      const random = randomFrom(8)
      const town = ownTown(DUE, false, random)
      const outcome = await measure({
        dataDir: freshFolder(),
        processes: 1,
        kills: KILLS,
        leaseMs: LEASE_MS,
        town,
        random,
      })
      expect(outcome).toMatchObject({ lost: 0, doubled: 0, dropped: 0, kills: KILLS })
      expect(outcome.posted - outcome.unknownArrived + outcome.unknown).toBe(DUE)
    },
    PATIENCE_MS,
  )
})

describe.skipIf(missing)(
  `reminders of killed processes on PostgreSQL${missing ? ` (skipped: ${missing})` : ''}`,
  () => {
    let server: Server
    beforeAll(async () => void (server = await startPostgres()))
    afterAll(() => server.end())

    it(
      'come once each from two processes',
      async () => {
        const random = randomFrom(9)
        const town = ownTown(DUE, true, random)
        const place = { dataDir: freshFolder(), databaseUrl: await server.fresh() }
        const outcome = await measure({ ...place, processes: 2, kills: KILLS, town, random })
        expect(outcome).toMatchObject({ posted: DUE, lost: 0, doubled: 0, unknown: 0, dropped: 0, kills: KILLS })
      },
      PATIENCE_MS,
    )
  },
)

describe('the counting', () => {
  const of = (times: number, how?: string | null) =>
    tally(['C1'], new Map([['C1', times]]), how === undefined ? [] : [{ channel: 'C1', how }])

  it('sees what was lost: never planned, never settled, or settled as sent without a post', () => {
    for (const how of [undefined, null, 'sent', 'late']) expect(of(0, how)).toMatchObject({ posted: 0, lost: 1 })
    expect(of(1, 'sent')).toMatchObject({ posted: 1, lost: 0, doubled: 0, unknown: 0 })
  })

  it('sees what came twice', () => {
    expect(of(2, 'sent')).toMatchObject({ doubled: 1, lost: 0 })
  })

  it('keeps apart what is not known and what was not to be posted', () => {
    expect(of(0, 'unknown')).toMatchObject({ lost: 0, unknown: 1, unknownArrived: 0 })
    expect(of(1, 'unknown')).toMatchObject({ lost: 0, unknown: 1, unknownArrived: 1 })
    expect(of(0, 'skipped')).toMatchObject({ lost: 0, dropped: 1 })
  })
})
