import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import { alikeIn } from './apart.ts'
import type { Lexicon } from '../read/lexicon.ts'
import { membersAsked } from '../tell/lists.ts'
import type { Outcome } from '../tell/outcome.ts'
import type { Reading } from '../read/read.ts'

interface Means {
  knowledge: Knowledge
  lexicon: Lexicon
}

/** One fact that knows every name of the question, and tells of each of several that are alike. */
export function isCovered(outcome: Outcome, today: string, by: Means): boolean {
  if (outcome.kind !== 'facts') return false
  return outcome.tellings.some(
    ({ fact, candidate }) => candidate.signs.strangers === 0 && tellsOfAll(fact, outcome.reading, today, by),
  )
}

/** Of several that are alike a fact tells of all, or of none in particular. */
function tellsOfAll(fact: KnownFact, reading: Reading, today: string, by: Means): boolean {
  const alike = alikeIn(reading, by.knowledge)
  if (alike.length < 2) return true
  const about = by.knowledge.closure(fact.event?.subject ?? fact.subject ?? '')
  const listed = fact.items.length > 0 ? membersAsked(fact, reading, by.knowledge).map(one => one.named) : []
  const told = new Set([...about, ...listed, ...namedIn(fact.says, today, by)])
  const count = alike.filter(({ ids }) => ids.some(id => told.has(id))).length
  return count === 0 || count === alike.length
}

/** What a text names, and what that belongs to. */
export function namedIn(text: string, today: string, { lexicon, knowledge }: Means): string[] {
  const { mentions } = lexicon.reader.read(text, today)
  return mentions.flatMap(({ ids }) => ids.flatMap(id => [...knowledge.closure(id)]))
}
