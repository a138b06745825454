import { overlaps, type Span } from '../../knowledge/dates.ts'
import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import { isBeginning } from '../sides/date-sides.ts'
import type { Reading } from '../read/read.ts'
import type { Known } from './signs.ts'

/** Holds now and without a known end: of the future it says nothing. */
function isOpen(fact: KnownFact, today: string): boolean {
  return fact.from !== undefined && !fact.until && !fact.on && fact.span.start <= today
}

/** 1 when the fact did not hold or happen at a time that the question names; when something began decides a yes or no. */
export function offTime(fact: KnownFact, known: Known, reading: Reading, knowledge: Knowledge, today: string): number {
  if (reading.form.wants.has('yesno') && isBeginning(fact, knowledge)) return 0
  return reading.times.some(time => {
    if (time.relation === 'before') return fact.span.start >= time.span.start && fact.span.start > '0000-01-01'
    if (time.relation === 'since') return fact.span.end < time.span.start
    if (time.span.start > today && isOpen(fact, today)) return true
    const told = tells(known, time.span)
    const bounded = fact.from ?? fact.until ?? fact.on
    if (!bounded && time.relative && time.span.start <= today && today <= time.span.end) return false
    return bounded ? !overlaps(fact.span, time.span) && !told : !told
  })
    ? 1
    : 0
}

/** Whether a fact's text speaks of a time; of a year also by its questions. */
function tells({ times, numbers }: Known, span: Span): boolean {
  if (times.length > 0) return times.some(own => overlaps(own, span))
  return numbers.has(span.start.slice(0, 4)) || numbers.has(span.end.slice(0, 4))
}

/** 1 when it was over by now, and nothing in the question looks back. */
export function stale(fact: KnownFact, reading: Reading, today: string): number {
  const looksBack =
    reading.form.moment === 'past' || reading.form.moment === 'before' || reading.form.moment === 'first'
  if (reading.times.length > 0) return 0
  if (fact.event) return looksBack ? (fact.span.start > today ? 1 : 0) : fact.span.end < today ? 1 : 0
  if (fact.until && fact.span.end < today) return looksBack ? 0 : 1
  return 0
}
