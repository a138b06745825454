import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import type { Membership } from './lists.ts'

/** What a list says of a word as it was said, of which a name's ids are known; nothing where the word is not of its sort. */
export type WordFor = (ids: readonly string[], said: string) => Membership | undefined
const made = new WeakMap<KnownFact, WordFor | undefined>()

/** What a fact's list says of words; undefined for a list of things. */
export function wordsOf(fact: KnownFact, knowledge: Knowledge): WordFor | undefined {
  if (!made.has(fact)) made.set(fact, wordsIn(fact, knowledge))
  return made.get(fact)
}

/**
 * What a list of words says of a name that is such a word, too: "Dutch" on a list of tongues is not the country, and "Danish"
 * is not on it. Undefined for a list of things.
 */
function wordsIn({ items }: KnownFact, { subjects }: Knowledge): WordFor | undefined {
  const words = items.filter(item => !subjects.has(item)).map(item => item.toLowerCase())
  if (words.length === 0) return undefined
  const isWordFor = (said: string) => (id: string) => subjects.get(id)?.aliases.some(one => one.toLowerCase() === said)
  const named = [...subjects.values()].filter(({ id }) => words.some(word => isWordFor(word)(id)))
  const kinds = new Set<string | undefined>(named.map(({ kind }) => kind))
  return (ids, said) => {
    const word = said.toLowerCase()
    const alike = ids.filter(isWordFor(word)).filter(id => kinds.has(subjects.get(id)?.kind))
    if (!words.includes(word) && alike.length === 0) return undefined
    return { named: word.charAt(0).toUpperCase() + word.slice(1), belongs: words.includes(word), ids }
  }
}
