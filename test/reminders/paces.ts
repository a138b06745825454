import { onePace, type Pace } from '../../src/bot/pace.ts'
import type { Clock } from './clock.ts'

/** So many posts a second, by a clock that is moved by hand. */
export function paceAt({ now, wait }: Clock, requests = 10): Pace {
  return onePace({ requests, perMs: 1_000 }, { now: () => +now(), wait })
}

/** Nobody waits for a turn. */
export const atOnce: Pace = {
  apart: false,
  turn: async () => {},
  answer: async () => {},
  answered: () => {},
  taken: () => {},
  busy: () => {},
  slow: () => {},
}
