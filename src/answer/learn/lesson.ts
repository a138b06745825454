import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Lexicon } from '../read/lexicon.ts'
import { phrasesOf, type Phrase, type Topic } from './phrases.ts'
import type { Reading } from '../read/read.ts'
import { rivalsOf } from './rivals.ts'
import { below, type Vector } from './vector.ts'
import { vocabularyOf, type Vocabulary } from './vocabulary.ts'

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
  const texts = readings.map(({ words }, at) => ({ words, names: phrases[at]?.names ?? [] }))
  const { vocabulary, vectors } = vocabularyOf(texts, lexicon.canonical)
  const nameless = vectors.map(vector => below(vector, vocabulary.firstName))
  return { topics, phrases, readings, vocabulary, vectors, nameless, rivals: rivalsOf(phrases, vectors, vocabulary) }
}

/** Phrasings are timeless; any day will do. */
const DAY = '2000-01-01'
/** A name with more meanings says little. */
const MOST_MEANINGS = 3

function namesOf(reading: Reading | undefined): string[] {
  return (reading?.mentions ?? []).flatMap(mention => (mention.ids.length <= MOST_MEANINGS ? mention.ids : []))
}
