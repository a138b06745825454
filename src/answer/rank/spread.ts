import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import { factsAbout, type Match } from './match.ts'
import type { Gap } from './rank.ts'
import type { Reading } from '../read/read.ts'
import type { Context } from '../thread/context.ts'

/** Hands on the facts of a property about what was named; the subject that has none, when there are none. */
export function spread(
  property: string,
  match: Match,
  { reading, context }: { reading: Reading; context: Context },
  knowledge: Knowledge,
  consider: (fact: KnownFact, match: Match, via: string) => void,
): string | undefined {
  const named = reading.mentions.flatMap(mention => mention.ids)
  const subjects = named.length > 0 ? named : context.subjects.length > 0 ? context.subjects : [...knowledge.defaults]
  const factsOf = (id: string) => new Set(subjects.flatMap(subject => factsAbout(knowledge, id, subject)))
  const own = factsOf(property)
  const facts = own.size > 0 || reading.form.wants.has('yesno') ? own : factsInstead(property, factsOf, knowledge)
  for (const fact of facts) consider(fact, match, property)
  return facts.size > 0 ? 'found' : subjects[0]
}

/** "What is the topic of it?" of what has no such fact is answered by what it is. */
function factsInstead(property: string, factsOf: (id: string) => Set<KnownFact>, { properties }: Knowledge) {
  for (const other of properties.get(property)?.instead ?? []) {
    const found = factsOf(other)
    if (found.size > 0) return found
  }
  return new Set<KnownFact>()
}

/** What is left of the score of a gap that others do not have: the subject may have the like under another name. */
const ONLY_HERE = 0.5

export function discounted(gap: Gap, knowledge: Knowledge): Gap {
  return gap.kind === 'property' && knowledge.byProperty.has(gap.id) ? { ...gap, score: gap.score * ONLY_HERE } : gap
}

/** Nobody has it; or it suits the kind of thing that was named, and just that one has none. */
export function isGap(knowledge: Knowledge, property: string, subject: string | undefined, reading: Reading): boolean {
  if (!knowledge.byProperty.has(property)) return true
  const kind = knowledge.subjects.get(subject ?? '')?.kind ?? ''
  return reading.mentions.length > 0 && (knowledge.properties.get(property)?.kinds.includes(kind) ?? false)
}
