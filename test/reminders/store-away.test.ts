import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Problem } from '../../src/errors.ts'
import { openEngine, storeOn } from '../../src/store/open.ts'
import { orderIn } from '../bench/reminders/league.ts'
import { missing, startPostgres } from '../contracts/postgres.ts'
import { folders } from '../store/folders.ts'
import { clockAt } from './clock.ts'
import { EVENTS } from './events.ts'
import { openStage, type Stage } from './stage.ts'

const CREATED = new Date('2026-11-01T00:00:00Z')
const DUE = '2026-12-09T09:00:05Z'
const CHANNELS = Array.from({ length: 120 }, (_, at) => `C${at}`)
const LEADS = [{ count: 1, unit: 'day' }] as const
const MINUTE_MS = 60_000
/** A server is stopped and started. */
const PATIENCE_MS = 60_000

const freshFolder = folders()

/** Reminders over a real store, ordered for all channels and due a little later. */
async function onStore(place: { dataDir: string; databaseUrl?: string }) {
  const clock = clockAt('2026-12-09T08:58:00Z')
  const engine = await openEngine(place, clock.now)
  const { ledger, teams } = storeOn(engine, clock.now)
  const channels = CHANNELS.map(id => ({ platform: 'square', workspace: 'T1', id }))
  await Promise.all(channels.map(channel => teams.order(orderIn(channel, { leads: LEADS }, CREATED))))
  const stage = openStage({ events: EVENTS, clock, ledger, teams })
  await stage.work()
  return { engine, stage }
}

/** Whether planning and posting were refused, as the program's own chores find out. */
async function isRefused({ reminders, square }: Stage): Promise<boolean> {
  const works = [() => reminders.tick(), () => reminders.deliver(square.name)]
  const failed: unknown[] = []
  for (const work of works) await work().catch((cause: unknown) => failed.push(cause))
  for (const cause of failed) expect(cause).toBeInstanceOf(Problem)
  return failed.length > 0
}

/** As the chores go on: each lease is over sooner or later. */
async function goesOn(stage: Stage): Promise<string[]> {
  for (let times = 0; times < 4; times++) {
    await stage.work()
    stage.clock.forward(3 * MINUTE_MS)
  }
  return stage.square.messages.map(({ to }) => to).toSorted()
}

describe('reminders whose store is away for a while', () => {
  it('come once each after the disk was full', async () => {
    const { engine, stage } = await onStore({ dataDir: freshFolder() })
    const limit = (pages: number) => engine.read(db => sql.raw(`pragma max_page_count = ${pages}`).execute(db))
    await limit(1)
    stage.clock.set(DUE)
    expect(await isRefused(stage)).toBe(true)
    expect(stage.square.messages).toEqual([])
    await limit(100_000)
    await stage.reminders.tick()
    await limit(1)
    await isRefused(stage)
    await limit(100_000)
    expect(await goesOn(stage)).toEqual(CHANNELS.toSorted())
    await engine.close()
  })

  it.skipIf(missing)(
    `come once each after the database was down${missing ? ` (skipped: ${missing})` : ''}`,
    async context => {
      const server = await startPostgres()
      onTestFinished(() => server.end())
      if (!server.power) return context.skip('the server of TEST_DATABASE_URL is not ours to stop')
      const { engine, stage } = await onStore({ dataDir: freshFolder(), databaseUrl: await server.fresh() })
      stage.clock.set(DUE)
      await stage.reminders.tick()
      const { post } = stage.square
      /** It goes down in the middle of them. */
      stage.square.post = async (...given) => {
        if (stage.square.posts === 40) await server.power?.off()
        return post(...given)
      }
      await expect(stage.reminders.deliver('square')).rejects.toThrow(Problem)
      expect(await isRefused(stage)).toBe(true)
      const meanwhile = stage.square.messages.length
      expect(meanwhile).toBeLessThan(CHANNELS.length)
      stage.clock.forward(MINUTE_MS)
      await server.power.on()
      expect(await goesOn(stage)).toEqual(CHANNELS.toSorted())
      await engine.close()
    },
    PATIENCE_MS,
  )
})
