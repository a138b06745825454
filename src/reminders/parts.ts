import type { Facts } from '../bot/handler.ts'
import type { Platform } from '../bot/platform.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { Ledger } from '../store/ledger.ts'
import type { Teams } from '../store/teams.ts'
import { happeningsOf, type Happening } from './happening.ts'
import type { Held } from './held.ts'
import type { PlanSource } from './source.ts'

/** What planning and delivering work with. */
export interface Works {
  facts: () => Facts
  ledger: Ledger
  teams: Teams
  platforms: () => ReadonlyMap<string, Platform>
  now: () => Date
  /** Unique per process. */
  worker: string
  log: Log
  metrics: Pick<Metrics, 'reminder' | 'reminderLag'>
  sources: readonly PlanSource[]
  /** How long a platform may take for one post. */
  postLimitMs: number
  /** How long nobody else acts on a claimed reminder; the delivery's own measure where it is left out. */
  leaseMs?: number | undefined
  held: () => Promise<Held>
}

/** Stands for the version of an event that is no more. */
export const GONE = 'gone'

/** An event of the facts or of any team; its team has to be looked at before a person is told of it. */
export function happeningIn({ facts }: Pick<Works, 'facts'>, held: Held, id: string): Happening | undefined {
  return happeningsOf(facts().knowledge).get(id) ?? held.ownById.get(id)
}

export function versionIn(works: Pick<Works, 'facts'>, held: Held, id: string): string {
  return happeningIn(works, held, id)?.version ?? GONE
}

/** Every event that may be told of. */
export function allHappenings({ facts }: Pick<Works, 'facts'>, held: Held): Happening[] {
  return [...happeningsOf(facts().knowledge).values(), ...held.ownById.values()]
}
