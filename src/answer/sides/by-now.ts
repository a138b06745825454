import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import type { Reading } from '../read/read.ts'
import { daysOf } from '../times/days-of.ts'
import { isBeginning } from './date-sides.ts'

const STILL = / (?:still|currently|current|any longer|any more|anymore|at present|presently|nowadays|these days|today) /
const BY_NOW = / (?:already|yet|now|so far|currently|at present|at the moment|today) /
/** What has begun or is done is told in this form. */
const PERFECT = /^ (?:has|have) /
/** "Is it in force?", "does it apply?": asked of the present though no word says so. */
const PRESENT =
  /^ (?:is|are|do|does|has|have|can|must) .*(?:in force|in effect|effective|appl(?:y|ies|ied|icable)|begun|started|happened|taken place|been held|running|operational|available|binding|over) $/

/**
 * How a fact stands today, where a question takes it to hold or to have happened by now: over where it is asked whether
 * it still holds; begun, or ahead, where it is asked whether it has begun.
 */
export function byNow(
  fact: KnownFact,
  reading: Reading,
  knowledge: Knowledge,
  today: string,
): 'over' | 'begun' | 'ahead' | undefined {
  const isOfNow = reading.times.every(({ span }) => span.start <= today && today <= span.end)
  if (!isOfNow || reading.form.negated) return undefined
  const text = ` ${reading.words.join(' ')} `
  if (fact.until && fact.span.end < today && STILL.test(text)) return 'over'
  const day = isBeginning(fact, knowledge) ? daysOf(fact) : undefined
  const start = day?.start ?? (fact.from ? fact.span.start : undefined)
  if (start && start > today && (BY_NOW.test(text) || PRESENT.test(text))) return 'ahead'
  return day && day.end < today && (BY_NOW.test(text) || PERFECT.test(text)) ? 'begun' : undefined
}
