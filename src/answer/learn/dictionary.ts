import { fnv1a } from './fnv.ts'

/**
 * Numbers words by their place in a list. A hash table with open addressing in blocks of memory, so that a trained form
 * is ready as it lies on the disk: a `Map` of as many words takes a tenth of a second to read.
 */
export interface Dictionary {
  /** All words, one after another. */
  words: string
  starts: Int32Array
  /** A power of two of places, each with the number of a word and one more, or 0. */
  slots: Int32Array
}

/** At least this many places for each word, so that a search soon ends. */
const ROOM = 2

/** @param words each of them once. */
export function dictionaryOf(words: readonly string[]): Dictionary {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(words.length * ROOM + 1)))
  const starts = new Int32Array(words.length + 1)
  words.forEach((word, number) => {
    starts[number + 1] = (starts[number] as number) + word.length
    let slot = slotOf(word, slots)
    while (slots[slot] !== 0) slot = next(slot, slots)
    slots[slot] = number + 1
  })
  return { words: words.join(''), starts, slots }
}

/** The number of a word, if it has one. */
export function numberOf(word: string, { words, starts, slots }: Dictionary): number | undefined {
  for (let slot = slotOf(word, slots); slots[slot] !== 0; slot = next(slot, slots)) {
    const number = (slots[slot] as number) - 1
    const start = starts[number] as number
    if ((starts[number + 1] as number) - start === word.length && words.startsWith(word, start)) return number
  }
  return undefined
}

/** The first place to look in. */
function slotOf(word: string, { length }: Int32Array): number {
  const hash = fnv1a(word)
  return (hash ^ (hash >>> 15)) & (length - 1)
}

function next(slot: number, { length }: Int32Array): number {
  return (slot + 1) & (length - 1)
}
