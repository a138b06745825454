import type { KnownFact, Knowledge } from '../knowledge/knowledge.ts'
import { membersAsked } from './lists.ts'
import type { Lexicon } from './lexicon.ts'
import type { Match, Near } from './match.ts'
import type { Reading } from './read.ts'
import type { Model } from './model.ts'
import { tokens } from './words.ts'

export type Side = 'yes' | 'no'

/** Below this likeness a phrasing does not tell which side a question is on. */
const ALIKE = 0.62
/** A name that only a "no" phrasing knows is denied by it when the phrasing is at least this like the question. */
const DENIED = 0.45
/** Two phrasings this close in likeness do not tell the sides apart. */
const UNDECIDED = 0.03

/** Whether a yes/no question about a fact gets a yes or a no; undefined when the fact does not tell. */
export function sideOf(
  fact: KnownFact,
  match: Match,
  reading: Reading,
  model: Model,
  knowledge: Knowledge,
  lexicon: Lexicon,
  denied: boolean,
): Side | undefined {
  const yes = likeness(match.yes, reading, model)
  const no = likeness(match.no, reading, model)
  if (Math.max(yes, no) >= ALIKE && Math.abs(yes - no) > UNDECIDED) return yes > no ? 'yes' : 'no'
  if (denied && match.no && match.no.cosine >= DENIED && no > 0.5 * match.no.cosine) return 'no'
  if (denied) return undefined
  return (
    sideByList(fact, reading, knowledge) ??
    sideByValues(fact, reading, knowledge, lexicon) ??
    sideByDenial(fact, reading)
  )
}

/** Whether what is named is on the list; on a list of those who did not, the answer turns round. */
export function sideByList(fact: KnownFact, reading: Reading, knowledge: Knowledge): Side | undefined {
  const asked = fact.items.length > 0 ? membersAsked(fact, reading, knowledge) : []
  if (asked.length === 0 || !(fact.closed || asked.every(one => one.belongs))) return undefined
  const belongs = asked.every(one => one.belongs)
  const turned = DENIES.test(fact.itemYes ?? fact.says) && !DENIES.test(reading.words.join(' '))
  return belongs !== turned ? 'yes' : 'no'
}

const DENIES = /\b(?:not|no|never|none|nobody|neither|without|refus\w*|declin\w*|non|outside|missing|absent)\b/i

/** A fact whose first words deny answers "is it …?" with no. */
function sideByDenial(fact: KnownFact, reading: Reading): Side | undefined {
  const opening = fact.says.split(/[,:;.](?:\s|$)/)[0] ?? ''
  return DENIES.test(opening) && !reading.form.negated ? 'no' : undefined
}

function likeness(near: Near | undefined, reading: Reading, model: Model): number {
  if (!near) return 0
  const named = new Set(reading.mentions.flatMap(mention => mention.ids))
  const names = model.phrases[near.phrase]?.names ?? []
  const shared = names.filter(id => named.has(id)).length
  const all = new Set([...names, ...named]).size
  return near.cosine * (all === 0 ? 1 : 0.5 + (0.5 * shared) / all)
}

/** A question that names another of the kind of the fact's value, or a year that the fact does not tell, gets a no. */
function sideByValues(fact: KnownFact, reading: Reading, knowledge: Knowledge, lexicon: Lexicon): Side | undefined {
  const told = new Set(lexicon.names.find(tokens(`${fact.says} ${fact.value ?? ''}`)).flatMap(mention => mention.ids))
  for (const id of fact.subject ? knowledge.closure(fact.subject) : []) told.add(id)
  const strangers = reading.mentions.filter(({ ids }) => !ids.some(id => told.has(id) || knowledge.defaults.has(id)))
  if (strangers.some(({ ids }) => ids.some(id => rivalsValue(fact, id, knowledge, lexicon)))) return 'no'
  const years = reading.times.map(time => time.span.start.slice(0, 4))
  return years.some(year => numbersInclude(fact, year) === false) ? 'no' : undefined
}

function numbersInclude(fact: KnownFact, year: string): boolean | undefined {
  const years = fact.says.match(/\b(?:19|20)\d\d\b/g)
  return years ? years.includes(year) : undefined
}

/** Whether a name is of the kind that the fact's value is, but another one: Washington for San Francisco. */
export function rivalsValue(fact: KnownFact, id: string, knowledge: Knowledge, lexicon: Lexicon): boolean {
  const answers = (subject: string) => knowledge.kinds.get(knowledge.subjects.get(subject)?.kind ?? '')?.answers ?? []
  const values = lexicon.names.find(tokens(String(fact.value ?? ''))).flatMap(mention => mention.ids)
  return values.some(value => value !== id && answers(value).some(answer => answers(id).includes(answer)))
}
