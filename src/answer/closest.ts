import Fuse from 'fuse.js'
import { edits } from './read/spell.ts'

/** Up to here (0 is part of the name, 1 has nothing in common) a name may be the one that was meant; beyond, guesses get silly. */
const NEAR = 0.3
/** Swapped letters look farther off than they are; this far a slip of the finger is still looked for. */
const WITHIN_SLIPS = 0.5
/** Lists that are asked again and again, as by autocompletion, are indexed once. */
const indexes = new WeakMap<readonly string[], Fuse<string>>()

/** The names most like a mistyped or half-typed one, nearest first; none when all are far off. For names, not sentences. */
export function closest(word: string, among: readonly string[], most = 1): string[] {
  const typed = word.trim().toLowerCase()
  if (typed === '') return []
  const index = indexes.get(among) ?? new Fuse(among, { threshold: WITHIN_SLIPS, includeScore: true })
  indexes.set(among, index)
  const found = index
    .search(typed)
    .map(({ item, score = 1 }) => ({ item, score, slip: isSlip(typed, item.toLowerCase()) }))
  return found
    .filter(({ score, slip }) => slip || score <= NEAR)
    .sort((a, b) => Number(b.slip) - Number(a.slip) || a.score - b.score)
    .slice(0, most)
    .map(({ item }) => item)
}

/** One letter wrong, or two in a longer word. */
function isSlip(typed: string, name: string): boolean {
  return typed.length >= 4 && edits(typed, name) <= (typed.length >= 7 ? 2 : 1)
}
