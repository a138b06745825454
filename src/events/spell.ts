import type { Temporal } from 'temporal-polyfill'
import { spellDate, spellRange } from '../knowledge/dates.ts'
import { WEEKDAYS } from './digest.ts'
import { turningPoint } from './moments.ts'
import { dateOf, hasClock, isClocked, isDeadline, type Occasion } from './occasion.ts'
import type { Occurrence } from './occurrences.ts'
import { wallAt, wallOf, type Wall } from './wall.ts'
import { spellZone, zoneOf } from './zones.ts'

type Day = Temporal.PlainDate

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The days of a start and an end as people write them, without their times: "31 October – 2 November 2026". */
export function spellDays(start: string, end?: string): string {
  return spellRange(dateOf(start), end && dateOf(end))
}

/** "Thursday 3 December 2026, 14:00 (Europe/Paris)" */
export function spellMoment(moment: Date, zone: string): string {
  const wall = wallAt(moment, zoneOf({ zone }))
  return `${spellDay(wall.toPlainDate())}, ${timeOf(wall)} (${spellZone(zone)})`
}

/**
 * When an occurrence is, for readers in a zone: "14–15 December 2026", the clock time of its own zone and, where it
 * differs, of theirs. A deadline of days says where on earth its day has to be over.
 */
export function spellWhen({ occasion, occurrence, start, end }: Occurrence, zone: string): string {
  const own = zoneOf(occasion)
  const wall = wallOf(occasion, occurrence)
  if (!wall) return spellDays(occasion.start, occasion.end)
  if (!isClocked(occasion.start) && !hasClock(occasion)) {
    const days = spellDays(occurrence, lastDay(wall).toString())
    return isDeadline(occasion) ? `${days} (end of day, ${spellZone(own)})` : days
  }
  if (isDeadline(occasion) && hasClock(occasion)) start = end
  const here = spellStretch(start, end, own)
  const sameClock = wallAt(start, own).offset === wallAt(start, zoneOf({ zone })).offset
  return sameClock ? here : `${here}, which is ${spellStretch(start, end, zone)}`
}

/**
 * How far off an occurrence is for readers in a zone: "in 6 days", "tomorrow", "in 1 hour", "started 2 hours ago",
 * "ended yesterday". A clock time is counted on the clock and rounded down, so that never more time is told than is
 * left; what has none is counted in dates of the zone.
 */
export function spellUntil(now: Date, occurrence: Occurrence, zone: string): string {
  const wall = wallOf(occurrence.occasion, occurrence.occurrence)
  return wall && !hasClock(occurrence.occasion)
    ? untilDays(now, occurrence, lastDay(wall), zone)
    : untilClock(now, occurrence, zone)
}

function untilDays(now: Date, { occasion, occurrence, start, end }: Occurrence, last: Day, zone: string): string {
  const today = wallAt(now, zoneOf({ zone })).toPlainDate()
  if (now >= end) return `${overOf(occasion)} ${daysAgo(datesBetween(new Date(+end - 1), now, zone))}`
  const left = today.until(isDeadline(occasion) ? last : occurrence).days
  if (left >= 0) return left === 0 ? 'today' : left === 1 ? 'tomorrow' : `in ${left} days`
  if (isDeadline(occasion)) return spellLeft(now, end, zone)
  return now < start ? spellLeft(now, start, zone) : `started ${daysAgo(-left)}`
}

function untilClock(now: Date, { occasion, start, end }: Occurrence, zone: string): string {
  const point = turningPoint(occasion, { start, end })
  if (now < point) return spellLeft(now, point, zone)
  if (+now === +point) return 'now'
  return now < end ? `started ${clockAgo(now, start, zone)}` : `${overOf(occasion)} ${clockAgo(now, end, zone)}`
}

function overOf(occasion: Occasion): string {
  return isDeadline(occasion) ? 'passed' : 'ended'
}

function spellLeft(now: Date, point: Date, zone: string): string {
  const left = +point - +now
  if (left < MINUTE) return 'in less than a minute'
  if (left < HOUR) return `in ${counted(left / MINUTE, 'minute')}`
  if (left < DAY) return `in ${counted(left / HOUR, 'hour')}`
  const dates = datesBetween(now, point, zone)
  return dates === 1 ? 'tomorrow' : `in ${counted(left / DAY, 'day')}`
}

function clockAgo(now: Date, then: Date, zone: string): string {
  const passed = +now - +then
  if (passed < MINUTE) return 'just now'
  if (passed < HOUR) return `${counted(passed / MINUTE, 'minute')} ago`
  if (passed < DAY) return `${counted(passed / HOUR, 'hour')} ago`
  return daysAgo(datesBetween(then, now, zone))
}

function daysAgo(days: number): string {
  return days < 1 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`
}

function datesBetween(from: Date, to: Date, zone: string): number {
  const [first, last] = [from, to].map(moment => wallAt(moment, zoneOf({ zone })).toPlainDate())
  return first && last ? first.until(last).days : 0
}

function counted(number: number, unit: string): string {
  const whole = Math.floor(number)
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`
}

/** "Thursday 3 December 2026, 14:00–15:30 (Europe/Paris)" */
function spellStretch(start: Date, end: Date, zone: string): string {
  const [from, to] = [start, end].map(moment => wallAt(moment, zoneOf({ zone })))
  if (!from || !to || +start === +end) return spellMoment(start, zone)
  if (from.toPlainDate().equals(to.toPlainDate()))
    return `${spellDay(from.toPlainDate())}, ${timeOf(from)}–${timeOf(to)} (${spellZone(zone)})`
  return `${spellDay(from.toPlainDate())}, ${timeOf(from)} – ${spellMoment(end, zone)}`
}

function spellDay(day: Day): string {
  return `${WEEKDAYS[day.dayOfWeek - 1] ?? ''} ${spellDate(day.toString())}`
}

function timeOf(wall: Temporal.ZonedDateTime): string {
  return wall.toPlainTime().toString({ smallestUnit: 'minute' })
}

function lastDay({ end }: Wall): Day {
  return end.subtract({ nanoseconds: 1 }).toPlainDate()
}
