import type { Knowledge } from '../knowledge/knowledge.ts'
import { featuresOf, vectorOf, vocabularyOf, type Features, type Vector, type Vocabulary } from './features.ts'
import type { Lexicon } from './lexicon.ts'
import type { Profile } from './profile.ts'
import { phrasesOf, type Phrase, type Topic } from './phrases.ts'
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
}

/** Phrasings of other topics that each phrasing is told apart from; the near ones teach the most. */
const HARD_NEGATIVES = 24
/** Others, spread evenly over the folder, so that far-off words count against a topic too. */
const SPREAD_NEGATIVES = 150
/** Index entries read to find the near ones. */
const MINING_BUDGET = 6_000

/** A phrasing read into features once, so that folds of a calibration share the work. */
export interface ReadPhrase {
  phrase: Phrase
  features: Features
  content: readonly string[]
}

/** Reads every phrasing of a folder. */
export function readPhrases(knowledge: Knowledge, lexicon: Lexicon): { topics: readonly Topic[]; examples: ReadPhrase[] } {
  const { topics, phrases } = phrasesOf(knowledge)
  const examples = phrases.map(phrase => {
    const reading = lexicon.reader.read(phrase.text, '2000-01-01')
    const names = reading.mentions.flatMap(mention => (mention.ids.length <= 3 ? mention.ids : []))
    return { phrase, features: featuresOf(reading.words, names, lexicon.canonical), content: reading.content }
  })
  return { topics, examples }
}

/** Learns from phrasings: an index of them all, and one linear separator a topic. The same input gives the same model. */
export function train(
  topics: readonly Topic[],
  examples: readonly ReadPhrase[],
  progress?: (part: number) => void,
): Omit<Model, 'profiles'> {
  const vocabulary = vocabularyOf(examples.map(example => example.features))
  const vectors = examples.map(example => vectorOf(example.features, vocabulary))
  const near = columnsOf(vectors, vocabulary.idf.length)
  const phrases = examples.map(example => example.phrase)
  const members = membersOf(topics, phrases)
  const multiply = multiplier(near, vectors.length)
  const rivals = vectors.map((vector, at) =>
    largest(multiply(vector, MINING_BUDGET), HARD_NEGATIVES, row => phrases[row]?.topic !== phrases[at]?.topic),
  )
  const scratch = new Float32Array(vocabulary.idf.length)
  const separators = topics.map((_, topic) => {
    progress?.(topic / topics.length)
    return separate(examplesFor(topic, members[topic] ?? [], rivals, vectors, phrases), scratch)
  })
  const weights = separators.map(separator => separator.weights)
  const linear = columnsOf(weights, vocabulary.idf.length)
  const bias = Float32Array.from(separators, one => one.bias)
  return { topics, phrases, vocabulary, near, linear, bias, roots: rootsOf(topics, examples) }
}

function rootsOf(topics: readonly Topic[], examples: readonly ReadPhrase[]): string[][] {
  const roots = topics.map(() => new Set<string>())
  for (const { phrase, content } of examples) for (const root of content) roots[phrase.topic]?.add(root)
  return roots.map(set => [...set])
}

function membersOf(topics: readonly Topic[], phrases: readonly Phrase[]): number[][] {
  const members: number[][] = topics.map(() => [])
  phrases.forEach((phrase, at) => members[phrase.topic]?.push(at))
  return members
}

function examplesFor(
  topic: number,
  own: readonly number[],
  rivals: readonly number[][],
  vectors: readonly Vector[],
  phrases: readonly Phrase[],
): Example[] {
  const others = new Set(own.flatMap(at => rivals[at] ?? []))
  const step = Math.max(1, Math.floor(vectors.length / SPREAD_NEGATIVES))
  for (let at = topic % step; at < vectors.length; at += step) if (phrases[at]?.topic !== topic) others.add(at)
  const example = (positive: boolean) => (at: number) => {
    const vector = vectors[at]
    return vector ? [{ vector, positive }] : []
  }
  return [...own.flatMap(example(true)), ...[...others].sort((a, b) => a - b).flatMap(example(false))]
}
