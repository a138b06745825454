/** A day, month or year as people know it: `2024-11-20`, `2024-11` or `2024`. */
export type PartialDate = string

/** An interval of whole days, both ends included, as `YYYY-MM-DD`; ISO days compare as strings. */
export interface Span {
  start: string
  end: string
}

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/
export const FOREVER: Span = { start: '0000-01-01', end: '9999-12-31' }

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** The number of days in a month (1–12) of the proleptic Gregorian calendar. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Whether the text is a real day, month or year. */
export function isPartialDate(text: string): boolean {
  const [, year, month, day] = SHAPE.exec(text) ?? []
  if (!year) return false
  if (month && (Number(month) < 1 || Number(month) > 12)) return false
  return !day || (Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month)))
}

/** The days that a partial date covers: a year is 366 or 365 of them. */
export function spanOf(date: PartialDate): Span {
  const [, year = '0000', month, day] = SHAPE.exec(date) ?? []
  if (day) return { start: date, end: date }
  if (month) return { start: `${date}-01`, end: `${date}-${daysIn(Number(year), Number(month))}` }
  return { start: `${year}-01-01`, end: `${year}-12-31` }
}

/** `2024-11-20/2024-11-21`, or a single partial date, as the days it covers. */
export function spanOfRange(range: string): Span {
  const [first = '', last = first] = range.split('/')
  return { start: spanOf(first).start, end: spanOf(last).end }
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end
}

/** `2024-11-20` as "20 November 2024", `2024-11` as "November 2024". */
export function spellDate(date: PartialDate): string {
  const [, year = date, month, day] = SHAPE.exec(date) ?? []
  if (!month) return year
  const name = MONTHS[Number(month) - 1] ?? month
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`
}

/** Two dates as people write a stretch of days: "20–21 November 2024", "31 October – 2 November 2024". */
export function spellRange(start: PartialDate, end: PartialDate | undefined): string {
  if (!end || end === start) return spellDate(start)
  const sameYear = start.slice(0, 4) === end.slice(0, 4)
  if (start.length === 10 && end.length === 10 && start.slice(0, 7) === end.slice(0, 7))
    return `${Number(start.slice(8))}–${spellDate(end)}`
  const first = spellDate(start)
  return `${sameYear && start.length > 4 ? first.slice(0, -5) : first} – ${spellDate(end)}`
}

/** The ISO day of a moment, in UTC. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}

/** The day `days` after (before, when negative) an ISO day. */
export function addDays(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + days)
  return dayOf(moment)
}

export function monthNames(): readonly string[] {
  return MONTHS
}
