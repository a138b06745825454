import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Vector } from './vector.ts'
import type { Lesson } from './lesson.ts'
import type { Trained } from './model.ts'
import type { Phrase, Topic } from './phrases.ts'
import { columnsOf } from './sparse.ts'
import { separate, type Example } from './svm.ts'

/** Phrasings of other topics, spread evenly over the folder, so that far-off words count against a topic too. */
const SPREAD_NEGATIVES = 100

/**
 * Learns from the phrasings that `keep` admits: an index of them, and one linear separator a topic, taught by its own
 * phrasings, the most alike of other topics and some from all over. The same input gives the same result.
 */
export function train(
  knowledge: Knowledge,
  lesson: Lesson,
  keep: (phrase: number) => boolean = () => true,
  progress: (part: number) => void = () => {},
): Trained {
  const { topics, vocabulary } = lesson
  const kept = lesson.phrases.flatMap((_, at) => (keep(at) ? [at] : []))
  const phrases = kept.map(at => lesson.phrases[at] as Phrase)
  const members = membersOf(lesson, kept)
  const kin = kinOf(knowledge, topics)
  const scratch = new Float32Array(vocabulary.idf.length)
  const separators = topics.map((_, topic) => {
    progress(topic / topics.length)
    return separate(
      examplesFor(topic, kin[topic] as Set<number>, members[topic] as number[], kept, keep, lesson),
      scratch,
    )
  })
  const width = vocabulary.idf.length
  return {
    topics,
    phrases,
    vocabulary,
    near: columnsOf(
      kept.map(at => lesson.vectors[at] as Vector),
      width,
    ),
    linear: columnsOf(
      separators.map(separator => separator.weights),
      width,
    ),
    bias: Float32Array.from(separators, one => one.bias),
    roots: rootsOf(lesson, kept),
  }
}

function rootsOf({ topics, phrases, readings }: Lesson, kept: readonly number[]): string[][] {
  const roots = topics.map(() => new Set<string>())
  for (const at of kept) for (const root of readings[at]?.content ?? []) roots[phrases[at]?.topic ?? 0]?.add(root)
  return roots.map(set => [...set])
}

function membersOf({ topics, phrases }: Lesson, kept: readonly number[]): number[][] {
  const members: number[][] = topics.map(() => [])
  for (const at of kept) members[phrases[at]?.topic ?? 0]?.push(at)
  return members
}

/** The topics that ask for the same thing: a property and its facts are not told apart from each other. */
function kinOf(knowledge: Knowledge, topics: readonly Topic[]): Set<number>[] {
  const properties = new Map(
    topics.flatMap((topic, at) => (topic.kind === 'property' ? [[topic.id, at] as const] : [])),
  )
  const kin = topics.map((_, at) => new Set([at]))
  topics.forEach((topic, at) => {
    if (topic.kind !== 'fact') return
    for (const property of knowledge.fact.get(topic.id)?.properties ?? []) {
      const other = properties.get(property)
      if (other === undefined) continue
      kin[at]?.add(other)
      kin[other]?.add(at)
    }
  })
  return kin
}

function examplesFor(
  topic: number,
  kin: ReadonlySet<number>,
  own: readonly number[],
  kept: readonly number[],
  keep: (phrase: number) => boolean,
  { topics, phrases, vectors, nameless, rivals }: Lesson,
): Example[] {
  const isOther = (at: number) => !kin.has(phrases[at]?.topic ?? topic)
  const others = new Set<number>()
  for (const at of own) for (const rival of rivals[at] ?? []) if (keep(rival) && isOther(rival)) others.add(rival)
  const step = Math.max(1, Math.floor(kept.length / SPREAD_NEGATIVES))
  for (let at = topic % step; at < kept.length; at += step)
    if (isOther(kept[at] as number)) others.add(kept[at] as number)
  const from = topics[topic]?.kind === 'fact' ? vectors : nameless
  const examples = own.map((at): Example => ({ vector: from[at] as Vector, positive: true }))
  for (const at of [...others].sort((a, b) => a - b)) examples.push({ vector: from[at] as Vector, positive: false })
  return examples
}
