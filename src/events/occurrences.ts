import { Temporal } from 'temporal-polyfill'
import { dayOf, spanOf } from '../knowledge/dates.ts'
import { momentsOf } from './moments.ts'
import { dateOf, type Occasion, type Repeat } from './occasion.ts'
import { wallOf } from './wall.ts'

/** One time that an occasion happens. */
export interface Occurrence {
  occasion: Occasion
  /** Its first day, `YYYY-MM-DD`; with the occasion's id it names the occurrence. */
  occurrence: string
  start: Date
  end: Date
}

/** From `from` until before `to`. */
export interface Window {
  from: Date
  to: Date
}

/** More days than two years of a daily meeting: whoever wants more asks for the next window. */
const MOST = 1_000
/** No zone is farther than this from the day in UTC. */
const ZONES_APART_DAYS = 2
const LAST_MOMENT = Date.UTC(9999, 11, 28)
const FIRST_MOMENT = Date.UTC(1, 0, 4)

/**
 * The occurrences that a window touches, earliest first, made as they are asked for: also one that began before it and
 * still runs. What repeats by month or year keeps its day and falls on the month's last where that is missing: the 31st
 * on 30 April, 29 February on the 28th.
 */
export function* occurrencesOf(occasion: Occasion, { from, to }: Window): Generator<Occurrence> {
  const wall = wallOf(occasion)
  if (!wall) return
  const days = wall.start.until(wall.end, { largestUnit: 'day' }).days + ZONES_APART_DAYS
  const first = dayOf(within(from.getTime() - days * 86_400_000))
  const last = dayOf(within(to.getTime() + ZONES_APART_DAYS * 86_400_000))
  for (const occurrence of startDays(occasion, first, last)) {
    const moments = momentsOf(occasion, occurrence)
    if (moments && touches(moments, from, to)) yield { occasion, occurrence, ...moments }
  }
}

/** All that a window touches, of many occasions: the earliest start first, of equal ones the earlier end. */
export function occurrencesIn(occasions: Iterable<Occasion>, window: Window): Occurrence[] {
  const found = [...occasions].flatMap(occasion => [...occurrencesOf(occasion, window)])
  return found.sort((a, b) => +a.start - +b.start || +a.end - +b.end || (a.occasion.id < b.occasion.id ? -1 : 1))
}

/** The first days, from `first` to `last` (both included), of the occurrences of an occasion with fixed days. */
export function* startDays(occasion: Occasion, first: string, last: string): Generator<string> {
  const base = dateOf(occasion.start)
  const { repeats } = occasion
  if (!repeats) {
    if (base >= first && base <= last) yield base
    return
  }
  const end = repeats.until === undefined ? last : spanOf(repeats.until).end
  const from = nthBefore(base, repeats, first)
  for (let n = from; n < from + MOST; n++) {
    const day = nth(base, repeats, n)
    if (day > last || day > end) return
    if (day >= first) yield day
  }
}

/** Counted from the first day each time, so that the 31st comes back after a shorter month. */
function nth(base: string, { every, times }: Repeat, n: number): string {
  const step = n * stepOf(times)
  return Temporal.PlainDate.from(base)
    .add({ [`${every}s`]: step })
    .toString()
}

/** A number of the last occurrence before a day, or an earlier one: nothing is walked through day by day. */
function nthBefore(base: string, { every, times }: Repeat, day: string): number {
  if (day <= base) return 0
  const passed = Temporal.PlainDate.from(base).until(day, { largestUnit: every })
  return Math.max(0, Math.floor(passed[`${every}s` as const] / stepOf(times)) - 1)
}

function stepOf(times: number): number {
  return Math.max(1, Math.floor(times))
}

function touches({ start, end }: { start: Date; end: Date }, from: Date, to: Date): boolean {
  return start < to && (end > from || (+start === +end && start >= from))
}

/** Days beyond these have more than four digits of year, and no ISO order. */
function within(time: number): Date {
  return new Date(Math.min(Math.max(time, FIRST_MOMENT), LAST_MOMENT))
}
