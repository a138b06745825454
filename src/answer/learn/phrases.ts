import type { Knowledge } from '../../knowledge/knowledge.ts'

/** What a phrasing leads to. */
export interface Topic {
  kind: 'fact' | 'property' | 'unknown'
  id: string
}

/** What a phrasing asks for: an answer at large, a yes, or a no. */
export const POLARITIES = ['open', 'yes', 'no'] as const

/** One way of asking for a topic; yes/no phrasings say which of the two answers they get. */
export interface Phrase {
  topic: number
  text: string
  polarity: (typeof POLARITIES)[number]
  /** The subjects it names; filled in when it is read. */
  names?: readonly string[]
}

/** Everything that the ranking learns from, in a fixed order: topic by topic, and within one by polarity. */
export interface Phrases {
  topics: readonly Topic[]
  phrases: readonly Phrase[]
}

/** Gathers the phrasings of facts, properties and known gaps. */
export function phrasesOf(knowledge: Knowledge): Phrases {
  const topics: Topic[] = []
  const phrases: Phrase[] = []
  const add = (topic: Topic, ways: Partial<Record<Phrase['polarity'], readonly string[]>>) => {
    const before = phrases.length
    const at = topics.push(topic) - 1
    for (const polarity of POLARITIES)
      for (const text of ways[polarity] ?? []) phrases.push({ topic: at, text, polarity })
    if (phrases.length === before) topics.pop()
  }
  for (const fact of knowledge.facts)
    add({ kind: 'fact', id: fact.id }, { open: fact.asks, yes: fact.yes, no: fact.no })
  for (const property of knowledge.properties.values())
    add({ kind: 'property', id: property.id }, { open: property.asks, yes: property.yes, no: property.no })
  for (const unknown of knowledge.unknowns) add({ kind: 'unknown', id: unknown.id }, { open: unknown.asks })
  return { topics, phrases }
}
