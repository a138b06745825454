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

/** The number of a feature, if it has one. */
export type Numbering = (key: string, family: Family) => number | undefined

/** What a word contributes by itself. */
interface Word {
  root: string
  id: number | undefined
  /** Its letters in threes; none for what stands for a name or a time. */
  parts: readonly number[]
}

/** Finds word 1–2-grams over roots, letters in threes inside words, and the subjects named; known words are remembered. */
export function featuresBy(numberOf: Numbering, canonical: ReadonlyMap<string, string>) {
  const known = new Map<string, Word>()
  const wordOf = (text: string): Word => {
    const seen = known.get(text)
    if (seen) return seen
    const isPlain = text !== NAME && text !== TIME
    const root = isPlain ? rootOf(text, canonical) : text
    const grams = isPlain ? gramsOf(text) : []
    const parts = grams.flatMap(gram => numberOf(`c:${gram}`, 'characters') ?? [])
    const word = { root, id: numberOf(`w:${root}`, 'words'), parts }
    if (word.id !== undefined) known.set(text, word)
    return word
  }
  return (texts: readonly string[], names: readonly string[]): Features => {
    const wordly: (number | undefined)[] = []
    const lettered: number[] = []
    let before = '^'
    for (const text of texts) {
      const { root, id, parts } = wordOf(text)
      wordly.push(id, numberOf(`b:${before} ${root}`, 'words'))
      for (const part of parts) lettered.push(part)
      before = root
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
