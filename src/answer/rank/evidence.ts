import type { Knowledge } from '../../knowledge/knowledge.ts'
import { numberOf } from '../learn/dictionary.ts'
import { sizeOf } from '../learn/phrasebook.ts'
import type { Context } from '../thread/context.ts'
import type { Model } from '../model.ts'
import type { Reading } from '../read/read.ts'

/** The topic words of a question with what each weighs: rare and unheard-of ones the most. */
export interface Evidence {
  roots: readonly { root: string; weight: number }[]
  total: number
  /** The share of the weight that the folder has never seen. */
  unheard: number
  /** No topic word, no name and nothing said before: there is nothing that a fact could be about. */
  bare: boolean
}

/** Weighs words by their inverse frequency in the folder's phrasings. */
export function weigherOf(model: Model): (reading: Reading, context: Context) => Evidence {
  const highest = Math.log(1 + sizeOf(model.phrases)) + 1
  return (reading, context) => {
    let total = 0
    let unheard = 0
    const roots = reading.content.map(root => {
      const id = numberOf(`w:${root}`, model.vocabulary.features)
      const weight = id === undefined ? highest : (model.vocabulary.idf[id] ?? highest)
      total += weight
      if (id === undefined) unheard += weight
      return { root, weight }
    })
    const bare = reading.mentions.length === 0 && context.subjects.length === 0
    return { roots, total, unheard: total === 0 ? 0 : unheard / total, bare }
  }
}

/** How much of a question, by weight, one or two sets of roots know between them: 0–1. */
export function share(evidence: Evidence, known: ReadonlySet<string>, besides?: ReadonlySet<string>): number {
  if (evidence.total === 0) return evidence.bare ? 0 : 1
  let met = 0
  for (const { root, weight } of evidence.roots) if (known.has(root) || besides?.has(root)) met += weight
  return met / evidence.total
}

/** The topics of all facts about what a question names or with it on their list, looked at however unlike their wording. */
export function topicsBySubject(knowledge: Knowledge, model: Model) {
  const topics = new Map<string, number[]>()
  model.topics.forEach((topic, at) => {
    const fact = topic.kind === 'fact' ? knowledge.fact.get(topic.id) : undefined
    const about = fact?.subject ? [fact.subject, ...(knowledge.subjects.get(fact.subject)?.of ?? [])] : []
    for (const id of new Set([...about, ...(fact?.items ?? [])])) {
      const list = topics.get(id)
      if (list) list.push(at)
      else topics.set(id, [at])
    }
  })
  return (reading: Reading, context: Context): Set<number> => {
    const named = reading.mentions.flatMap(mention => mention.ids)
    return new Set([...(named.length > 0 ? named : context.subjects)].flatMap(id => topics.get(id) ?? []))
  }
}
