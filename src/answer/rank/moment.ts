import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import type { Candidate } from './rank.ts'
import type { Reading } from '../read/read.ts'

/** What is left of the score of a value that did not hold at the moment asked about. */
const OTHER_MOMENT = 0.25
/**
 * A value recognised this much better than the one that fits the moment was meant by name; not by "was X the first?",
 * which names a value to doubt it.
 */
const MEANT = 2

/**
 * Of several values that a property had over time the one for the moment asked about stays: the one valid then, the
 * first, the one before the present one, else the present one. The others step back, so that they are no rivals; all do
 * where none held at the time told. What speaks for any of them at that time speaks for the one that held.
 * @param timelessly the score that a candidate would have without the time asked about.
 */
export function atMoment(
  candidates: readonly Candidate[],
  reading: Reading,
  knowledge: Knowledge,
  today: string,
  timelessly: (candidate: Candidate) => number = ({ score }) => score,
): Candidate[] {
  const groups = grouped(candidates, keyOf(knowledge))
  const outdated = new Set<Candidate>()
  const raised = new Map<Candidate, number>()
  for (const [key, group] of groups) {
    if (key === '' || group.length < 2) continue
    const fitting = choose(
      group.map(one => one.fact),
      reading,
      today,
    )
    const best = group.find(one => one.fact === fitting)
    if (!best) {
      if (!fitting && !reading.form.wants.has('yesno')) for (const one of group) outdated.add(one)
      continue
    }
    const meant = reading.form.wants.has('yesno') && reading.form.moment !== undefined ? Infinity : MEANT
    const dated = reading.times.length > 0 && best.signs?.offTime === 0
    const score = dated ? Math.max(...group.map(timelessly)) : best.score
    raised.set(best, score)
    for (const other of group) if (other !== best && other.score < score * meant) outdated.add(other)
  }
  const settled = candidates.map(one => {
    const score = outdated.has(one) ? one.score * OTHER_MOMENT : (raised.get(one) ?? one.score)
    return score === one.score ? one : { ...one, score }
  })
  return settled.sort((a, b) => b.score - a.score || (a.fact.id < b.fact.id ? -1 : 1))
}

function keyOf(knowledge: Knowledge) {
  return ({ fact }: Candidate): string => {
    const [property] = fact.properties
    const dated = fact.from !== undefined || fact.until !== undefined || fact.asOf !== undefined
    return property && fact.subject && dated && knowledge.properties.get(property)?.single
      ? `${fact.subject} ${property}`
      : ''
  }
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const map = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = map.get(key)
    if (group) group.push(item)
    else map.set(key, [item])
  }
  return map
}

function choose(facts: readonly KnownFact[], reading: Reading, today: string): KnownFact | undefined {
  const values = asksFor(reading) ? facts : known(facts)
  const line = values.toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : 1))
  const [time] = reading.times
  if (time && time.relation !== 'since') {
    const moment = time.relation === 'before' ? time.span.start : time.span.end
    const begun = line.filter(fact => (time.relation === 'before' ? startOf(fact) < moment : startOf(fact) <= moment))
    return begun.at(-1)
  }
  if (reading.form.moment === 'first') return line[0]
  const begun = line.filter(fact => startOf(fact) <= today)
  return reading.form.moment === 'before' ? (begun.at(-2) ?? begun[0]) : begun.at(-1)
}

/** Whether it matters when: else the last value known is told, not that a later one is open. */
function asksFor({ form, times, words }: Reading): boolean {
  return times.length > 0 || (form.moment === 'now' && !words.includes('latest'))
}

function known(facts: readonly KnownFact[]): readonly KnownFact[] {
  const closed = facts.filter(fact => !fact.gap)
  return closed.length > 0 ? closed : facts
}

function startOf(fact: KnownFact): string {
  return fact.from ? fact.span.start : (fact.asOf ?? fact.span.start)
}
