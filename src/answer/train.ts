import type { Knowledge } from '../knowledge/knowledge.ts'
import { featuresOf, vectorOf, vocabularyOf, type Features, type Vector, type Vocabulary } from './features.ts'
import type { Lexicon } from './lexicon.ts'
import type { Weights } from './logistic.ts'
import type { Profile } from './profile.ts'
import { phrasesOf, type Phrase, type Topic } from './phrases.ts'
import type { Reading } from './read.ts'
import { columnsOf, largest, multiplier, type Sparse } from './sparse.ts'
import { separate, type Example } from './svm.ts'

/** What is learnt from a fact folder; plain data, so that it can be kept and moved between threads. */
export interface Model {
  topics: readonly Topic[]
  phrases: readonly Phrase[]
  vocabulary: Vocabulary
  /** Feature -> phrasings, for the nearest phrasing. */
  near: Sparse
  /** Feature -> topics, for the linear model. */
  linear: Sparse
  bias: Float32Array
  /** The roots that each topic's phrasings use. */
  roots: readonly (readonly string[])[]
  /** What each fact speaks of, in the order of the facts. */
  profiles: readonly Profile[]
  /** The folder's words and how often each occurs. */
  counts: ReadonlyMap<string, number>
  /** How the signs for a candidate add up to its score. */
  weights: Weights
  /** How a score and its lead add up to a confidence. */
  confidence: Weights
  /** The confidence below which nothing is answered. */
  sure: number
}

/** Phrasings of other topics that each phrasing is told apart from; the near ones teach the most. */
const HARD_NEGATIVES = 16
/** Others, spread evenly over the folder, so that far-off words count against a topic too. */
const SPREAD_NEGATIVES = 100
/** Index entries read to find the near ones. */
const MINING_BUDGET = 3_000

/** A phrasing read into features once, so that folds of a calibration share the work. */
export interface ReadPhrase {
  phrase: Phrase
  features: Features
  reading: Reading
}

/** Reads every phrasing of a folder. */
export function readPhrases(knowledge: Knowledge, lexicon: Lexicon): { topics: readonly Topic[]; examples: ReadPhrase[] } {
  const { topics, phrases } = phrasesOf(knowledge)
  const examples = phrases.map(phrase => {
    const reading = lexicon.reader.read(phrase.text, '2000-01-01')
    const names = reading.mentions.flatMap(mention => (mention.ids.length <= 3 ? mention.ids : []))
    return { phrase: { ...phrase, names }, features: featuresOf(reading.words, names, lexicon.canonical), reading }
  })
  return { topics, examples }
}

/** Learns from phrasings: an index of them all, and one linear separator a topic. The same input gives the same model. */
export function train(
  knowledge: Knowledge,
  topics: readonly Topic[],
  examples: readonly ReadPhrase[],
  progress?: (part: number) => void,
): Omit<Model, 'profiles' | 'counts' | 'weights' | 'confidence' | 'sure'> {
  const vocabulary = vocabularyOf(examples.map(example => example.features))
  const vectors = examples.map(example => vectorOf(example.features, vocabulary))
  const near = columnsOf(vectors, vocabulary.idf.length)
  const phrases = examples.map(example => example.phrase)
  const members = membersOf(topics, phrases)
  const multiply = multiplier(near, vectors.length)
  const rivals = vectors.map((vector, at) =>
    largest(multiply(vector, MINING_BUDGET, vocabulary.firstPart), HARD_NEGATIVES, row => phrases[row]?.topic !== phrases[at]?.topic),
  )
  const scratch = new Float32Array(vocabulary.idf.length)
  const kin = kinOf(knowledge, topics)
  const nameless = vectors.map(vector => withoutNames(vector, vocabulary.firstName))
  const separators = topics.map(({ kind }, topic) => {
    progress?.(topic / topics.length)
    return separate(examplesFor(topic, kin[topic] ?? new Set(), members[topic] ?? [], rivals, kind === 'fact' ? vectors : nameless, phrases), scratch)
  })
  const weights = separators.map(separator => separator.weights)
  const linear = columnsOf(weights, vocabulary.idf.length)
  const bias = Float32Array.from(separators, one => one.bias)
  return { topics, phrases, vocabulary, near, linear, bias, roots: rootsOf(topics, examples) }
}

function rootsOf(topics: readonly Topic[], examples: readonly ReadPhrase[]): string[][] {
  const roots = topics.map(() => new Set<string>())
  for (const { phrase, reading } of examples) for (const root of reading.content) roots[phrase.topic]?.add(root)
  return roots.map(set => [...set])
}

function membersOf(topics: readonly Topic[], phrases: readonly Phrase[]): number[][] {
  const members: number[][] = topics.map(() => [])
  phrases.forEach((phrase, at) => members[phrase.topic]?.push(at))
  return members
}

/** Only a fact is about certain names; the phrasings of a property stand for any. */
function withoutNames(vector: Vector, firstName: number): Vector {
  const found = vector.ids.findIndex(id => id >= firstName)
  const end = found < 0 ? vector.ids.length : found
  return { ids: vector.ids.subarray(0, end), weights: vector.weights.subarray(0, end) }
}

/** The topics that ask for the same thing: a property and its facts are not told apart from each other. */
function kinOf(knowledge: Knowledge, topics: readonly Topic[]): Set<number>[] {
  const properties = new Map(topics.flatMap((topic, at) => (topic.kind === 'property' ? [[topic.id, at] as const] : [])))
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
  rivals: readonly number[][],
  vectors: readonly Vector[],
  phrases: readonly Phrase[],
): Example[] {
  const isOther = (at: number) => !kin.has(phrases[at]?.topic ?? topic)
  const others = new Set(own.flatMap(at => (rivals[at] ?? []).filter(isOther)))
  const step = Math.max(1, Math.floor(vectors.length / SPREAD_NEGATIVES))
  for (let at = topic % step; at < vectors.length; at += step) if (isOther(at)) others.add(at)
  const example = (positive: boolean) => (at: number) => {
    const vector = vectors[at]
    return vector ? [{ vector, positive }] : []
  }
  return [...own.flatMap(example(true)), ...[...others].sort((a, b) => a - b).flatMap(example(false))]
}
