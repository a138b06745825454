import { setTimeout as pause } from 'node:timers/promises'

/** What a platform takes in a stretch of time. */
export interface Limit {
  requests: number
  perMs: number
}

/** Time as paces need it: it never goes back. */
export interface Ticking {
  now(): number
  wait(ms: number): Promise<void>
}

/** Spreads posts that nobody waits for over a platform's limit, and lets answers to people go first. */
export interface Pace {
  /** Whether each workspace has a limit of its own. */
  readonly apart: boolean
  /** Fulfilled when the next unasked post may go out, in the order in which it was asked. */
  turn(workspace: string): Promise<void>
  /** Fulfilled when an answer may go out: at once, unless the limit is used up. What is unasked makes room for it. */
  answer(workspace: string): Promise<void>
  /** An answer goes out without waiting, where the limit is a guess of ours: what is unasked makes room for it all the same. */
  answered(workspace: string): void
  /** The platform took an unasked post, or asked us to wait with it. */
  taken(workspace: string): void
  busy(workspace: string, waitMs: number): void
  /** The platform had too much of everything: nothing unasked goes out meanwhile, and less than before after that. */
  slow(workspace: string, waitMs: number): void
}

/** So much of a limit is used by what is unasked and answers together: clocks and networks are uneven. */
const SHARE = 0.95
/** What comes late by a moment may be followed by so much more in the same stretch; else all after it would be late, too. */
const SPARE = 0.02
/** So much of that is left after a refusal: others may use the limit, too. */
const LESS = 0.85
/** It comes back slowly: nothing would be all after so long. */
const BACK_MS = 200_000
const LEAST = 0.02
/** What is behind by no more than this catches up; a longer rest gives no right to a burst. */
const CATCH_UP_MS = 250
/** Nobody waits longer for a turn: leases of reminders are longer. */
const MOST_AHEAD_MS = 30_000
/** So many refusals one after the other mean the platform as a whole, not one channel. */
const BUSY_IN_A_ROW = 3

const TICKING: Ticking = { now: () => performance.now(), wait: ms => pause(ms) }

/** One limit for all that we send. */
export function onePace(limit: Limit, ticking = TICKING): Pace {
  const one = laneOf(limit, ticking)
  return paceOf(false, () => one, one.turn)
}

/** A limit for each workspace; `all` together leave the process time for answers. */
export function paceEach(limit: Limit, all: Limit, ticking = TICKING): Pace {
  const lanes = new Map<string, Lane>()
  const together = laneOf(all, ticking)
  const laneFor = (workspace: string) => {
    const lane = lanes.get(workspace) ?? laneOf(limit, ticking)
    lanes.set(workspace, lane)
    return lane
  }
  return paceOf(true, laneFor, async workspace => {
    await laneFor(workspace).turn()
    await together.turn()
  })
}

function paceOf(apart: boolean, laneFor: (workspace: string) => Lane, turn: Pace['turn']): Pace {
  return {
    apart,
    turn,
    answer: workspace => laneFor(workspace).answer(),
    answered: workspace => laneFor(workspace).answered(),
    taken: workspace => void (laneFor(workspace).refusals = 0),
    busy(workspace, waitMs) {
      const lane = laneFor(workspace)
      lane.refusals += 1
      if (lane.refusals >= BUSY_IN_A_ROW) lane.slow(waitMs)
    },
    slow: (workspace, waitMs) => laneFor(workspace).slow(waitMs),
  }
}

interface Lane {
  turn(): Promise<void>
  answer(): Promise<void>
  answered(): void
  slow(waitMs: number): void
  /** In a row. */
  refusals: number
}

function laneOf({ requests, perMs }: Limit, { now, wait }: Ticking): Lane {
  const { untilFewer, count } = stretchOf(perMs, now)
  let next = now()
  let slowed = { at: now(), share: SHARE }

  const share = () => Math.min(SHARE, slowed.share + (now() - slowed.at) / BACK_MS)
  const step = () => perMs / (requests * share())
  /** How far the next one is ahead, less than 0 where it is behind. */
  const ahead = () => {
    const ms = next - now()
    return ms < -CATCH_UP_MS ? 0 : Math.min(ms, MOST_AHEAD_MS)
  }
  const go = async (most: number) => {
    for (let ms = untilFewer(most); ms > 0; ms = untilFewer(most)) await wait(ms)
    count()
  }
  return {
    refusals: 0,
    async turn() {
      const ms = ahead()
      next = now() + ms + step()
      if (ms > 0) await wait(ms)
      await go(Math.ceil(requests * (share() + SPARE)))
    },
    async answer() {
      next = now() + ahead() + step()
      await go(requests)
    },
    answered() {
      next = now() + ahead() + step()
      count()
    },
    slow(waitMs) {
      const here = now()
      next = Math.max(next, here + waitMs)
      if (here - slowed.at >= perMs || slowed.share === SHARE)
        slowed = { at: here, share: Math.max(LEAST, share() * LESS) }
    },
  }
}

/** What went out in the stretch of time before now. */
function stretchOf(perMs: number, now: Ticking['now']) {
  const gone: number[] = []
  const isWithin = (at: number) => at > now() - perMs && at <= now()
  return {
    /** How long until fewer than this have gone out in it. */
    untilFewer(most: number): number {
      const last = gone[gone.length - most]
      return last !== undefined && isWithin(last) ? last + perMs - now() : 0
    },
    count(): void {
      while (gone[0] !== undefined && !isWithin(gone[0])) gone.shift()
      gone.push(now())
    },
  }
}
