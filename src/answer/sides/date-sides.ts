import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import { wordsBefore } from '../times/bounds.ts'
import { daysOf } from '../times/days-of.ts'
import type { Side } from '../tell/outcome.ts'
import type { Reading } from '../read/read.ts'
import type { TimeMention } from '../times/times.ts'

/** The one time that a question is about; none where it tells several. */
function onlyTime({ times }: Reading): TimeMention | undefined {
  const [first, ...others] = times
  return first && others.every(({ span }) => span.start === first.span.start && span.end === first.span.end)
    ? first
    : undefined
}

/** Tells on which day something began, so that whether it was there at some time follows from it. */
export function isBeginning(fact: KnownFact, knowledge: Knowledge): boolean {
  return daysOf(fact) !== undefined && fact.properties.some(id => knowledge.properties.get(id)?.gives === 'date')
}

/** It asks whether something was there by then, not whether it happened just then. */
const BY_THEN =
  / (?:already|yet|still|exist(?:s|ed|ing|ence)?|operational|running|in place|have(?! been)|(?:around|there) (?:in|on|at|by|when)) /

/** "Was it already there in May 2024?", "did it open before the drill?": told by the day on which it began. */
export function sideByBeginning(fact: KnownFact, reading: Reading, knowledge: Knowledge): Side | undefined {
  const time = onlyTime(reading)
  const day = daysOf(fact)
  if (!time || !day || !isBeginning(fact, knowledge) || reading.form.negated) return undefined
  if (time.relation === 'before')
    return day.end < time.span.start ? 'yes' : day.start >= time.span.start ? 'no' : undefined
  if (time.relation === 'since' && LASTING.has(wordsBefore(reading.tokens, time.start))) return undefined
  if (time.relation === 'since') return day.start > time.span.end ? 'yes' : day.end < time.span.start ? 'no' : undefined
  if (!asksByThen(reading, time)) return undefined
  return day.start <= time.span.end ? 'yes' : 'no'
}

/** "Has it been there since May?" asks whether it began then, not whether after that. */
const LASTING = new Set(['since', 'from'])

function asksByThen({ tokens }: Reading, { start }: TimeMention): boolean {
  const text = ` ${tokens.map(token => token.text).join(' ')} `
  return wordsBefore(tokens, start) === 'by' || tokens[start]?.text === 'by' || BY_THEN.test(text)
}
