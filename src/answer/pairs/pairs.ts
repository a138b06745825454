import type { Knowledge } from '../../knowledge/knowledge.ts'
import { joinedApart, namedApart } from './apart.ts'
import { withCounterparts } from './counterparts.ts'
import { numberedApart } from './numbered.ts'
import type { Reading } from '../read/read.ts'

/** A question about two things: each of them as it is written, and what is asked of both. */
export interface Pair {
  things: readonly [string, string]
  /** Empty where what is asked stands with the things already. */
  frame: string
}

const BETWEEN_SEGMENTS = /[:;,?!]+(?:\s|$)|\s[-–—]{1,3}\s|(?<=[^\s.]{2})\.(?:\s|$)/
const JOINER = /\s(?:or|and|vs\.?|versus|against|compared (?:to|with))\s/i
const ASKS =
  /^(?:and |but |so )?(?:who|whom|whose|what|whats|when|where|which|why|how|is|are|was|were|do|does|did|has|have|had|can|will)(?:'s)?\b/i
/** Stands before two things without being part of the first. */
const INTRODUCES = /^(?:compare|comparing|comparison of|(?:the )?differences? between|between|both|either)\s/i
/** Nothing with a name or a description has more words. */
const LONGEST_THING = 12
const LONGEST_MESSAGE = 320

/** The ways of taking a message apart into two things and what is asked of both, the likeliest first. */
export function pairsOf(text: string, reading: Reading, knowledge: Knowledge): Pair[] {
  if (text.length > LONGEST_MESSAGE) return []
  const written = inSegments(text)
  const named = namedApart(reading, knowledge)
  const ways = [numberedApart(text), named.length > 0 ? named : joinedApart(reading)]
  const apart = ways.flatMap(([first, second, another]) =>
    first && second && !another ? [{ things: [first, second] as const, frame: '' }] : [],
  )
  const things = written && withCounterparts(written.things, reading, knowledge)
  return [...(written && things ? [{ ...written, things }] : []), ...apart]
}

/** "Which is older, A or B?", "A vs B: which is older?" */
function inSegments(text: string): Pair | undefined {
  const segments = text
    .split(BETWEEN_SEGMENTS)
    .map(part => part.trim())
    .filter(part => part !== '')
  for (const segment of segments) {
    const [first, second, another] = segment.replace(INTRODUCES, '').split(JOINER)
    if (!first || !second || another !== undefined || ASKS.test(segment)) continue
    if ([first, second].some(part => part.split(/\s+/).length > LONGEST_THING || ASKS.test(part))) continue
    const frame = segments.filter(part => part !== segment).join(' ')
    if (frame !== '') return { things: completed(first, second), frame }
  }
  return undefined
}

const ORDINAL = /^(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\s?/i
const OWNER = /^[^'’]{1,60}(?:['’]s|s['’])(?=\s|$)/i

/** What one of the things leaves out because the other says it: "the first and the third round", "Norby's guild or Sorby's". */
function completed(first: string, second: string): [string, string] {
  const last = first.split(/\s+/).at(-1) ?? ''
  return [
    lentBy(second, first, ORDINAL) ?? lentBy(second, first, OWNER) ?? first,
    lentBy(first, second, OWNER) ??
      second.replace(/\b(?:the )?one\b/i, said => (said.length > 3 ? `the ${last}` : last)),
  ]
}

/** A thing that is an ordinal or owner alone, with what the other one has after its own. */
function lentBy(whole: string, part: string, opening: RegExp): string | undefined {
  const [own = ''] = opening.exec(`${part} `) ?? []
  const [others = ''] = opening.exec(whole) ?? []
  const noun = whole.slice(others.length).trim()
  return own !== '' && own.trim() === part.trim() && others !== '' && noun !== '' ? `${part.trim()} ${noun}` : undefined
}
