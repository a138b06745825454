import { daysIn, spanOf, type Span } from '../../knowledge/dates.ts'
import { relationBefore, type Relation } from './bounds.ts'
import { MONTH, pad, yearFrom, type Found } from './period.ts'
import { BEGINS_PERIOD, periodAt } from './periods.ts'
import { together } from './together.ts'
import type { Token } from '../read/words.ts'

/** A time named in a question: what it covers, and whether the question is about it, what came since, or what was before. */
export interface TimeMention {
  start: number
  end: number
  span: Span
  relation: Relation
  /** Said relative to today ("next month"), not as a date. */
  relative: boolean
  /** Said without its year, which is then the nearest. */
  yearless?: boolean
}

/** Months that are also everyday words count only beside a number or after a preposition. */
const DOUBTFUL = new Set(['may', 'march', 'mar', 'dec', 'jan'])
const SEASONS = new Map([
  ['spring', ['03', '05']],
  ['summer', ['06', '08']],
  ['autumn', ['09', '11']],
  ['fall', ['09', '11']],
])
const PREPOSITIONS = new Set([
  'in',
  'on',
  'of',
  'by',
  'since',
  'before',
  'after',
  'until',
  'during',
  'for',
  'from',
  'this',
  'next',
  'last',
  'and',
])

/** The times named in a text, in reading order; `today` (an ISO day) fills in what people leave out. */
export function timesIn(text: readonly Token[], today: string): TimeMention[] {
  const found: TimeMention[] = []
  for (let at = 0; at < text.length;) {
    const mention = begins(word(text, at)) && !isNow(text, at) ? mentionAt(text, at, today) : undefined
    if (mention) found.push({ ...mention, start: at, relation: relationBefore(text, at) })
    at = mention ? mention.end : at + 1
  }
  return together(text, found)
}

function mentionAt(text: readonly Token[], at: number, today: string): Found | undefined {
  const dateFrom = (from: number) => dateAt(text, from, today)
  return periodAt(text, at, today, dateFrom) ?? dateFrom(at)
}

/** Most words begin no time. */
function begins(one: string): boolean {
  return BEGINNINGS.has(one) || /^\d/.test(one)
}

/** "as of this week" means now. */
function isNow(text: readonly Token[], at: number): boolean {
  return word(text, at - 1) === 'of' && word(text, at - 2) === 'as' && /^(?:this|today|now)$/.test(word(text, at))
}

function word(text: readonly Token[], at: number): string {
  return text[at]?.text ?? ''
}

function year(text: readonly Token[], at: number): string | undefined {
  return /^(?:19|20)\d\d$/.test(word(text, at)) ? word(text, at) : undefined
}

function day(text: readonly Token[], at: number): number | undefined {
  const number = Number(word(text, at))
  return Number.isInteger(number) && number >= 1 && number <= 31 ? number : undefined
}

/** Skips "st", "th", "of", "the" between the parts of a date. */
function skip(text: readonly Token[], at: number): number {
  return /^(?:st|nd|rd|th|of|the)$/.test(word(text, at)) ? skip(text, at + 1) : at
}

function dateAt(text: readonly Token[], at: number, today: string): Found | undefined {
  return isoAt(text, at) ?? dayFirst(text, at, today) ?? monthFirst(text, at, today) ?? yearAt(text, at)
}

function isoAt(text: readonly Token[], at: number): Found | undefined {
  const y = year(text, at)
  const m = Number(word(text, at + 1))
  const d = day(text, at + 2)
  if (!y || !(m >= 1 && m <= 12) || text[at + 1]?.start !== (text[at]?.end ?? 0) + 1) return undefined
  const month = `${y}-${pad(m)}`
  const joined = d !== undefined && d <= daysIn(Number(y), m) && text[at + 2]?.start === (text[at + 1]?.end ?? 0) + 1
  return { end: at + (joined ? 3 : 2), span: spanOf(joined ? `${month}-${pad(d)}` : month), relative: false }
}

function dayFirst(text: readonly Token[], at: number, today: string): Found | undefined {
  const d = day(text, at)
  if (d === undefined) return undefined
  let next = skip(text, at + 1)
  let last = d
  const second = day(text, next)
  if (second !== undefined && second > d && MONTH.has(word(text, skip(text, next + 1)))) {
    last = second
    next = skip(text, next + 1)
  }
  const month = MONTH.get(word(text, next))
  return month === undefined ? undefined : finish(text, next + 1, month, d, last, today)
}

function monthFirst(text: readonly Token[], at: number, today: string): Found | undefined {
  const month = MONTH.get(word(text, at))
  if (month === undefined) return undefined
  const next = skip(text, at + 1)
  const d = year(text, next) ? undefined : day(text, next)
  const sure = d !== undefined || year(text, next) !== undefined
  const named = text[at]?.raw !== word(text, at) && at > 0
  if (DOUBTFUL.has(word(text, at)) && !sure && !named && !PREPOSITIONS.has(word(text, at - 1))) return undefined
  if (d === undefined) return finish(text, next, month, undefined, undefined, today)
  const after = skip(text, next + 1)
  const second = day(text, after)
  if (second !== undefined && second > d) return finish(text, after + 1, month, d, second, today)
  return finish(text, after, month, d, d, today)
}

/** A month without a year is the one nearest to today; a question about time looks both ways. */
function finish(
  text: readonly Token[],
  at: number,
  month: number,
  first: number | undefined,
  last: number | undefined,
  today: string,
): Found {
  const next = skip(text, at)
  const { year: named, words } = yearFrom({ word: offset => word(text, next + offset), today }, 0)
  const y = named ?? nearestYear(month, today)
  const end = named ? next + words : at
  const prefix = `${y}-${pad(month)}`
  const most = daysIn(Number(y), month)
  if (first === undefined || last === undefined)
    return { end, span: spanOf(prefix), relative: !named, yearless: !named }
  const span = { start: `${prefix}-${pad(Math.min(first, most))}`, end: `${prefix}-${pad(Math.min(last, most))}` }
  return { end, span, relative: !named, yearless: !named }
}

function nearestYear(month: number, today: string): string {
  const now = Number(today.slice(0, 4))
  const away = month - Number(today.slice(5, 7))
  if (away < -6) return String(now + 1)
  return String(away > 6 ? now - 1 : now)
}

function yearAt(text: readonly Token[], at: number): Found | undefined {
  const season = SEASONS.get(word(text, at))
  const seasonYear = season && year(text, skip(text, at + 1))
  if (season && seasonYear) {
    const span = { start: `${seasonYear}-${season[0]}-01`, end: spanOf(`${seasonYear}-${season[1]}`).end }
    return { end: skip(text, at + 1) + 1, span, relative: false }
  }
  const part = PARTS.get(word(text, at))
  const partYear = part && year(text, at + 1)
  if (part && partYear)
    return { end: at + 2, span: { start: `${partYear}-${part[0]}`, end: `${partYear}-${part[1]}` }, relative: false }
  const y = year(text, at)
  return y ? { end: at + 1, span: spanOf(y), relative: false } : undefined
}

/** "early 2025", "late 2024": generous thirds, since people round. */
const PARTS = new Map([
  ['early', ['01-01', '05-31']],
  ['mid', ['04-01', '09-30']],
  ['late', ['08-01', '12-31']],
])

const BEGINNINGS: ReadonlySet<string> = new Set([...MONTH.keys(), ...SEASONS.keys(), ...PARTS.keys(), ...BEGINS_PERIOD])
