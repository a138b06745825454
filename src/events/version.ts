import { createHash } from 'node:crypto'
import { isDeadline, type Occasion } from './occasion.ts'
import { zoneOf } from './zones.ts'

/** So many hexadecimal digits keep the versions of one occasion apart and an id short. */
const DIGITS = 12

/**
 * A short text that changes when something changes that a reminder tells or is timed by: name, days, times, zone,
 * place, whether it is fixed, cancelled or a deadline. Wording, sources and how often it repeats do not count.
 */
export function versionOf(occasion: Occasion): string {
  const { name, start, end = '', place = '', exact, cancelled = false } = occasion
  const told = JSON.stringify([name, start, end, zoneOf(occasion), place, exact, cancelled, isDeadline(occasion)])
  return createHash('sha256').update(told).digest('hex').slice(0, DIGITS)
}
