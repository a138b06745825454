import type { Phrase } from './phrases.ts'
import { below, rowOf, type Rows } from './rows.ts'
import { columnsOf, largest, toucher } from './sparse.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Phrasings of other topics that each phrasing is told apart from; the near ones teach the most. */
const HARD_NEGATIVES = 12
/** Phrasings of a topic for which the most alike ones are looked up; they soon repeat. */
const MINED = 60
/** Index entries read to find the near ones. */
const BUDGET = 2_500

/** For each phrasing the most alike ones of other topics, by their words. */
export function rivalsOf(phrases: readonly Phrase[], vectors: Rows, vocabulary: Vocabulary): number[][] {
  const words = below(vectors, vocabulary.firstPart)
  const touch = toucher(columnsOf(words, vocabulary.firstPart), phrases.length)
  const topics = Int32Array.from(phrases, phrase => phrase.topic)
  const mined = new Map<number, number>()
  return phrases.map(({ topic }, at) => {
    const before = mined.get(topic) ?? 0
    if (before >= MINED) return []
    mined.set(topic, before + 1)
    return largest(touch(rowOf(words, at), { budget: BUDGET }), HARD_NEGATIVES, row => topics[row] !== topic)
  })
}
