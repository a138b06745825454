import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command, missing, startPostgres, type Server } from '../contracts/postgres.ts'
import { folders } from '../store/folders.ts'
import { clockAt } from './clock.ts'
import { EVENTS } from './events.ts'
import { BEFORE, doomed, DUE, everyFall, ignoring, keptIn, recovered, type Kept } from './falling.ts'
import { onDiscord, onSlack, type Ground } from './peer-grounds.ts'
import { openStage } from './stage.ts'

/** Each fall is a conversation over HTTP, and others use the machine. */
const PATIENCE_MS = 240_000

const freshFolder = folders()
let server: Server | undefined
let database: string | undefined
beforeAll(async () => {
  if (!missing) server = await startPostgres()
})
afterAll(() => server?.end())

const inSqlite = () => keptIn({ dataDir: freshFolder() })
/** One database, emptied each time: making one takes longer than all that is done in it. */
const inPostgres = async () => {
  database ??= await server!.fresh()
  await command(database, 'drop schema public cascade; create schema public')
  return keptIn({ dataDir: freshFolder(), databaseUrl: database })
}

const STORES = [
  ['SQLite', inSqlite, true],
  [`PostgreSQL${missing ? ` (skipped: ${missing})` : ''}`, inPostgres, !missing],
] as const

/** A process falls at every step of a reminder's way, before and after it; others go on with adapters of their own. */
async function fallEverywhere(kept: () => Promise<Kept>, ground: Ground) {
  const ends = { reminders: 0, lost: 0, doubled: 0, unknown: 0 }
  const open = (store: Kept) => {
    const { square, more } = ground.process()
    return openStage({ events: EVENTS, clock: ground.clock, square, more, ...store })
  }
  await everyFall(kept, open, async (stage, life) => {
    ground.clock.set(BEFORE)
    const place = ground.channel()
    await stage.say('remind here about summits 1 day before at 09:00 UTC', { in: place })
    stage.clock.set(DUE)
    await ignoring(doomed(stage, life).work())
    Object.assign(stage.square, ground.process().square)
    await recovered(stage)
    const { sent, late, unknown, due } = await stage.ledger.counts(new Date(0))
    expect([sent + late + unknown, due]).toEqual([1, 0])
    const posts = ground.reminders(place)
    ends.reminders += 1
    ends.unknown += unknown
    if (posts > 1) ends.doubled += 1
    if (posts === 0 && unknown === 0) ends.lost += 1
  })
  return ends
}

describe.each(STORES)('a reminder of a process that falls at any step, with a store in %s', (_name, kept, isThere) => {
  const itWhereThere = it.skipIf(!isThere)

  itWhereThere(
    'comes once on Discord',
    async () => {
      const ground = await onDiscord(clockAt(BEFORE))
      const ends = await fallEverywhere(kept, ground).finally(ground.close)
      expect(ends).toEqual({ reminders: ends.reminders, lost: 0, doubled: 0, unknown: 0 })
      expect(ends.reminders).toBeGreaterThan(10)
    },
    PATIENCE_MS,
  )

  itWhereThere(
    'comes once on Slack, where we may look',
    async () => {
      const ground = await onSlack(clockAt(BEFORE), true)
      const ends = await fallEverywhere(kept, ground).finally(ground.close)
      expect(ends).toEqual({ reminders: ends.reminders, lost: 0, doubled: 0, unknown: 0 })
      expect(ends.reminders).toBeGreaterThan(10)
    },
    PATIENCE_MS,
  )

  itWhereThere(
    'comes at most once on Slack, where we may not look, and the unknown is counted',
    async () => {
      const ground = await onSlack(clockAt(BEFORE), false)
      const ends = await fallEverywhere(kept, ground).finally(ground.close)
      expect(ends).toMatchObject({ lost: 0, doubled: 0 })
      expect(ends.unknown).toBeGreaterThan(0)
    },
    PATIENCE_MS,
  )
})
