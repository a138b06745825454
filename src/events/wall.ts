import { Temporal } from 'temporal-polyfill'
import { dateOf, isClocked, type Occasion } from './occasion.ts'
import { isZone, zoneOf } from './zones.ts'

const SHAPE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/

/** Start and end as the calendar and the clock on the wall show them in the occasion's zone. */
export interface Wall {
  start: Temporal.PlainDateTime
  /** Not included: for whole days 00:00 of the day after the last. */
  end: Temporal.PlainDateTime
  zone: string
  /** Neither start nor end has a clock time. */
  wholeDays: boolean
}

/**
 * When an occasion, or the occurrence of it that starts on `day`, is on its own wall. Undefined while its days are not
 * fixed, and where a day, time or zone is none. An end before its start counts as the earliest end that is none.
 */
export function wallOf(occasion: Occasion, day = dateOf(occasion.start)): Wall | undefined {
  if (!occasion.exact || (occasion.zone !== undefined && !isZone(occasion.zone))) return undefined
  const base = plainOf(occasion.start)
  const until = plainOf(occasion.end ?? occasion.start)
  const first = plainOf(day)
  if (!base || !until || !first) return undefined
  const endsOnDay = !isClocked(occasion.end ?? occasion.start)
  const shift = base.toPlainDate().until(first.toPlainDate())
  const start = base.add(shift)
  const end = (endsOnDay ? until.toPlainDate().add({ days: 1 }).toPlainDateTime() : until).add(shift)
  const soonest = isClocked(occasion.start) ? start : start.add({ days: endsOnDay ? 1 : 0 })
  const last = Temporal.PlainDateTime.compare(end, soonest) < 0 ? soonest : end
  return { start, end: last, zone: zoneOf(occasion), wholeDays: endsOnDay && !isClocked(occasion.start) }
}

/** The moment of a wall time; one that clocks skip counts as after the gap, one that they show twice as the first. */
export function momentOf(wall: Temporal.PlainDateTime, zone: string): Date {
  return new Date(wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds)
}

/** What calendar and clock of a zone show at a moment. */
export function wallAt(moment: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone)
}

/** A day (00:00) or a day with its time; undefined for what is none, as 2026-02-30. */
export function plainOf(text: string): Temporal.PlainDateTime | undefined {
  if (!SHAPE.test(text)) return undefined
  try {
    return Temporal.PlainDateTime.from(text)
  } catch {
    return undefined
  }
}
