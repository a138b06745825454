import type { Dict } from './wire.ts'

/** What goes wrong with a call. */
export type Fault =
  /** HTTP 429 with `Retry-After`, in seconds. */
  | { kind: 'rate-limit'; retryAfter: number }
  /** Any other HTTP status, 500 and 503 for instance. */
  | { kind: 'status'; status: number; body?: string }
  /** `{ ok: false, error }`, and whatever else. */
  | { kind: 'error'; error: string; more?: Dict }
  /** A reply that never comes; with `stored` the call is done all the same. */
  | { kind: 'hang'; stored?: boolean }
  /** The call is done, then the connection breaks before the reply. */
  | { kind: 'lost-reply' }
  /** The connection breaks and nothing is done. */
  | { kind: 'broken' }
  /** The reply comes, but late. */
  | { kind: 'slow'; ms: number }

export interface FaultOptions {
  /** How many calls it hits; once unless told otherwise. */
  times?: number | 'always'
  /** Hits only the calls whose arguments fit. */
  when?: (args: Dict) => boolean
}

export interface Switch {
  /** How many calls it has hit so far. */
  hits: number
  off(): void
}

export interface Faults {
  /** Besides methods it knows `response_url`, `upload` and `socket` (the WebSocket's opening). `*` is every call. */
  fail(method: string, fault: Fault, options?: FaultOptions): Switch
  /** The fault for this call, counted as a hit. */
  take(method: string, args: Dict): Fault | undefined
  clear(): void
}

interface Armed extends Switch {
  method: string
  fault: Fault
  left: number
  when: (args: Dict) => boolean
}

/** Faults that a test switches on; the one that was switched on first hits first. */
export function faultBoard(): Faults {
  let armed: Armed[] = []
  return {
    fail(method, fault, { times = 1, when = () => true } = {}) {
      const one: Armed = { method, fault, left: times === 'always' ? Infinity : times, when, hits: 0, off }
      function off() {
        armed = armed.filter(other => other !== one)
      }
      armed.push(one)
      return one
    },
    take(method, args) {
      const hit = armed.find(one => (one.method === method || one.method === '*') && one.left > 0 && one.when(args))
      if (!hit) return undefined
      hit.left -= 1
      hit.hits += 1
      if (hit.left === 0) hit.off()
      return hit.fault
    },
    clear() {
      armed = []
    },
  }
}
