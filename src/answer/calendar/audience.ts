import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Lexicon } from '../read/lexicon.ts'
import type { Reading } from '../read/read.ts'

/** Words between "for" and those whom something is for. */
const MOST_BETWEEN = 3

/** Where a question says for whom something would be ("for young researchers"): which of its words those are. */
export function audienceIn({ tokens }: Reading, { kinds }: Knowledge, { counts }: Lexicon): ReadonlySet<number> {
  if (!tokens.some(({ text }) => text === 'for')) return NOBODY
  const people = new Set([...kinds.values()].filter(isPeople).flatMap(({ nouns }) => nouns))
  const found = new Set<number>()
  for (const [at, { text }] of tokens.entries()) {
    if (text !== 'for') continue
    const rest = tokens.slice(at + 1, at + 2 + MOST_BETWEEN).map(token => token.text)
    const noun = rest.findIndex(word => people.has(word) || people.has(word.replace(/s$/, '')))
    if (!rest.slice(0, noun + 1).every(word => counts.has(word))) continue
    for (let step = 0; step <= noun; step++) found.add(at + 1 + step)
  }
  return found
}

const NOBODY: ReadonlySet<number> = new Set()

/** Somebody, and nowhere. */
function isPeople({ answers }: { answers: readonly string[] }): boolean {
  return answers.includes('who') && !answers.includes('where')
}
