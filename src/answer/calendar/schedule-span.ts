import { addDays, overlaps, type Span } from '../../knowledge/dates.ts'
import { wordsBefore } from '../times/bounds.ts'
import type { Milestones } from './milestones.ts'
import type { Reading } from '../read/read.ts'
import type { TimeMention } from '../times/times.ts'
import { inYear } from '../times/together.ts'

/** Days asked for without an end, and without a beginning. */
export const OPEN_END = '9999-12-31'
export const OPEN_START = '0000-01-01'

/**
 * The days that a question asks the calendar for.
 * @param past days that are over
 * @param after the day that "after that" means
 */
export function spanAsked(reading: Reading, today: string, past: boolean, after: string | undefined): Span {
  const [first, next] = narrowest(reading.times)
  if (after) return { start: addDays(after, 1), end: first?.span.end ?? OPEN_END }
  if (!first) return open(reading, today, past)
  const time = past || reading.form.moment === 'past' ? first : ahead(first, today)
  const said = wordsBefore(reading.tokens, time.start)
  if (time.relation === 'since') {
    const start = said === 'after' ? addDays(time.span.end, 1) : time.span.start
    return { start, end: next?.span.end ?? OPEN_END }
  }
  if (time.relation === 'before' || (said === 'by' && time.span.end >= today)) {
    const end = said === 'before' ? addDays(time.span.start, -1) : time.span.end
    return { start: past ? OPEN_START : today, end }
  }
  if (next) return { start: time.span.start, end: next.span.end }
  const start = time.span.start < today && time.span.end >= today && !past ? today : time.span.start
  return { start, end: time.span.end }
}

/** "last year, on 20 November": of times that overlap the shortest is meant. */
function narrowest([first, next]: readonly TimeMention[]): readonly (TimeMention | undefined)[] {
  if (!first || !next || !overlaps(first.span, next.span)) return [first, next]
  return [first.span.start <= next.span.start && next.span.end <= first.span.end ? next : first]
}

/** No time was named. */
function open({ words }: Reading, today: string, past: boolean): Span {
  if (/(?<!from|of) today /.test(`${words.join(' ')} `)) return { start: today, end: today }
  return past ? { start: OPEN_START, end: today } : { start: today, end: OPEN_END }
}

/** "in May", said in November of what is to come, is next year's. */
function ahead(time: TimeMention, today: string): TimeMention {
  if (!time.yearless || time.span.end >= today) return time
  return { ...time, span: inYear(time.span, String(Number(time.span.start.slice(0, 4)) + 1)) }
}

/** What of some days lies between events that were named as bounds. */
export function within({ after, before }: Milestones, { start, end }: Span): Span {
  return { start: after && after > start ? after : start, end: before && before < end ? before : end }
}
