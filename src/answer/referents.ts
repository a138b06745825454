import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Context } from './context.ts'
import type { Lexicon } from './lexicon.ts'
import { tokens } from './words.ts'

interface Means {
  knowledge: Knowledge
  lexicon: Lexicon
}

const PRONOUN = /\b(?:it|they|them|he|she|him|its|their|his|hers?)\b/i
const POSSESSIVE = /^(?:its|their|his|hers?)$/i
const OF_PERSONS = /^(?:he|she|him|his|hers?)$/i
const OF_THINGS = /^its?$/i
/** More are not tried. */
const MOST = 4

/** The question with the names in it that its pronoun may stand for, the likeliest first; none when it stands for what is named before it. */
export function namedIn(text: string, context: Context, by: Means): string[] {
  const found = PRONOUN.exec(text)
  if (!found || text.slice(0, found.index).includes(',')) return []
  return referentsOf(found[0], context, by).flatMap(id => {
    const name = by.knowledge.subjects.get(id)?.name
    return name ? [text.replace(PRONOUN, word => (POSSESSIVE.test(word) ? `${name}'s` : name))] : []
  })
}

/** The answer itself where that is a name, what was told of or asked about, and what else the answer named. */
function referentsOf(pronoun: string, { subjects, last }: Context, { knowledge, lexicon }: Means): string[] {
  const fact = knowledge.fact.get(last?.told[0] ?? '')
  const namesIn = (text: string) => lexicon.names.find(tokens(text)).flatMap(({ ids }) => (ids.length === 1 ? ids : []))
  const isPerson = knowledge.properties.get(fact?.properties[0] ?? '')?.gives === 'person'
  const answer = namesIn(String(fact?.value ?? ''))
  if (isPerson && OF_PERSONS.test(pronoun) && answer.length > 0) return answer.slice(0, 1)
  const first = isPerson && OF_THINGS.test(pronoun) ? [] : answer
  return [...new Set([...first.slice(0, 1), ...subjects, ...first, ...namesIn(fact?.says ?? '')])].slice(0, MOST)
}
