import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Context } from './context.ts'
import type { Lexicon } from '../read/lexicon.ts'
import { isPerson } from './persons.ts'
import { isFiller, tokens } from '../read/words.ts'

interface Means {
  knowledge: Knowledge
  lexicon: Lexicon
}

/** Stands for what was said before. */
export const PRONOUN = /\b(?:it|they|them|he|she|him|its|their|his|hers?)\b/i
const POSSESSIVE = /^(?:its|their|his|hers?)$/i
const OF_PERSONS = /^(?:he|she|him|his|hers?)$/i
const OF_THINGS = /^its?$/i
/** More are not tried. */
const MOST = 2

/**
 * The question with the names in it that its pronoun may stand for, the likeliest first; none when it stands for what is
 * named before it.
 * @param lead what is said before the question in the same sentence.
 */
export function namedIn(text: string, lead: string, context: Context, by: Means): string[] {
  const found = PRONOUN.exec(text)
  if (!found || isOfItself(lead + text.slice(0, found.index), text.slice(found.index + found[0].length))) return []
  return referentsOf(found[0], context, by).flatMap(id => {
    const name = by.knowledge.subjects.get(id)?.name
    return name ? [text.replace(PRONOUN, word => (POSSESSIVE.test(word) ? `${name}'s` : name))] : []
  })
}

const CLAUSE_BEGINS = /\b(?:that|because|if|once|when|whether|while|although|as|since|say|says|said)\s$/i
const VERBS = 'is|was|are|were|has|had|have|does|did|do|will|would|can|could|shall|should|may|might|must'
const VERB_FOLLOWS = new RegExp(`^\\s(?:${VERBS})\\b`, 'i')
const VERB_BEFORE = new RegExp(`\\b(?:${VERBS})\\s$`, 'i')

/** "Those auditors, when do they …", "the city that said it would": what it stands for is said before it. */
function isOfItself(before: string, after: string): boolean {
  const isClause = CLAUSE_BEGINS.test(before) || (VERB_FOLLOWS.test(after) && !VERB_BEFORE.test(before))
  const said = isClause ? before : before.slice(0, Math.max(before.lastIndexOf(','), 0))
  return tokens(said).some(({ text }) => !isFiller(text))
}

/** The answer itself where that is a name, what was told of or asked about, and what else the answer named. */
function referentsOf(pronoun: string, { subjects, last }: Context, { knowledge, lexicon }: Means): string[] {
  const fact = knowledge.fact.get(last?.told[0] ?? '')
  const namesIn = (text: string) => lexicon.names.find(tokens(text)).flatMap(({ ids }) => (ids.length === 1 ? ids : []))
  const givesPerson = knowledge.properties.get(fact?.properties[0] ?? '')?.gives === 'person'
  const answer = namesIn(String(fact?.value ?? ''))
  if (givesPerson && OF_PERSONS.test(pronoun) && answer.length > 0) return answer.slice(0, 1)
  const first = givesPerson && OF_THINGS.test(pronoun) ? [] : answer
  const all = [...new Set([...first.slice(0, 1), ...subjects, ...first, ...namesIn(fact?.says ?? '')])]
  return ofItsSort(pronoun, all, knowledge).slice(0, MOST)
}

/** "She" is a person and "it" is none, where there is such a one. */
function ofItsSort(pronoun: string, ids: string[], knowledge: Knowledge): string[] {
  if (!OF_PERSONS.test(pronoun) && !OF_THINGS.test(pronoun)) return ids
  const fitting = ids.filter(id => isPerson(id, knowledge) === OF_PERSONS.test(pronoun))
  return fitting.length > 0 ? fitting : ids
}

/** Whether its pronoun stands for somebody, who is one of those: then it asks about nothing else. */
export function asksOfPerson(text: string, named: readonly string[], { knowledge, lexicon }: Means): boolean {
  if (named.length === 0 || !OF_PERSONS.test(PRONOUN.exec(text)?.[0] ?? '')) return false
  return lexicon.names.find(tokens(named[0] ?? '')).some(({ ids }) => ids.some(id => isPerson(id, knowledge)))
}
