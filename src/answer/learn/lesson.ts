import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Lexicon } from '../read/lexicon.ts'
import { phrasesOf, type Phrase, type Topic } from './phrases.ts'
import type { Worded } from '../read/read.ts'
import { rivalsOf } from './rivals.ts'
import { below, type Rows } from './rows.ts'
import { scatter } from './scatter.ts'
import { vocabularyOf, type Text, type Vocabulary } from './vocabulary.ts'

/** Everything that the phrasings of a folder teach, read once and used by each training. */
export interface Lesson {
  topics: readonly Topic[]
  phrases: readonly Phrase[]
  /** The roots of each phrasing's topic words. */
  roots: readonly (readonly string[])[]
  vocabulary: Vocabulary
  /** A row for each phrasing. */
  vectors: Rows
  /** The same without names: only a fact is about certain names, a property's phrasings stand for any. */
  nameless: Rows
  /** A number for each phrasing that looks like chance, for choosing some of them. */
  chances: Uint32Array
  /** For each phrasing the most alike ones of other topics. */
  rivals: readonly (readonly number[])[]
}

/** Reads every phrasing of a folder; of each only what is learnt from is kept, since there are tens of thousands. */
export function lessonOf(knowledge: Knowledge, lexicon: Lexicon): Lesson {
  const { topics, phrases } = phrasesOf(knowledge)
  const roots: (readonly string[])[] = []
  function* texts(): Generator<Text> {
    for (const phrase of phrases) {
      const worded = lexicon.reader.words(phrase.text, DAY)
      phrase.names = namesOf(worded)
      roots.push(worded.content)
      yield { words: worded.words, names: phrase.names }
    }
  }
  const { vocabulary, vectors } = vocabularyOf(texts(), lexicon.canonical)
  const nameless = below(vectors, vocabulary.firstName)
  const chances = Uint32Array.from(phrases, ({ topic, text }) => scatter(`${topics[topic]?.id ?? ''} ${text}`))
  const rivals = rivalsOf(phrases, vectors, vocabulary)
  return { topics, phrases, roots, vocabulary, vectors, nameless, chances, rivals }
}

/** Phrasings are timeless; any day will do. */
export const DAY = '2000-01-01'
/** A name with more meanings says little. */
const MOST_MEANINGS = 3

function namesOf({ mentions }: Worded): string[] {
  return mentions.flatMap(mention => (mention.ids.length <= MOST_MEANINGS ? mention.ids : []))
}
