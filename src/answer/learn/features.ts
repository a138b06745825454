import { numberList } from './blocks.ts'
import { NAME, rootOf, TIME } from '../read/read.ts'

/** The families of features in the order of their numbers. */
export const FAMILIES = ['words', 'characters', 'names'] as const
export type Family = (typeof FAMILIES)[number]

/** The features of a text, family by family, by their numbers: each once, and how often it occurs. */
export type Features = readonly Counts[]

interface Counts {
  ids: readonly number[]
  times: readonly number[]
}

/** The features of many texts in blocks of memory, one text after another, and family by family. */
export interface FeatureTable {
  ids: Int32Array
  times: Int32Array
  /** Where the features of each family of each text begin, and where the last ones end. */
  bounds: Int32Array
}

/** Puts the features of texts together; they may be made one by one. */
export function tableOf(all: Iterable<Features>): FeatureTable {
  const [ids, times, bounds] = [numberList(), numberList(), numberList()]
  for (const features of all)
    for (const family of features) {
      bounds.add(ids.count())
      for (const id of family.ids) ids.add(id)
      for (const count of family.times) times.add(count)
    }
  bounds.add(ids.count())
  return { ids: ids.taken(), times: times.taken(), bounds: bounds.taken() }
}

/** The number of a feature, if it has one. */
export type Numbering = (key: string, family: Family) => number | undefined

/** What a word contributes by itself. */
interface Word {
  root: string
  id: number | undefined
  /** Its letters in threes; none for what stands for a name or a time. */
  parts: readonly number[]
  /** The pairs that it makes with the roots before it. */
  pairs: Map<string, number>
}

/** Finds word 1–2-grams over roots, letters in threes inside words, and the subjects named; known words and pairs are remembered. */
export function featuresBy(numberOf: Numbering, canonical: ReadonlyMap<string, string>) {
  const known = new Map<string, Word>()
  const wordOf = (text: string): Word => {
    const seen = known.get(text)
    if (seen) return seen
    const isPlain = text !== NAME && text !== TIME
    const root = isPlain ? rootOf(text, canonical) : text
    const grams = isPlain ? gramsOf(text) : []
    const parts = grams.flatMap(gram => numberOf(`c:${gram}`, 'characters') ?? [])
    const word = { root, id: numberOf(`w:${root}`, 'words'), parts, pairs: new Map<string, number>() }
    if (word.id !== undefined) known.set(text, word)
    return word
  }
  const pairOf = (before: string, { root, pairs }: Word): number | undefined => {
    const seen = pairs.get(before)
    if (seen !== undefined) return seen
    const id = numberOf(`b:${before} ${root}`, 'words')
    if (id !== undefined) pairs.set(before, id)
    return id
  }
  return (texts: readonly string[], names: readonly string[]): Features => {
    const wordly: (number | undefined)[] = []
    const lettered: number[] = []
    let before = '^'
    for (const text of texts) {
      const word = wordOf(text)
      wordly.push(word.id, pairOf(before, word))
      for (const part of word.parts) lettered.push(part)
      before = word.root
    }
    const named = names.length === 0 ? [] : [...new Set(names)].map(name => numberOf(`e:${name}`, 'names'))
    return [counted(wordly), counted(lettered), counted(named)]
  }
}

/** Letters in threes; longer runs cost time and told nothing more on the development questions. */
const GRAM = 3

function gramsOf(word: string): string[] {
  const padded = `_${word.slice(0, 40)}_`
  return Array.from({ length: Math.max(padded.length - GRAM + 1, 0) }, (_, at) => padded.slice(at, at + GRAM))
}

/** Looks through what is there already: a question has a few dozen features, for which a map would be slower. */
function counted(all: readonly (number | undefined)[]): Counts {
  const ids: number[] = []
  const times: number[] = []
  for (const id of all) {
    if (id === undefined) continue
    const at = ids.indexOf(id)
    if (at >= 0) (times[at] as number)++
    else times[ids.push(id) - 1] = 1
  }
  return { ids, times }
}
