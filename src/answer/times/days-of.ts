import { isPartialDate, spanOf, type Span } from '../../knowledge/dates.ts'
import type { KnownFact } from '../../knowledge/knowledge.ts'

/** The days on which a fact happened, or that its value tells. */
export function daysOf(fact: KnownFact): Span | undefined {
  if (fact.on) return fact.span
  return typeof fact.value === 'string' && isPartialDate(fact.value) ? spanOf(fact.value) : undefined
}
