import { shifted } from './dues.ts'

/** So many refusals one after the other mean the platform as a whole, not one channel. */
const BUSY_IN_A_ROW = 3

/** Spreads posts over time, so that answers to people have room within the platform's limits. */
export interface Pace {
  /** Fulfilled when the next post may go out; in the order in which it was asked. */
  turn(): Promise<void>
  /** The platform asked us to wait. */
  busy(waitMs: number): void
  /** It took a post. */
  taken(): void
}

/** @param perSecond posts */
export function pace(perSecond: number, now: () => Date, wait: (ms: number) => Promise<void>): Pace {
  const step = 1_000 / Math.max(perSecond, 0.01)
  let next = new Date(0)
  let refusals = 0
  return {
    async turn() {
      const here = now()
      /** A clock that was set back must not make us wait for it. */
      const ahead = Math.min(Math.max(next.getTime() - here.getTime(), 0), MOST_AHEAD_MS)
      next = shifted(here, ahead + step)
      if (ahead > 0) await wait(ahead)
    },
    busy(waitMs) {
      refusals += 1
      const until = shifted(now(), waitMs)
      if (refusals >= BUSY_IN_A_ROW && until > next) next = until
    },
    taken: () => void (refusals = 0),
  }
}

/** Nobody waits longer for a turn: leases are longer. */
const MOST_AHEAD_MS = 30_000
