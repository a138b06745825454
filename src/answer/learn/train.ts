import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Lesson } from './lesson.ts'
import type { Trained } from '../model.ts'
import { phrasebookOf } from './phrasebook.ts'
import type { Phrase, Topic } from './phrases.ts'
import { fewest, scatter } from './scatter.ts'
import { picked, rowsOf } from './rows.ts'
import { columnsOf } from './sparse.ts'
import { separatorsOf } from './svm.ts'

/** About so many phrasings from all over the folder, so that far-off words count against a topic too. */
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
  const width = vocabulary.idf.length
  const kept = lesson.phrases.flatMap((_, at) => (keep(at) ? [at] : []))
  const phrases = kept.map(at => lesson.phrases[at] as Phrase)
  const members = membersOf(lesson, kept)
  const kin = kinOf(knowledge, topics)
  const othersFor = othersBy(lesson, kept)
  const named = separatorsOf(lesson.vectors, width)
  const nameless = separatorsOf(lesson.nameless, width)
  const separators = topics.map(({ kind }, topic) => {
    progress(topic / topics.length)
    const own = [...(members[topic] as number[]), ...lentTo(topics, topic, kin, members, lesson.chances)]
    const separate = kind === 'fact' ? named : nameless
    return separate(own, othersFor(topic, own, kin[topic] as Set<number>))
  })
  return {
    topics,
    phrases: phrasebookOf(phrases, topics.length),
    vocabulary,
    near: columnsOf(picked(lesson.vectors, kept), width),
    linear: columnsOf(rowsOf(separators.map(separator => separator.weights)), width),
    bias: Float32Array.from(separators, one => one.bias),
    roots: rootsOf(lesson, kept),
  }
}

function rootsOf({ topics, phrases, roots }: Lesson, kept: readonly number[]): string[][] {
  const known = topics.map(() => new Set<string>())
  for (const at of kept) for (const root of roots[at] ?? []) known[phrases[at]?.topic ?? 0]?.add(root)
  return known.map(set => [...set])
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

/** Chooses the phrasings that a topic is told apart from: the most alike of other topics and some from all over. */
function othersBy({ topics, phrases, rivals, chances }: Lesson, kept: readonly number[]) {
  const topicOf = Int32Array.from(phrases, phrase => phrase.topic)
  const isKept = new Uint8Array(phrases.length)
  for (const at of kept) isKept[at] = 1
  const chosenFor = new Int32Array(phrases.length).fill(-1)
  const parts = dealt(kept, chances)
  return (topic: number, own: readonly number[], kin: ReadonlySet<number>): Int32Array => {
    const others: number[] = []
    const choose = (at: number) => {
      if (chosenFor[at] === topic || kin.has(topicOf[at] as number)) return
      chosenFor[at] = topic
      others.push(at)
    }
    for (const at of own) for (const rival of rivals[at] as readonly number[]) if (isKept[rival] === 1) choose(rival)
    for (const at of parts[scatter(topics[topic]?.id ?? '') % parts.length] as readonly number[]) choose(at)
    return Int32Array.from(others).sort()
  }
}

/** Deals phrasings into parts of about as many as are wanted of them; their number is a power of two, so that it stays. */
function dealt(kept: readonly number[], chances: Uint32Array): number[][] {
  const many = 2 ** Math.max(0, Math.round(Math.log2(kept.length / SPREAD_NEGATIVES)))
  const parts: number[][] = Array.from({ length: many }, () => [])
  for (const at of kept) parts[((chances[at] as number) >>> 8) % many]?.push(at)
  return parts
}

/** Phrasings that a property borrows from its facts: what is asked of one subject is asked of all. */
const MOST_LENT = 160

function lentTo(
  topics: readonly Topic[],
  topic: number,
  kin: readonly ReadonlySet<number>[],
  members: readonly (readonly number[])[],
  chances: Uint32Array,
): number[] {
  if (topics[topic]?.kind !== 'property') return []
  const all = [...(kin[topic] ?? [])].filter(at => at !== topic).flatMap(at => members[at] ?? [])
  return fewest(all, MOST_LENT, chances)
}
