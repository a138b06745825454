import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import { alikeIn } from './apart.ts'
import type { Lexicon } from '../read/lexicon.ts'
import type { Mention } from '../read/names.ts'
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
  const count = alike.length < 2 ? 0 : toldOf([fact], alike, reading, today, by)
  return count === 0 || count === alike.length
}

/** Facts that tell of neither thing of an "or" leave it open; what tells of one alone does not say which of them is older. */
export function leavesOpen(outcome: Outcome, isCompared: boolean, today: string, by: Means): boolean {
  const { reading } = outcome
  const alike = outcome.kind === 'facts' ? alikeIn(reading, by.knowledge) : []
  const [first, second] = alike
  if (outcome.kind !== 'facts' || !first || !second) return false
  const isEither = reading.tokens.slice(first.end, second.start).some(token => token.text === 'or')
  if (!isCompared && !isEither) return false
  const facts = outcome.tellings.map(({ fact }) => fact)
  return toldOf(facts, alike, reading, today, by) < (isCompared ? alike.length : 1)
}

/** Of how many of the names some facts tell: of what they name, of where it belongs, or of what lies in it. */
function toldOf(facts: readonly KnownFact[], names: readonly Mention[], reading: Reading, today: string, by: Means) {
  const { closure } = by.knowledge
  const direct = facts.flatMap(fact => [
    fact.event?.subject ?? fact.subject ?? '',
    ...membersAsked(fact, reading, by.knowledge).map(one => one.named),
    ...fact.items,
    ...namedIn(fact.says, today, by),
  ])
  const wider = new Set(direct.flatMap(id => [...closure(id)]))
  const isTold = (id: string) => wider.has(id) || direct.some(one => closure(id).has(one))
  return names.filter(({ ids }) => ids.some(isTold)).length
}

/** What a text names. */
function namedIn(text: string, today: string, { lexicon }: Means): string[] {
  return lexicon.reader.read(text, today).mentions.flatMap(({ ids }) => ids)
}

/** A text that names everything that a question does, or what belongs to it. */
export function namesAll(text: string, { mentions }: Reading, today: string, by: Means): boolean {
  const told = new Set(namedIn(text, today, by).flatMap(id => [...by.knowledge.closure(id)]))
  return mentions.every(({ ids }) => ids.some(id => told.has(id)))
}
