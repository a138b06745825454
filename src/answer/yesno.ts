import { isPartialDate, overlaps, spanOf } from '../knowledge/dates.ts'
import type { KnownFact, Knowledge } from '../knowledge/knowledge.ts'
import { membersAsked } from './lists.ts'
import type { Lexicon } from './lexicon.ts'
import type { Match, Near } from './match.ts'
import type { Reading } from './read.ts'
import type { Model } from './model.ts'
import { isFiller, tokens } from './words.ts'

export type Side = 'yes' | 'no'

/** From this likeness on a phrasing tells the side when it is ahead of the other side's by `AHEAD`. */
const ALIKE = 0.62
const AHEAD = 0.03
/** A fainter likeness tells it too when it is clearly ahead and nothing of the fact itself speaks. */
const FAINT = 0.36
const CLEARLY_AHEAD = 0.05
/** A name that only a "no" phrasing knows is denied by it when the phrasing is at least this like the question. */
const DENIED = 0.45

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
  const other = sideByDate(fact, reading)
  if (other) return other
  const ahead = Math.abs(yes - no)
  const nearer = yes > no ? 'yes' : 'no'
  if (Math.max(yes, no) >= ALIKE && ahead > AHEAD) return nearer
  if (denied && match.no && match.no.cosine >= DENIED && no > 0.5 * match.no.cosine) return 'no'
  if (denied || fact.gap) return undefined
  return (
    sideByList(fact, reading, knowledge) ??
    sideByValues(fact, reading, knowledge, lexicon) ??
    sideByDenial(fact, reading, knowledge, lexicon) ??
    faintly(fact, match, reading, model)
  )
}

/** What a fainter likeness tells: only of the same names, and no "yes" of a fact that denies something. */
function faintly(fact: KnownFact, match: Match, reading: Reading, model: Model): Side | undefined {
  const of = (near: Near | undefined) => (near && sharedNames(near, reading, model) >= 0.5 ? near.cosine : 0)
  const [yes, no] = [of(match.yes), of(match.no)]
  if (Math.max(yes, no) < FAINT || Math.abs(yes - no) < CLEARLY_AHEAD) return undefined
  if (no > yes) return isTold(reading, fact) ? undefined : 'no'
  return isDenial(fact.says) ? undefined : 'yes'
}

/** The fact lists a name of the question, so that it hardly denies it: "is Kakao in the consortium?" */
function isTold(reading: Reading, fact: KnownFact): boolean {
  const listed = fact.says.split(/, (?:and )?| and | among them | including /).slice(1)
  const names = reading.tokens.filter(({ raw }) => /^\p{Lu}\p{L}{3}/u.test(raw) && !isFiller(raw.toLowerCase()))
  return names.some(({ raw }) => listed.some(part => part.startsWith(raw)))
}

/** A date asked about that is not the fact's own: phrasings cannot tell, since they are compared without dates. */
function sideByDate(fact: KnownFact, reading: Reading): Side | undefined {
  const day = fact.on ?? (typeof fact.value === 'string' && isPartialDate(fact.value) ? fact.value : undefined)
  if (day === undefined || reading.form.negated) return undefined
  const own = fact.on ? fact.span : spanOf(day)
  const [time, another] = reading.times
  if (!time || another || time.relation !== 'in') return undefined
  return overlaps(own, time.span) || numbersInclude(fact, time.span.start.slice(0, 4)) ? undefined : 'no'
}

/** Whether what is named is on the list; on a list of those who did not, the answer turns round. */
export function sideByList(fact: KnownFact, reading: Reading, knowledge: Knowledge): Side | undefined {
  const asked = fact.items.length > 0 ? membersAsked(fact, reading, knowledge) : []
  if (asked.length === 0 || !(fact.closed || asked.every(one => one.belongs))) return undefined
  const belongs = asked.every(one => one.belongs)
  const turned = DENIES.test(fact.itemYes ?? fact.says) && !DENIES.test(claimOf(reading))
  return belongs !== turned ? 'yes' : 'no'
}

const DENIES = /\b(?:not|no|never|none|nobody|neither|without|refus\w*|declin\w*|non|outside|missing|absent)\b/i
/** Turns of phrase that deny wherever they stand in a sentence. */
const RULES_OUT =
  /\b(?:rul(?:es?|ed|ing) out|(?:was|were|is|are) left out|before it ever|loose wording|drop(?:s|ped)?|instead of)\b/i

/** A fact whose first words deny answers "is it …?" with no, when all that is asked about stands in them. */
function sideByDenial(fact: KnownFact, reading: Reading, knowledge: Knowledge, lexicon: Lexicon): Side | undefined {
  if (reading.form.negated || isDenial(claimOf(reading))) return undefined
  const [opening = ''] = fact.says.split(/[,;.](?:\s|$)/)
  const [sentence = ''] = fact.says.split(/\.(?:\s|$)/)
  const denying = DENIES.test(opening) ? opening : RULES_OUT.test(sentence) ? sentence : undefined
  if (denying === undefined) return undefined
  const known = namedIn(denying, lexicon)
  for (const id of knowledge.closure(fact.subject ?? '')) known.add(id)
  return reading.mentions.every(({ ids }) => ids.some(id => known.has(id) || knowledge.defaults.has(id)))
    ? 'no'
    : undefined
}

/** "… or not" asks for yes or no and denies nothing. */
function claimOf(reading: Reading): string {
  return reading.words.join(' ').replace(/ or (?:no|not)$/, '')
}

function isDenial(text: string): boolean {
  return DENIES.test(text) || RULES_OUT.test(text)
}

function namedIn(text: string, lexicon: Lexicon): Set<string> {
  return new Set(lexicon.names.find(tokens(text)).flatMap(mention => mention.ids))
}

/** Likeness counts only between phrasings that both deny or both do not: "did they drop it?" is not "did they bring it?" */
function likeness(near: Near | undefined, reading: Reading, model: Model): number {
  if (!near || isDenial(phraseOf(near, model)) !== isDenial(claimOf(reading))) return 0
  return near.cosine * (0.5 + 0.5 * sharedNames(near, reading, model))
}

function phraseOf(near: Near, model: Model): string {
  return model.phrases[near.phrase]?.text ?? ''
}

/** The share of names that a phrasing and the question have in common; 1 where neither names anything. */
function sharedNames(near: Near, reading: Reading, model: Model): number {
  const named = new Set(reading.mentions.flatMap(mention => mention.ids))
  const names = model.phrases[near.phrase]?.names ?? []
  const all = new Set([...names, ...named]).size
  return all === 0 ? 1 : names.filter(id => named.has(id)).length / all
}

/** A question that names another of the kind of the fact's value, or a year that the fact does not tell, gets a no. */
function sideByValues(fact: KnownFact, reading: Reading, knowledge: Knowledge, lexicon: Lexicon): Side | undefined {
  const told = namedIn(`${fact.says} ${fact.value ?? ''}`, lexicon)
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
