import { Temporal } from 'temporal-polyfill'
import { addDays, FOREVER, isPartialDate, monthNames, spanOf, type Span } from '../knowledge/dates.ts'

export interface ReadTimes {
  /** Stretches of days that were named, in their order; one of them is enough. */
  spans: Span[]
  /** The words that are about something else. */
  left: string[]
}

const MONTHS: ReadonlyMap<string, number> = new Map([
  ...monthNames().flatMap((name, at) => [
    [name.toLowerCase(), at + 1] as const,
    [name.slice(0, 3).toLowerCase(), at + 1] as const,
  ]),
  ['sept', 9],
])
const UNITS: ReadonlyMap<string, 'day' | 'week' | 'month' | 'year'> = new Map([
  ...['day', 'days'].map(word => [word, 'day'] as const),
  ...['week', 'weeks'].map(word => [word, 'week'] as const),
  ...['month', 'months'].map(word => [word, 'month'] as const),
  ...['year', 'years'].map(word => [word, 'year'] as const),
])
const SHIFTS: ReadonlyMap<string, number> = new Map(
  Object.entries({ this: 0, current: 0, next: 1, coming: 1, following: 1, last: -1, previous: -1, past: -1 }),
)
const AFTER = new Set(['after'])
const FROM = new Set(['from', 'since', 'starting', 'beginning', 'between'])
const BEFORE = new Set(['before'])
const UNTIL = new Set(['until', 'till', 'to', 'through', 'by'])
/** 29 February is at most so many years off. */
const YEARS_OFF = Array.from({ length: 9 }, (_, years) => years)

/** The words that name a time, with those beside them that only do so together ("next week", "from march to may"). */
export const TIME_WORDS: readonly string[] = [...monthNames().map(name => name.toLowerCase()), 'today', 'tomorrow']

interface Found {
  span: Span
  words: number
}

/** Reads months, years, days, quarters and weeks, seen from a day: a month without a year is the next one to come. */
export function readTimes(words: readonly string[], today: string): ReadTimes {
  const spans: Span[] = []
  const left: string[] = []
  const between = words.includes('between')
  for (let at = 0; at < words.length;) {
    const last = spans.at(-1)
    const bound = boundOf(words[at] ?? '', between && last !== undefined)
    const found = bound && timeAt(words, at + 1, bound === 'until' && last ? last.start : today)
    const plain = timeAt(words, at, today)
    if (found) addBound(spans, bound, found.span)
    else if (plain) spans.push(plain.span)
    else left.push(words[at] ?? '')
    at += found ? found.words + 1 : (plain?.words ?? 1)
  }
  return { spans, left }
}

/** @param between whether "and" may close what "between" opened */
function boundOf(word: string, between: boolean): 'after' | 'from' | 'before' | 'until' | undefined {
  if (AFTER.has(word)) return 'after'
  if (FROM.has(word)) return 'from'
  if (BEFORE.has(word)) return 'before'
  return UNTIL.has(word) || (between && word === 'and') ? 'until' : undefined
}

function addBound(spans: Span[], bound: 'after' | 'from' | 'before' | 'until', { start, end }: Span): void {
  if (bound === 'after') spans.push({ start: addDays(end, 1), end: FOREVER.end })
  else if (bound === 'from') spans.push({ start, end: FOREVER.end })
  else {
    const from = spans.pop()?.start ?? FOREVER.start
    spans.push({ start: from, end: bound === 'until' ? end : addDays(start, -1) })
  }
}

function timeAt(words: readonly string[], at: number, from: string): Found | undefined {
  return absolute(words, at) ?? monthAt(words, at, from) ?? quarterAt(words, at, from) ?? relative(words, at, from)
}

/** "2027", "2026-12", "2026-12-03" */
function absolute(words: readonly string[], at: number): Found | undefined {
  const word = words[at] ?? ''
  const isDate = /^(?:19|20)\d{2}(?:-\d{2}){0,2}$/.test(word) && isPartialDate(word)
  return isDate ? { span: spanOf(word), words: 1 } : undefined
}

/** "december", "dec 2026", "3 december", "december 3rd 2026" */
function monthAt(words: readonly string[], at: number, from: string): Found | undefined {
  const dayFirst = dayIn(words[at])
  const month = MONTHS.get(words[dayFirst ? at + 1 : at] ?? '')
  if (!month) return undefined
  const afterMonth = at + (dayFirst ? 2 : 1)
  const day = dayFirst ?? dayIn(words[afterMonth])
  const dayEnd = afterMonth + (day && !dayFirst ? 1 : 0)
  const afterDay = day && words[dayEnd] === ',' && yearIn(words[dayEnd + 1]) ? dayEnd + 1 : dayEnd
  const year = yearIn(words[afterDay])
  const text = (one: number) =>
    [one, month, day].flatMap(part => (part ? [String(part).padStart(2, '0')] : [])).join('-')
  const own = year ?? YEARS_OFF.map(later => Number(from.slice(0, 4)) + later).find(one => spanEnd(text(one)) >= from)
  const date = text(own ?? Number(from.slice(0, 4)))
  return isPartialDate(date) ? { span: spanOf(date), words: (year ? afterDay + 1 : dayEnd) - at } : undefined
}

function spanEnd(date: string): string {
  return isPartialDate(date) ? spanOf(date).end : ''
}

function dayIn(word = ''): number | undefined {
  const [, digits] = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word) ?? []
  const day = Number(digits)
  return day >= 1 && day <= 31 ? day : undefined
}

function yearIn(word = ''): number | undefined {
  return /^(?:19|20)\d{2}$/.test(word) ? Number(word) : undefined
}

/** "q1", "q3 2027" */
function quarterAt(words: readonly string[], at: number, from: string): Found | undefined {
  const [, digit] = /^q([1-4])$/.exec(words[at] ?? '') ?? []
  if (!digit) return undefined
  const year = yearIn(words[at + 1])
  const [soon, later] = [0, 1].map(more => quarter(Number(from.slice(0, 4)) + more, Number(digit)))
  if (year) return { span: quarter(year, Number(digit)), words: 2 }
  const span = soon && soon.end >= from ? soon : later
  return span && { span, words: 1 }
}

function quarter(year: number, number: number): Span {
  const [first, last] = [number * 3 - 2, number * 3].map(month => spanOf(`${year}-${String(month).padStart(2, '0')}`))
  return { start: first?.start ?? '', end: last?.end ?? '' }
}

/** "today", "this week", "next month", "next 3 weeks", "in 10 days" */
function relative(words: readonly string[], at: number, today: string): Found | undefined {
  const [first = '', second = '', third = ''] = words.slice(at, at + 3)
  const day = Temporal.PlainDate.from(today)
  if (first === 'today') return { span: { start: today, end: today }, words: 1 }
  if (first === 'tomorrow') return { span: spanOf(addDays(today, 1)), words: 1 }
  const count = /^\d{1,3}$/.test(second) ? Number(second) : undefined
  const counted = UNITS.get(third)
  if (count && counted && ['next', 'coming', 'in', 'within'].includes(first))
    return { span: { start: today, end: day.add({ [`${counted}s`]: count }).toString() }, words: 3 }
  const shift = SHIFTS.get(first)
  const unit = UNITS.get(second)
  return shift === undefined || !unit ? undefined : { span: stretch(day, unit, shift), words: 2 }
}

/** The calendar day, week (from Monday), month or year that lies so many further on. */
function stretch(today: Temporal.PlainDate, unit: 'day' | 'week' | 'month' | 'year', shift: number): Span {
  const there = today.add({ [`${unit}s`]: shift })
  if (unit === 'month') return spanOf(there.toString().slice(0, 7))
  if (unit === 'year') return spanOf(there.toString().slice(0, 4))
  const start = unit === 'week' ? there.subtract({ days: there.dayOfWeek - 1 }) : there
  return { start: start.toString(), end: start.add({ days: unit === 'week' ? 6 : 0 }).toString() }
}
