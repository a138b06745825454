import { spellerOf, type Speller } from '../answer/read/spell.ts'

/** Of what is typed so much has to be found, by weight: the rest may be words that nobody knows. */
const LEAST = 0.5
/** Counts less than the word itself: one that is half typed, one that is mistyped. */
const HALF_TYPED = 0.9
const MISTYPED = 0.7
/** A word that no text holds weighs as much as one that so many texts hold: it may be small talk. */
const UNKNOWN_IN = 10
/** Of two texts with the same words the one with fewer others comes first. */
const A_WORD_MORE = 0.01
/** Nobody types more into one line; the rest is not looked at. */
const MOST_WORDS = 20

/** Texts that are found by their words, also by half typed and mistyped ones. */
export interface WordIndex {
  /** Those that hold most of what is typed, the best first. */
  find(typed: string): string[]
}

export function wordIndex(texts: readonly string[]): WordIndex {
  const sizes = texts.map(text => new Set(wordsOf(text)).size)
  const vocabulary = vocabularyOf(texts)
  const weigh = (count: number) => Math.log(1 + texts.length / count)
  return {
    find(typed) {
      const words = wordsOf(typed).slice(0, MOST_WORDS)
      const unfinished = /[\p{L}\p{N}]$/u.test(typed) ? words.length - 1 : -1
      const scores = new Map<number, number>()
      let whole = 0
      for (const [at, word] of words.entries()) {
        const found = textsFor(word, at === unfinished, vocabulary)
        const weight = weigh(found.size || UNKNOWN_IN)
        whole += weight
        for (const [text, fit] of found) scores.set(text, (scores.get(text) ?? 0) + fit * weight)
      }
      const rank = ([text, score]: [number, number]) => score / whole - A_WORD_MORE * (sizes[text] ?? 0)
      return [...scores]
        .filter(([, score]) => score >= LEAST * whole)
        .sort((a, b) => rank(b) - rank(a) || a[0] - b[0])
        .map(([text]) => texts[text] ?? '')
    },
  }
}

interface Vocabulary {
  /** The texts that hold a word, by their place in the list. */
  holding: ReadonlyMap<string, readonly number[]>
  speller: Speller
}

function vocabularyOf(texts: readonly string[]): Vocabulary {
  const holding = new Map<string, number[]>()
  for (const [at, text] of texts.entries())
    for (const word of new Set(wordsOf(text))) {
      const known = holding.get(word)
      if (known) known.push(at)
      else holding.set(word, [at])
    }
  return { holding, speller: spellerOf(new Map([...holding].map(([word, all]) => [word, all.length]))) }
}

/** The texts that a typed word can mean, and how well it fits each. */
function textsFor(word: string, unfinished: boolean, { holding, speller }: Vocabulary): Map<number, number> {
  const fits = new Map<number, number>()
  const add = (known: string, fit: number) => {
    for (const text of holding.get(known) ?? []) fits.set(text, Math.max(fits.get(text) ?? 0, fit))
  }
  add(word, 1)
  if (unfinished) for (const known of holding.keys()) if (known.startsWith(word)) add(known, HALF_TYPED)
  if (fits.size === 0) add(speller.correct(word) ?? '', MISTYPED)
  return fits
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
