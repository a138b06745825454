import { setTimeout as pause } from 'node:timers/promises'
import type { Engine } from '../../../src/store/engine.ts'
import { openExisting, storeOn } from '../../../src/store/open.ts'
import type { Random } from '../kill/random.ts'
import { gatheringAt, prepare, thisMinute } from './league.ts'
import { openPlace, type Place } from './place.ts'
import { tally, type Kept, type Tally } from './tally.ts'
import type { Town } from './town.ts'

export interface Run {
  dataDir: string
  databaseUrl?: string
  processes: number
  /** Of all processes together. */
  kills: number
  /** How long nobody else acts on what a killed process had claimed. */
  leaseMs?: number
  town: Town
  random: Random
}

export interface Outcome extends Tally {
  kills: number
  seconds: number
}

/** Far longer than a post takes, so that nobody loses a lease but by its end. */
const LEASE_MS = 3_000
const EVERY_MS = 200
/** Faster than an adapter would post; the peers take it. */
const PACE = 200
/** A process gets far in a ms; so many after the post that was waited for it is killed at most. */
const MOST_DELAY_MS = 12
/** One of so many is killed while it starts, plans or claims. */
const EARLY = 4
const MOST_START_MS = 3_000
const LOOK_MS = 2
/** After this without a post what is not settled is lost: many leases. */
const PATIENCE_MS = 60_000

/** Lets reminders fall due and kills who sends them, waits until nothing is left to be sent, and counts. */
export async function measure({
  dataDir,
  databaseUrl,
  processes,
  kills,
  leaseMs = LEASE_MS,
  town,
  random,
}: Run): Promise<Outcome> {
  const place = { dataDir, ...(databaseUrl ? { databaseUrl } : {}) }
  const dueAt = thisMinute()
  await prepare(place, town.channels, dueAt)
  const { on } = town
  const start = { ...place, on, events: [gatheringAt(dueAt)], leaseMs, everyMs: EVERY_MS, pace: PACE }
  const began = performance.now()
  const places = Array.from({ length: processes }, () => openPlace(start, town.heard))
  const engine = await openExisting(place, () => new Date())
  try {
    await killAll(places, kills, town, random)
    await nothingLeft(engine, town)
    const seconds = (performance.now() - began) / 1_000
    const done = places.reduce((sum, one) => sum + one.kills(), 0)
    const ids = town.channels.map(({ id }) => id)
    return { ...tally(ids, town.posts(), await keptIn(engine)), kills: done, seconds }
  } finally {
    places.forEach(one => one.end())
    await engine.close()
  }
}

/** Kills spread over all posts, each at a random moment of a random process. */
async function killAll(places: readonly Place[], kills: number, town: Town, random: Random): Promise<void> {
  const afters = Array.from({ length: kills }, () => random.below(town.channels.length)).sort((a, b) => a - b)
  for (const after of afters) {
    const place = places[random.below(places.length)]
    if (!place) return
    const isEarly = random.below(EARLY) === 0
    const before = place.kills()
    await until(() => town.count() >= after && (isEarly || place.isReady()))
    while (place.kills() === before) {
      await pause(random.below(isEarly ? MOST_START_MS : MOST_DELAY_MS))
      place.kill()
    }
  }
}

async function nothingLeft(engine: Engine, town: Town): Promise<void> {
  const { ledger } = storeOn(engine, () => new Date())
  let last = { count: town.count(), at: Date.now() }
  for (;;) {
    const { due, ...settled } = await ledger.counts(new Date(0))
    const ended = Object.values(settled).reduce((sum, count) => sum + count, 0)
    if (due === 0 && ended >= town.channels.length) return
    if (town.count() !== last.count) last = { count: town.count(), at: Date.now() }
    if (Date.now() - last.at > PATIENCE_MS) return
    await pause(50)
  }
}

function keptIn(engine: Engine): Promise<Kept[]> {
  return engine.read(db => db.selectFrom('ledger').select(['channel', 'how']).execute())
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(LOOK_MS)
}
