import { overlaps, type Span } from '../../knowledge/dates.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Mention } from './names.ts'
import type { TimeMention } from '../times/times.ts'
import { isFiller, tokens, type Token } from './words.ts'

/** Finds things named by their sort and their time: "the 2025 summit", "the report of May 2026". */
export type DatedNames = (
  text: readonly Token[],
  mentions: readonly Mention[],
  times: readonly TimeMention[],
) => Mention[]

/** A common noun, and the things that it may be said of. */
interface Noun {
  words: readonly string[]
  things: readonly Thing[]
}

/** A thing, and when it was. */
interface Thing {
  id: string
  spans: readonly Span[]
}

/** A noun and a time that fit more things name none of them. */
const MOST_MEANINGS = 2
const LINKS = new Set(['of', 'in', 'from', 'on'])
const DEFINITE = new Set(['the', 'that', 'this'])
/** After these no certain thing is meant: "which 2025 summit", "a 2025 summit". */
const OPEN = new Set(['which', 'what', 'any', 'a', 'an', 'another', 'many', 'other', 'some', 'every', 'all', 'no'])

/** Learns from a folder which of its things have a time, and what things of their sort are called. */
export function datedNamesOf(knowledge: Knowledge): DatedNames {
  const nouns = nounsOf(knowledge)
  return (text, mentions, times) =>
    times.flatMap(time => {
      const found = nounBefore(text, time, nouns, mentions) ?? nounAfter(text, time, nouns)
      if (!found || mentions.some(mention => found.start < mention.start && mention.start < found.end)) return []
      if (mentions.some(mention => isOneThing(mention, found))) return []
      const ids = found.noun.things
        .filter(({ spans }) => spans.some(span => overlaps(span, time.span)))
        .map(({ id }) => id)
      return ids.length > 0 && ids.length <= MOST_MEANINGS
        ? [{ start: found.start, end: found.end, ids, dated: { start: time.start, end: time.end } }]
        : []
    })
}

/** "The club in 2024" is the club, which is called just so, at that time. */
function isOneThing({ ids, start, end }: Mention, { noun, at }: Found): boolean {
  return ids.length === 1 && start <= at && at + noun.words.length <= end
}

interface Found {
  noun: Noun
  /** Where the noun itself begins. */
  at: number
  start: number
  end: number
}

/** "2025 summit", "last year's summit" */
function nounAfter(text: readonly Token[], { start, end }: TimeMention, nouns: readonly Noun[]): Found | undefined {
  if (OPEN.has(text[start - 1]?.text ?? '')) return undefined
  const noun = nouns.find(({ words }) => words.every((word, at) => text[end + at]?.text === word))
  return noun && { noun, at: end, start, end: end + noun.words.length }
}

/** "the summit of May 2025", "the club's summit of 2025", "summit 2025" */
function nounBefore(
  text: readonly Token[],
  time: TimeMention,
  nouns: readonly Noun[],
  mentions: readonly Mention[],
): Found | undefined {
  const isLinked = LINKS.has(text[time.start - 1]?.text ?? '')
  const last = isLinked ? time.start - 1 : time.start
  const noun = nouns.find(({ words }) => words.every((word, at) => text[last - words.length + at]?.text === word))
  if (!noun) return undefined
  const start = last - noun.words.length
  const before = text[start - 1]?.text ?? ''
  const owner = mentions.find(mention => mention.end === start)
  const isMeant = owner !== undefined || (isLinked ? DEFINITE.has(before) : isPlain(before))
  return isMeant ? { noun, at: start, start: owner?.start ?? start, end: time.end } : undefined
}

/** No word that says which sort is meant, as in "the climate summit 2025", nor one that leaves it open. */
function isPlain(before: string): boolean {
  return before === '' || (isFiller(before) && !OPEN.has(before))
}

/** The nouns for one of a kind, longest first. */
function nounsOf(knowledge: Knowledge): Noun[] {
  const times = timesOf(knowledge)
  const found = [...knowledge.kinds.values()].flatMap(kind => {
    const subjects = [...knowledge.subjects.values()].filter(({ id, kind: own }) => own === kind.id && times.has(id))
    return kind.nouns
      .filter(noun => !(noun.endsWith('s') && kind.nouns.includes(noun.slice(0, -1))))
      .map(noun => ({
        words: tokens(noun).map(token => token.text),
        things: calledSo(noun, subjects).map(({ id }) => ({ id, spans: times.get(id) ?? [] })),
      }))
  })
  return found.filter(({ things }) => things.length > 0).sort((a, b) => b.words.length - a.words.length)
}

/** Of the things of a kind those whose name has the noun, where there are any: a declaration is no report. */
function calledSo<T extends { name: string; aliases: readonly string[] }>(
  noun: string,
  things: readonly T[],
): readonly T[] {
  const so = things.filter(({ name, aliases }) => [name, ...aliases].some(text => text.toLowerCase().includes(noun)))
  return so.length > 0 ? so : things
}

/** When each thing was that more is told of than its day: the days of its own, else those on which it came about. */
function timesOf(knowledge: Knowledge): Map<string, readonly Span[]> {
  const isDate = (id: string) => knowledge.properties.get(id)?.gives === 'date'
  const times = new Map<string, readonly Span[]>()
  for (const [id, facts] of knowledge.bySubject) {
    if (facts.every(fact => fact.event)) continue
    const own = facts.filter(fact => fact.event ?? (fact.on && fact.properties.includes('dates')))
    const about = facts.filter(fact => fact.on && fact.properties.some(isDate))
    const dated = (own.length > 0 ? own : about).filter(fact => !fact.gap)
    if (dated.length > 0)
      times.set(
        id,
        dated.map(fact => fact.span),
      )
  }
  return times
}
