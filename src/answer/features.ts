import { NAME, rootOf, TIME } from './read.ts'

/** A sparse vector: ascending feature numbers with their weights. */
export interface Vector {
  ids: Int32Array
  weights: Float32Array
}

/** The features of a text by family, with their counts; each family is normalised apart. */
export type Features = readonly [
  words: Map<string, number>,
  characters: Map<string, number>,
  names: Map<string, number>,
]

/** How much each family counts in the squared length of a text: words, characters, names. */
const FAMILY_WEIGHT = [1, 0.8, 0.5] as const

/** Word 1–2-grams over roots, letters in threes inside words, and the subjects named. */
export function featuresOf(
  words: readonly string[],
  names: readonly string[],
  canonical: ReadonlyMap<string, string>,
): Features {
  const wordly = new Map<string, number>()
  const lettered = new Map<string, number>()
  const named = new Map<string, number>()
  const roots = words.map(word => (word === NAME || word === TIME ? word : rootOf(word, canonical)))
  roots.forEach((root, at) => {
    count(wordly, `w:${root}`)
    count(wordly, `b:${roots[at - 1] ?? '^'} ${root}`)
  })
  for (const word of words)
    if (word !== NAME && word !== TIME) for (const gram of gramsOf(word)) count(lettered, `c:${gram}`)
  for (const name of new Set(names)) count(named, `e:${name}`)
  return [wordly, lettered, named]
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1)
}

/** Letters in threes; longer runs cost time and told nothing more on the development questions. */
const GRAM = 3

function gramsOf(word: string): string[] {
  const padded = `_${word.slice(0, 40)}_`
  return Array.from({ length: Math.max(padded.length - GRAM + 1, 0) }, (_, at) => padded.slice(at, at + GRAM))
}

/** Numbers features and knows how rare each is. */
export interface Vocabulary {
  ids: ReadonlyMap<string, number>
  idf: Float32Array
  /** Words and word pairs come first, then from here on parts of words. */
  firstPart: number
  /** Numbers from here on are names, which similarity of wording leaves out. */
  firstName: number
}

/** Learns the features of a collection of texts; idf = ln((1+N)/(1+df)) + 1, as is usual for TF-IDF. */
export function vocabularyOf(all: readonly Features[]): Vocabulary {
  const frequency = new Map<string, number>()
  for (const features of all) for (const family of features) for (const key of family.keys()) count(frequency, key)
  const keys = FAMILIES.flatMap(isOf => [...frequency.keys()].filter(isOf))
  const ids = new Map(keys.map((key, at) => [key, at]))
  const idf = Float32Array.from(keys, key => Math.log((1 + all.length) / (1 + (frequency.get(key) ?? 0))) + 1)
  const firstOf = (prefix: string) => {
    const at = keys.findIndex(key => key.startsWith(prefix))
    return at < 0 ? keys.length : at
  }
  const firstName = firstOf('e:')
  return { ids, idf, firstName, firstPart: Math.min(firstOf('c:'), firstName) }
}

const FAMILIES = [
  (key: string) => !key.startsWith('c:') && !key.startsWith('e:'),
  (key: string) => key.startsWith('c:'),
  (key: string) => key.startsWith('e:'),
]

/** The TF-IDF vector of a text; features that the vocabulary does not have are dropped. */
export function vectorOf(features: Features, vocabulary: Vocabulary): Vector {
  const entries: [number, number][] = []
  features.forEach((family, at) => {
    const known: [number, number][] = []
    let square = 0
    for (const [key, times] of family) {
      const id = vocabulary.ids.get(key)
      const weight = (1 + Math.log(times)) * (id === undefined ? 1 : (vocabulary.idf[id] ?? 1))
      if (id === undefined) continue
      square += weight * weight
      known.push([id, weight])
    }
    const scale = Math.sqrt((FAMILY_WEIGHT[at] ?? 1) / (square || 1))
    for (const [id, weight] of known) entries.push([id, weight * scale])
  })
  entries.sort((a, b) => a[0] - b[0])
  return { ids: Int32Array.from(entries, entry => entry[0]), weights: Float32Array.from(entries, entry => entry[1]) }
}

/** The squared length that wording alone has in a full vector: what a perfect match reaches. */
export const WORDING = FAMILY_WEIGHT[0] + FAMILY_WEIGHT[1]
