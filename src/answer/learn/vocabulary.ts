import { dictionaryOf, type Dictionary } from './dictionary.ts'
import { FAMILIES, featuresBy, type Family, type Features } from './features.ts'
import { vectorsOf, type Vector } from './vector.ts'

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

/** Learns the features of a collection of texts, and makes a vector of each. */
export function vocabularyOf(
  texts: readonly Text[],
  canonical: ReadonlyMap<string, string>,
): { vocabulary: Vocabulary; vectors: Vector[] } {
  const numbers: Record<Family, Map<string, number>> = { words: new Map(), characters: new Map(), names: new Map() }
  const featuresOf = featuresBy((key, family) => numberIn(numbers[family], key), canonical)
  const all = texts.map(({ words, names }) => featuresOf(words, names))
  const firstPart = numbers.words.size
  const firstName = firstPart + numbers.characters.size
  const keys = FAMILIES.flatMap(family => [...numbers[family].keys()])
  const starts = [0, firstPart, firstName]
  const idf = rarity(all, starts, keys.length)
  return {
    vocabulary: { features: dictionaryOf(keys), idf, firstPart, firstName },
    vectors: vectorsOf(all, idf, starts),
  }
}

/** Features are numbered as they come. */
function numberIn(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key)
  if (known === undefined) numbers.set(key, numbers.size)
  return known ?? numbers.size - 1
}

/** idf = ln((1+N)/(1+df)) + 1, as is usual for TF-IDF. */
function rarity(all: readonly Features[], starts: readonly number[], width: number): Float32Array {
  const texts = new Int32Array(width)
  for (const features of all)
    features.forEach(({ ids }, family) => {
      for (const id of ids) (texts[(starts[family] as number) + id] as number)++
    })
  return Float32Array.from(texts, count => Math.log((1 + all.length) / (1 + count)) + 1)
}
