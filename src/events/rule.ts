import { spanOf } from '../knowledge/dates.ts'
import type { Occasion, Repeat } from './occasion.ts'
import { startDays } from './occurrences.ts'
import { momentOf, plainOf, type Wall } from './wall.ts'
import { zoneOf } from './zones.ts'

const FREQUENCIES = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const
const LONGEST_MONTH = 31
const LEAP_DAY = { month: 2, day: 29 }

/**
 * How an occasion repeats, as lines of a calendar file (RFC 5545). A rule of the standard leaves out the months that
 * lack a day; ours falls on their last, so these days are listed beside it, up to the day `ahead`. (A choice among the
 * days of a month, BYSETPOS, is not understood by every program.)
 */
export function toRule({ repeats, ...occasion }: Occasion, wall: Wall, ahead: string): string | undefined {
  if (!repeats) return undefined
  const parts = [`FREQ=${FREQUENCIES[repeats.every]}`, `INTERVAL=${Math.max(1, Math.floor(repeats.times))}`]
  const lastDay = lastDayOf(repeats, wall)
  if (lastDay) parts.push(lastDay)
  if (repeats.until !== undefined) parts.push(`UNTIL=${untilOf(spanOf(repeats.until).end, wall)}`)
  const rule = `RRULE:${parts.join(';')}`
  if (lastDay || repeats.every !== 'month') return rule
  const days = [...startDays({ ...occasion, repeats }, wall.start.toPlainDate().toString(), ahead)]
  const moved = days.filter(day => Number(day.slice(8)) !== wall.start.day)
  return moved.length > 0 ? `${rule}\r\n${listed(moved, wall)}` : rule
}

/** The 31st and 29 February are the last days of their months wherever they are missing. */
function lastDayOf({ every }: Repeat, { start: { day, month } }: Wall): string | undefined {
  if (every === 'month' && day === LONGEST_MONTH) return 'BYMONTHDAY=-1'
  const isLeapDay = month === LEAP_DAY.month && day === LEAP_DAY.day
  return every === 'year' && isLeapDay ? `BYMONTH=${month};BYMONTHDAY=-1` : undefined
}

function listed(days: readonly string[], { start, zone, wholeDays }: Wall): string {
  if (wholeDays) return `RDATE;VALUE=DATE:${days.map(compact).join(',')}`
  const time = compact(start.toPlainTime().toString({ smallestUnit: 'second' }))
  const isUtc = zone === zoneOf({})
  return `RDATE${isUtc ? '' : `;TZID=${zone}`}:${days.map(day => `${compact(day)}T${time}${isUtc ? 'Z' : ''}`).join(',')}`
}

/** The day, included; beside a clock time the standard wants a moment in UTC. */
function untilOf(day: string, { start, zone, wholeDays }: Wall): string {
  const last = plainOf(day)?.withPlainTime(start.toPlainTime())
  if (wholeDays || !last) return compact(day)
  return `${compact(momentOf(last, zone).toISOString().slice(0, 19))}Z`
}

/** `20261203` of `2026-12-03`, `20261203T140000` of `2026-12-03T14:00:00`. */
export function compact(text: string): string {
  return text.replace(/[-:]/g, '')
}
