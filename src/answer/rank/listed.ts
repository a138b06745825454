import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import { membersAsked } from '../tell/lists.ts'
import type { Wording } from '../learn/phrasebook.ts'
import type { Reading } from '../read/read.ts'

/**
 * Whether a fact's list tells just what is asked: a closed one of all that is of its kind, an open one of what is on it;
 * what else is named the fact has to be about.
 * @param phrase the fact's phrasing that the question is most like.
 * @param kinds what its list holds.
 */
export function isListed(
  phrase: Wording | undefined,
  fact: KnownFact,
  kinds: ReadonlySet<string>,
  reading: Reading,
  knowledge: Knowledge,
): boolean {
  if (!phrase || !asksOfItem(phrase, kinds, knowledge)) return false
  const asked = membersAsked(fact, reading, knowledge)
  const about = knowledge.closure(fact.subject ?? '')
  const others = reading.mentions.filter(({ ids }) => !asked.some(one => one.ids === ids))
  const isOfIt = others.every(({ ids }) => ids.some(id => about.has(id)))
  return isOfIt && asked.length > 0 && (fact.closed || asked.every(one => one.belongs))
}

/** "did {item} sign it", "did Kenya sign it" */
function asksOfItem({ text, names }: Wording, kinds: ReadonlySet<string>, knowledge: Knowledge): boolean {
  return text.includes('{item}') || names.some(id => kinds.has(knowledge.subjects.get(id)?.kind ?? ''))
}
