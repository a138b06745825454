import { factsAbout } from '../rank/match.ts'
import type { Telling } from './outcome.ts'
import type { Candidate, Ranking } from '../rank/rank.ts'
import type { Reading } from '../read/read.ts'
import type { Means } from '../sides/side-signs.ts'
import { isBeginning } from '../sides/date-sides.ts'
import { sideOf } from '../sides/yesno.ts'

/** A second fact this close belongs to the answer when it is about the same subject and the first is not certain. */
const CLOSE = 0.5
const CERTAIN = 0.85
/** Who compares wants both sides: there a fainter one belongs to it, too. */
const COMPARED = 0.2

/** The best fact, the same of every other subject that was named, and a second that is as good. */
export function tell(best: Candidate, reading: Reading, ranking: Ranking, by: Means): Telling[] {
  const chosen = [best, ...others(best, reading, ranking, by)]
  const second = chosen.length === 1 ? secondOf(best, reading, ranking) : undefined
  const told = [...chosen, ...(second ? [second] : [])].map(candidate => tellingOf(candidate, reading, by))
  return second ? ofOneSide(told, reading, by) : told
}

/** Another fact about the same that is as good. */
function secondOf(best: Candidate, reading: Reading, { candidates: [, second] }: Ranking): Candidate | undefined {
  if (!second || second.fact.gap || !belongs(best, second)) return undefined
  const enough = reading.form.wants.has('compare') ? COMPARED : CLOSE
  const close = best.score < CERTAIN ? second.score > best.score * enough : second.score > CERTAIN
  return close ? second : undefined
}

/** Of two facts that take different sides one is told: at a time asked about the one whose day settles it, else the best. */
export function ofOneSide(
  told: readonly Telling[],
  reading: Reading,
  { knowledge }: Pick<Means, 'knowledge'>,
): Telling[] {
  const sides = new Set(told.flatMap(({ side }) => side ?? []))
  if (sides.size < 2) return [...told]
  const byDay = reading.times.length > 0 ? told.find(({ fact }) => isBeginning(fact, knowledge)) : undefined
  return [byDay ?? told[0]].filter(one => one !== undefined)
}

/** A fact as it is told: with the side that it takes in a question for yes or no. */
export function tellingOf(candidate: Candidate, reading: Reading, by: Means): Telling {
  const side = reading.form.wants.has('yesno') ? sideOf(candidate, reading, by) : undefined
  return { fact: candidate.fact, candidate, ...(side ? { side } : {}) }
}

function belongs(best: Candidate, second: Candidate): boolean {
  return best.fact.subject !== undefined && best.fact.subject === second.fact.subject && !sameProperty(best, second)
}

function sameProperty(a: Candidate, b: Candidate): boolean {
  return a.fact.properties.some(property => b.fact.properties.includes(property))
}

/** A name with this many meanings is told of each. */
const MOST_MEANINGS = 3

/** "UK and US": what the best fact says of one, told of each that was named. */
function others(best: Candidate, reading: Reading, ranking: Ranking, by: Means): Candidate[] {
  const named = reading.mentions.flatMap(({ ids }) =>
    ids.length <= MOST_MEANINGS ? ids.map(id => ({ ids: [id] })) : [{ ids }],
  )
  if (named.length < 2 || best.fact.items.length > 0) return []
  const taken = new Set([best.fact.subject])
  return named.flatMap(({ ids }) => {
    const facts = ids.flatMap(id => best.fact.properties.flatMap(property => factsAbout(by.knowledge, property, id)))
    const found = ranking.candidates.find(
      one => facts.includes(one.fact) && !taken.has(one.fact.subject) && one.score > best.score * 0.5,
    )
    if (!found) return []
    taken.add(found.fact.subject)
    return [found]
  })
}
