/** Words shorter than this are never corrected, and ones of this length only where a letter was left out: too many others are one letter away. */
const SHORTEST = 3
/** From this length on two letters may be wrong. */
const LONG = 7
/** Deletions are made of this many first letters only, which bounds the memory (SymSpell's prefix filter, W. Garbe 2012). */
const PREFIX = 7

/** Finds the known word that a mistyped one was meant to be, in time independent of how many are known. */
export interface Speller {
  /** The word itself when known, its nearest known neighbour, or undefined. */
  correct(word: string): string | undefined
}

/** @param counts the known words and how often each occurs: of equally near ones the commoner wins. */
export function spellerOf(counts: ReadonlyMap<string, number>): Speller {
  const byDeletion = new Map<string, string[]>()
  for (const word of counts.keys()) {
    if (word.length <= SHORTEST || /\d/.test(word)) continue
    for (const form of deletions(word.slice(0, PREFIX), reach(word))) {
      const words = byDeletion.get(form)
      if (words) words.push(word)
      else byDeletion.set(form, [word])
    }
  }
  return { correct: word => (counts.has(word) ? word : nearest(word, counts, byDeletion)) }
}

/** How much commoner the word is that is typed as another known one. */
const COMMONER = 40

/** The far commoner word of which a known one is two letters swapped: "sing" where "sign" is what a folder speaks of. */
export function swapped(word: string, counts: ReadonlyMap<string, number>): string | undefined {
  const own = counts.get(word)
  if (own === undefined || word.length <= SHORTEST || /\d/.test(word)) return undefined
  for (let at = 0; at + 1 < word.length; at++) {
    const other = word.slice(0, at) + word.slice(at + 1, at + 2) + word.slice(at, at + 1) + word.slice(at + 2)
    if (other !== word && (counts.get(other) ?? 0) > own * COMMONER) return other
  }
  return undefined
}

function reach(word: string): number {
  return word.length >= LONG ? 2 : 1
}

function nearest(word: string, counts: ReadonlyMap<string, number>, byDeletion: Map<string, string[]>) {
  if (word.length < SHORTEST || word.length > 30 || /\d/.test(word)) return undefined
  let best: string | undefined
  let bestCost = Infinity
  const seen = new Set<string>()
  for (const form of deletions(word.slice(0, PREFIX), reach(word))) {
    for (const candidate of byDeletion.get(form) ?? []) {
      if (seen.has(candidate)) continue
      seen.add(candidate)
      if (!isNear(word, candidate)) continue
      const dropped = onlyDropped(word, candidate) ? DROPPED : 0
      const distance = edits(word, candidate) - dropped + (word[0] === candidate[0] ? 0 : 0.9)
      const cost = distance - Math.min(counts.get(candidate) ?? 0, 900) / 1000
      if (cost < bestCost || (cost === bestCost && candidate < (best ?? ''))) [best, bestCost] = [candidate, cost]
    }
  }
  return bestCost <= 2 ? best : undefined
}

/** Letters left out are the commonest slip: such a word is this much nearer. */
const DROPPED = 0.3

function isNear(word: string, candidate: string): boolean {
  const distance = edits(word, candidate)
  if (word.length === SHORTEST) return distance === 1 && onlyDropped(word, candidate)
  if (distance <= Math.min(reach(word), reach(candidate))) return true
  return distance === 2 && reach(candidate) === 2 && onlyDropped(word, candidate)
}

/** The typed word is the candidate with letters left out, the first one kept: "hapend" for "happened". */
function onlyDropped(word: string, candidate: string): boolean {
  if (word[0] !== candidate[0]) return false
  let at = 0
  for (const letter of candidate) if (letter === word[at]) at++
  return at === word.length
}

function deletions(word: string, depth: number): Set<string> {
  const forms = new Set([word])
  let edge = [word]
  for (let level = 0; level < depth; level++) {
    edge = edge.flatMap(form => [...form].map((_, at) => form.slice(0, at) + form.slice(at + 1)))
    for (const form of edge) forms.add(form)
  }
  return forms
}

/** The optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
export function edits(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    before = last
    last = row
  }
  return last[b.length] ?? a.length
}
