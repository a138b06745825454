import { edits } from '../answer/read/spell.ts'

/** In a word as short as this only swapped letters are a slip: one wrong letter makes another word of it. */
const SHORT = 3
/** From this length on two letters may be wrong. */
const LONG = 7

/** The known words that a mistyped one may have been meant to be, nearest first; itself alone where it is known. */
export function near(word: string, among: Iterable<string>, most = 1): string[] {
  const found: { known: string; far: number }[] = []
  for (const known of among) {
    if (known === word) return [known]
    const reach = Math.min(reachOf(word), reachOf(known))
    if (Math.abs(known.length - word.length) > reach) continue
    const far = edits(word, known)
    if (far <= reach && (Math.min(word.length, known.length) > SHORT || isSwapped(word, known)))
      found.push({ known, far: far + (known[0] === word[0] ? 0 : 0.5) })
  }
  found.sort((a, b) => a.far - b.far || (a.known < b.known ? -1 : 1))
  return found.slice(0, most).map(({ known }) => known)
}

function reachOf(word: string): number {
  if (word.length < SHORT) return 0
  return word.length >= LONG ? 2 : 1
}

function isSwapped(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('')
}
