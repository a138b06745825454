import { stem, tokens } from './words.ts'

/** Several words that mean what one means: "step down" for "resign". */
interface Compound {
  stems: readonly string[]
  word: string
}

/** Compounds by the stem of their first word, longest first. */
export type Compounds = ReadonlyMap<string, readonly Compound[]>

/** The compounds among groups of synonyms; each stands for the first of its group. */
export function compoundsOf(groups: readonly (readonly string[])[]): Compounds {
  const compounds = new Map<string, Compound[]>()
  for (const [first = '', ...others] of groups)
    for (const other of first.includes(' ') ? [] : others) {
      const stems = tokens(other).map(token => stem(token.text))
      const [start = ''] = stems
      if (stems.length > 1)
        compounds.set(start, [...(compounds.get(start) ?? []), { stems, word: first.toLowerCase() }])
    }
  for (const list of compounds.values()) list.sort((a, b) => b.stems.length - a.stems.length)
  return compounds
}

/** The words with each compound in them replaced by the one word that it stands for: "stepped down" by "resign". */
export function shortened(words: readonly string[], compounds: Compounds): string[] {
  const short: string[] = []
  for (let at = 0; at < words.length;) {
    const word = words[at] as string
    const found = compounds.get(stem(word))?.find(({ stems }) => standsAt(stems, words, at))
    short.push(found?.word ?? word)
    at += found?.stems.length ?? 1
  }
  return short
}

function standsAt(stems: readonly string[], words: readonly string[], at: number): boolean {
  return stems.every((one, nth) => stem(words[at + nth] ?? '') === one)
}
