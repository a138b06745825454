import type { Knowledge } from '../knowledge/knowledge.ts'
import { featuresOf, vectorOf, vocabularyOf, type Vector, type Vocabulary } from './features.ts'
import type { Lexicon } from './lexicon.ts'
import { phrasesOf, type Phrase, type Topic } from './phrases.ts'
import type { Reading } from './read.ts'
import { columnsOf, largest, multiplier } from './sparse.ts'

/** Phrasings of other topics that each phrasing is told apart from; the near ones teach the most. */
const HARD_NEGATIVES = 16
/** Phrasings of a topic for which the most alike ones are looked up; they soon repeat. */
const MINED = 60
/** Index entries read to find the near ones. */
const MINING_BUDGET = 2_500

/** Everything that the phrasings of a folder teach, read once and used by each training. */
export interface Lesson {
  topics: readonly Topic[]
  phrases: readonly Phrase[]
  readings: readonly Reading[]
  vocabulary: Vocabulary
  vectors: readonly Vector[]
  /** The same without names: only a fact is about certain names, a property's phrasings stand for any. */
  nameless: readonly Vector[]
  /** For each phrasing the most alike ones of other topics. */
  rivals: readonly (readonly number[])[]
}

/** Reads every phrasing of a folder. */
export function lessonOf(knowledge: Knowledge, lexicon: Lexicon): Lesson {
  const { topics, phrases: plain } = phrasesOf(knowledge)
  const readings = plain.map(phrase => lexicon.reader.read(phrase.text, DAY))
  const phrases = plain.map((phrase, at) => ({ ...phrase, names: namesOf(readings[at]) }))
  const features = readings.map((reading, at) => featuresOf(reading.words, phrases[at]?.names ?? [], lexicon.canonical))
  const vocabulary = vocabularyOf(features)
  const vectors = features.map(one => vectorOf(one, vocabulary))
  const nameless = vectors.map(vector => upTo(vector, vocabulary.firstName))
  return { topics, phrases, readings, vocabulary, vectors, nameless, rivals: rivalsOf(phrases, vectors, vocabulary) }
}

/** Phrasings are timeless; any day will do. */
const DAY = '2000-01-01'
/** A name with more meanings says little. */
const MOST_MEANINGS = 3

function namesOf(reading: Reading | undefined): string[] {
  return (reading?.mentions ?? []).flatMap(mention => (mention.ids.length <= MOST_MEANINGS ? mention.ids : []))
}

/** The part of a vector with features below a number. */
function upTo(vector: Vector, limit: number): Vector {
  const found = vector.ids.findIndex(id => id >= limit)
  const end = found < 0 ? vector.ids.length : found
  return { ids: vector.ids.subarray(0, end), weights: vector.weights.subarray(0, end) }
}

function rivalsOf(phrases: readonly Phrase[], vectors: readonly Vector[], vocabulary: Vocabulary): number[][] {
  const words = vectors.map(vector => upTo(vector, vocabulary.firstPart))
  const multiply = multiplier(columnsOf(words, vocabulary.firstPart), words.length)
  const mined = new Map<number, number>()
  return words.map((vector, at) => {
    const topic = phrases[at]?.topic ?? -1
    const before = mined.get(topic) ?? 0
    if (before >= MINED) return []
    mined.set(topic, before + 1)
    const alike = multiply(vector, MINING_BUDGET)
    return largest(alike, HARD_NEGATIVES, row => phrases[row]?.topic !== topic)
  })
}
