import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Candidate } from './rank.ts'
import { NAME, type Reading } from '../read/read.ts'

/** How surely a name alone asks what it is. */
const SURELY = 0.9

/** Words that ask nothing. */
const POLITE = new Set('a an the and so ok about please thanks thank you hi hello hey dear bot'.split(' '))

/** Nothing but one name, and perhaps politeness. */
export function isBareName({ mentions, times, words, form }: Reading): boolean {
  const rest = words.filter(word => word !== NAME)
  return mentions.length === 1 && times.length === 0 && form.wants.size === 0 && rest.every(word => POLITE.has(word))
}

/** The properties that are asked for with a name alone: those with the phrasing "{subject}". */
export function askedByName({ properties }: Knowledge): ReadonlySet<string> {
  return new Set([...properties.values()].filter(({ asks }) => asks.includes('{subject}')).map(({ id }) => id))
}

/** Raises what a name alone asks for above all that its few letters are like: what it is, else the event of that name. */
export function raised(candidates: readonly Candidate[], asked: ReadonlySet<string>, reading: Reading): Candidate[] {
  const isAsked = ({ via }: Candidate) => via !== undefined && asked.has(via)
  const named = new Set(reading.mentions.flatMap(({ ids }) => ids))
  const isNamed = ({ fact }: Candidate) => fact.event !== undefined && named.has(fact.subject ?? '')
  const meant = candidates.some(isAsked) ? isAsked : isNamed
  return candidates.map(one => (meant(one) ? { ...one, score: Math.max(one.score, SURELY) } : one))
}
