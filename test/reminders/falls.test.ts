import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Problem } from '../../src/errors.ts'
import { command, missing, startPostgres, type Server } from '../contracts/postgres.ts'
import { folders } from '../store/folders.ts'
import { clockAt } from './clock.ts'
import { EVENTS, GATHERING } from './events.ts'
import { BEFORE, doomed, DUE, everyFall, ignoring, keptIn, recovered, type Kept } from './falling.ts'
import { memoryLedger } from './memory-ledger.ts'
import { memoryTeams } from './memory-teams.ts'
import type { Life } from './mortal.ts'
import type { Square } from './square.ts'
import { factsOf, openStage, type Stage } from './stage.ts'

const CHANNELS = ['C1', 'C2', 'C3']
/** Durable writes take their time on a slow disk. */
const PATIENCE_MS = 120_000

const freshFolder = folders()
let server: Server | undefined
let database: string | undefined
beforeAll(async () => {
  if (!missing) server = await startPostgres()
})
afterAll(() => server?.end())

const inMemory = async (): Promise<Kept> => ({ ledger: memoryLedger(), teams: memoryTeams(), close: async () => {} })
const inSqlite = () => keptIn({ dataDir: freshFolder() })
/** One database, emptied each time: making one takes longer than all that is done in it. */
const inPostgres = async () => {
  database ??= await server!.fresh()
  await command(database, 'drop schema public cascade; create schema public')
  return keptIn({ dataDir: freshFolder(), databaseUrl: database })
}

const onStage = (store: Kept) => openStage({ events: EVENTS, clock: clockAt(BEFORE), ...store })

async function ordered(stage: Stage): Promise<void> {
  for (const channel of CHANNELS)
    await stage.say('remind here about summits 1 day before at 09:00 UTC', {
      in: { workspace: 'T1', channel, direct: false },
    })
  stage.square.messages.length = 0
}

const texts = ({ messages }: Square) => messages.map(({ to, text }) => `${to} ${text.split(':')[0] ?? ''}`).sort()

describe.each([
  ['in memory', inMemory, true],
  ['in SQLite', inSqlite, true],
  [`in PostgreSQL${missing ? ` (skipped: ${missing})` : ''}`, inPostgres, !missing],
])('a process that falls, with a store %s', (_name, kept, isThere) => {
  const itWhereThere = it.skipIf(!isThere)

  itWhereThere(
    'loses no reminder and doubles none where one can look',
    async () => {
      await everyFall(kept, onStage, async (stage, life) => {
        await ordered(stage)
        stage.clock.set(DUE)
        await ignoring(doomed(stage, life).work())
        await recovered(stage)
        expect({ ...life, said: texts(stage.square) }).toEqual({
          ...life,
          said: CHANNELS.map(channel => `${channel} Spring gathering`),
        })
        const { sent, late, due } = await stage.ledger.counts(new Date(0))
        expect([sent + late, due]).toEqual([3, 0])
      })
    },
    PATIENCE_MS,
  )

  itWhereThere(
    'doubles none and counts what nobody knows where one cannot look',
    async () => {
      await everyFall(kept, onStage, async (stage, life) => {
        await ordered(stage)
        stage.square.looks = 'unsure'
        stage.clock.set(DUE)
        await ignoring(doomed(stage, life).work())
        await recovered(stage)
        const { sent, late, unknown, due } = await stage.ledger.counts(new Date(0))
        expect(sent + late + unknown).toBe(3)
        expect(due).toBe(0)
        expect(new Set(texts(stage.square)).size).toBe(stage.square.messages.length)
        expect(stage.square.messages.length).toBeGreaterThanOrEqual(sent + late)
      })
    },
    PATIENCE_MS,
  )

  itWhereThere(
    'corrects what stands there and tells of it once',
    async () => {
      await everyFall(kept, onStage, async (stage, life) => {
        await ordered(stage)
        await stage.at(DUE)
        stage.facts.now = factsOf([{ ...GATHERING, start: '2026-12-17', end: '2026-12-18' }])
        stage.clock.set('2026-12-09T12:00:00Z')
        await ignoring(doomed(stage, life).work())
        await recovered(stage)
        expect(texts(stage.square)).toEqual(
          CHANNELS.flatMap(channel => [`${channel} Changed`, `${channel} Spring gathering`]),
        )
        for (const { text } of stage.square.messages) expect(text).toContain('17–18 December 2026')
      })
    },
    PATIENCE_MS,
  )
})

describe('a store that is away', () => {
  it('stops planning and posting with its problem, and nothing is lost or doubled', async () => {
    const stage = openStage({ events: EVENTS })
    await ordered(stage)
    const life: Life = { left: 1, falls: 'before', over: false }
    const away = doomed(stage, life)
    stage.clock.set(DUE)
    await expect(away.reminders.tick()).rejects.toThrow(Problem)
    await expect(away.reminders.deliver('square')).rejects.toThrow(Problem)
    life.over = false
    await away.work()
    expect(stage.square.messages).toHaveLength(3)
  })
})
