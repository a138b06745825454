import { dictionaryOf, type Dictionary } from './dictionary.ts'
import { FAMILIES, featuresBy, tableOf, type Family, type FeatureTable } from './features.ts'
import type { Rows } from './rows.ts'
import { vectorsOf } from './vector.ts'

/** Numbers features and knows how rare each is. */
export interface Vocabulary {
  features: Dictionary
  idf: Float32Array
  /** Words and word pairs come first, then from here on parts of words. */
  firstPart: number
  /** Numbers from here on are names, which similarity of wording leaves out. */
  firstName: number
}

/** A text with what it names. */
export interface Text {
  words: readonly string[]
  names: readonly string[]
}

/** Learns the features of a collection of texts, which are read one by one, and makes a vector of each. */
export function vocabularyOf(
  texts: Iterable<Text>,
  canonical: ReadonlyMap<string, string>,
): { vocabulary: Vocabulary; vectors: Rows } {
  const numbers: Record<Family, Map<string, number>> = { words: new Map(), characters: new Map(), names: new Map() }
  const featuresOf = featuresBy((key, family) => numberIn(numbers[family], key), canonical)
  const all = tableOf(mapped(texts, ({ words, names }) => featuresOf(words, names)))
  const firstPart = numbers.words.size
  const firstName = firstPart + numbers.characters.size
  const keys = FAMILIES.flatMap(family => [...numbers[family].keys()])
  const firsts = [0, firstPart, firstName]
  const idf = rarity(all, firsts, keys.length)
  return {
    vocabulary: { features: dictionaryOf(keys), idf, firstPart, firstName },
    vectors: vectorsOf(all, idf, firsts),
  }
}

/** Features are numbered as they come. */
function numberIn(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key)
  if (known === undefined) numbers.set(key, numbers.size)
  return known ?? numbers.size - 1
}

function* mapped<T, U>(items: Iterable<T>, to: (item: T) => U): Generator<U> {
  for (const item of items) yield to(item)
}

/** idf = ln((1+N)/(1+df)) + 1, as is usual for TF-IDF. */
function rarity({ ids, bounds }: FeatureTable, firsts: readonly number[], width: number): Float32Array {
  const texts = new Int32Array(width)
  for (let stretch = 0; stretch + 1 < bounds.length; stretch++) {
    const first = firsts[stretch % FAMILIES.length] as number
    for (let at = bounds[stretch] as number; at < (bounds[stretch + 1] as number); at++)
      (texts[first + (ids[at] as number)] as number)++
  }
  const count = (bounds.length - 1) / FAMILIES.length
  return Float32Array.from(texts, some => Math.log((1 + count) / (1 + some)) + 1)
}
