import type { Token } from '../read/words.ts'

/** Whether a question is about a time, about what came since, or about what was before. */
export type Relation = 'in' | 'since' | 'before'

/** What sets a time as a bound, by what it makes of it. */
export const BOUNDS: readonly (readonly [string, Relation])[] = [
  ['prior to', 'before'],
  ['ahead of', 'before'],
  ['earlier than', 'before'],
  ['later than', 'since'],
  ['up to', 'before'],
  ['before', 'before'],
  ['until', 'before'],
  ['till', 'before'],
  ['since', 'since'],
  ['after', 'since'],
]
const ARTICLES = new Set('the its their his her'.split(' '))

/** The words that stand before a place, as many as asked for, articles left out. */
export function wordsBefore(text: readonly Token[], place: number, many = 1): string {
  let end = place
  while (ARTICLES.has(text[end - 1]?.text ?? '')) end--
  return text
    .slice(Math.max(end - many, 0), end)
    .map(token => token.text)
    .join(' ')
}

/** What the words before a time make of it: "before 2025", "up to the summer of 2024". */
export function relationBefore(text: readonly Token[], place: number): Relation {
  const [last, both] = [wordsBefore(text, place), wordsBefore(text, place, 2)]
  if (last === 'from') return isOfThen(text, place) ? 'in' : 'since'
  return BOUNDS.find(([words]) => words === last || words === both)?.[1] ?? 'in'
}

/** "Is the charter from 2025?" asks whether it is of that year; what "applies from 2025" does so since then. */
function isOfThen(text: readonly Token[], place: number): boolean {
  const [verb, from] = wordsBefore(text, place, 2).split(' ')
  return /^(?:is|are|was|were)$/.test(text[0]?.text ?? '') && from === 'from' && !LASTING.test(verb ?? '')
}
const LASTING = /ed$|^(?:appl|start|begin|force|effect|valid|run|known|there)/
