/** How an answer goes wrong. */
export type Failure =
  /** 429 for the route's bucket, for the whole bot, or for a shared resource; it lasts for `retryAfter` seconds. */
  | { kind: 'limited'; retryAfter: number; scope?: 'user' | 'global' | 'shared' }
  /** An error from Discord's side or of ours, without anything being done. */
  | { kind: 'status'; status: number; code?: number; message?: string }
  /** No answer, ever, and nothing is done. */
  | { kind: 'hang' }
  /** The line is cut before anything is done. */
  | { kind: 'cut' }
  /** It is done, but the answer is lost: the line is closed, or reset so that discord.js tries again. */
  | { kind: 'lost'; reset?: boolean }
  /** It is done after a while. */
  | { kind: 'slow'; ms: number }

/** Which requests: `POST /channels/:channel/messages` with any names for what varies, or a pattern for method and path. */
export type Which = string | RegExp

export interface Trouble {
  /** How many requests met it. */
  readonly hits: number
  stop(): void
}

export interface Faults {
  /** The next `times` requests of a route go wrong. */
  add(which: Which, failure: Failure, times: number): Trouble
  /** The failure that this request meets; counts it. */
  meet(route: string, path: string): Failure | undefined
}

export function openFaults(): Faults {
  const planned: { which: Which; failure: Failure; left: number; hits: number }[] = []
  return {
    add(which, failure, times) {
      const one = { which, failure, left: times, hits: 0 }
      planned.push(one)
      return {
        get hits() {
          return one.hits
        },
        stop: () => void (one.left = 0),
      }
    },
    meet(route, path) {
      const next = planned.find(one => one.left > 0 && fits(one.which, route, path))
      if (!next) return undefined
      next.left--
      next.hits++
      return next.failure
    },
  }
}

function fits(which: Which, route: string, path: string): boolean {
  return typeof which === 'string' ? nameless(which) === nameless(route) : which.test(path)
}

function nameless(route: string): string {
  return route.replace(/:\w+/g, ':')
}
