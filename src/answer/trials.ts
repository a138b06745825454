import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Lexicon } from './lexicon.ts'
import type { Topic } from './phrases.ts'
import type { Reading } from './read.ts'
import type { ReadPhrase } from './train.ts'

/** A question made from the folder itself, with what would be right. */
export interface Trial {
  reading: Reading
  /** The fact that answers it, the known gap that it falls into, or nothing. */
  right: { fact?: string; gap?: string }
  /** A fact taken away, so that the question has no answer. */
  without?: string
}

/** One phrasing in this many is held out of the training, to be asked as if by a person. */
const HELD_PHRASES = 4
/** One fact in this many is taken away: its phrasings are then questions without an answer. */
const HELD_FACTS = 6
/** Questions asked of each sort; more would not change the weights. */
const MOST = { known: 1100, taken: 600, shared: 500, absent: 400, gaps: 300 }

const TODAY = '2000-01-01'

/** Parts the phrasings of a folder into those to learn from and questions to try what was learnt. */
export function trialsOf(
  knowledge: Knowledge,
  lexicon: Lexicon,
  topics: readonly Topic[],
  examples: readonly ReadPhrase[],
): { kept: ReadPhrase[]; trials: Trial[] } {
  const isTaken = (topic: number) => topics[topic]?.kind === 'fact' && topic % HELD_FACTS === HELD_FACTS - 1
  const isHeld = (at: number) => at % HELD_PHRASES === 0
  const kept = examples.filter(({ phrase }, at) => !isTaken(phrase.topic) && !isHeld(at))
  const held = examples.filter((_, at) => isHeld(at))
  const byKind = (kind: Topic['kind']) => held.filter(({ phrase }) => topics[phrase.topic]?.kind === kind)
  const idOf = ({ phrase }: ReadPhrase) => topics[phrase.topic]?.id ?? ''
  const facts = byKind('fact')
  const known = spread(facts.filter(({ phrase }) => !isTaken(phrase.topic)), MOST.known)
  const taken = spread(examples.filter(({ phrase }) => isTaken(phrase.topic)), MOST.taken)
  const properties = byKind('property')
  return {
    kept,
    trials: [
      ...known.map(example => ({ reading: example.reading, right: { fact: idOf(example) } })),
      ...taken.map(example => ({ reading: example.reading, right: {}, without: idOf(example) })),
      ...asked(spread(properties, MOST.shared), idOf, knowledge, lexicon, true),
      ...asked(spread(properties, MOST.absent), idOf, knowledge, lexicon, false),
      ...spread(byKind('unknown'), MOST.gaps).map(example => ({ reading: example.reading, right: { gap: idOf(example) } })),
    ],
  }
}

function spread<T>(list: readonly T[], most: number): T[] {
  const step = Math.max(1, list.length / most)
  return Array.from({ length: Math.min(list.length, most) }, (_, at) => list[Math.floor(at * step)] as T)
}

/** A property's phrasings about subjects that have the property, or about subjects of the same kind that lack it. */
function asked(
  phrases: readonly ReadPhrase[],
  idOf: (example: ReadPhrase) => string,
  knowledge: Knowledge,
  lexicon: Lexicon,
  present: boolean,
): Trial[] {
  const subjects = [...new Set(knowledge.facts.flatMap(fact => fact.subject ?? []))]
  return phrases.flatMap(({ phrase }, at): Trial[] => {
    const property = idOf({ phrase } as ReadPhrase)
    const facts = knowledge.byProperty.get(property) ?? []
    const having = new Set(facts.map(fact => fact.subject))
    const kinds = new Set(facts.map(fact => knowledge.subjects.get(fact.subject ?? '')?.kind))
    const lacking = subjects.filter(id => !having.has(id) && (facts.length === 0 || kinds.has(knowledge.subjects.get(id)?.kind)))
    const fact = facts[at % Math.max(facts.length, 1)]
    const subject = present ? fact?.subject : lacking[(at * 7) % Math.max(lacking.length, 1)]
    const name = knowledge.subjects.get(subject ?? '')?.name
    if (!name) return []
    const reading = lexicon.reader.read(phrase.text.replaceAll('{subject}', name), TODAY)
    return [{ reading, right: present && fact ? { fact: fact.id } : { gap: property } }]
  })
}
