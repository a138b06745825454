import { spanOfRange } from '../../knowledge/dates.ts'
import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'

/** Subjects of one kind that a fact lists in the order of their days. */
export type Series = readonly string[]

const made = new WeakMap<Knowledge, ReadonlyMap<string, Series>>()

/** The series that a subject belongs to, the longest of several. */
export function seriesOf(knowledge: Knowledge, subject: string): Series | undefined {
  const known = made.get(knowledge) ?? allOf(knowledge)
  made.set(knowledge, known)
  return known.get(subject)
}

/** Fewer than this follow no order. */
const SHORTEST = 3

function allOf(knowledge: Knowledge): ReadonlyMap<string, Series> {
  const found = new Map<string, Series>()
  for (const { items } of knowledge.facts) {
    if (items.length < SHORTEST || !isOneKind(items, knowledge) || !isInOrder(items, knowledge)) continue
    for (const id of items) if (items.length > (found.get(id)?.length ?? 0)) found.set(id, items)
  }
  return found
}

function isOneKind(items: readonly string[], { subjects }: Knowledge): boolean {
  const kind = subjects.get(items[0] ?? '')?.kind
  return kind !== undefined && items.every(id => subjects.get(id)?.kind === kind)
}

/** Each later than the one before it; of those far ahead no day may be known. */
function isInOrder(items: readonly string[], knowledge: Knowledge): boolean {
  const days = items.map(id => dayOf(id, knowledge)).filter(day => day !== undefined)
  return days.length >= SHORTEST && days.every((day, at) => at === 0 || day > (days[at - 1] ?? ''))
}

/** The day that its facts tell most often. */
function dayOf(subject: string, knowledge: Knowledge): string | undefined {
  const days = new Map<string, number>()
  for (const { on } of knowledge.bySubject.get(subject) ?? [])
    if (on) days.set(spanOfRange(on).start, (days.get(spanOfRange(on).start) ?? 0) + 1)
  return [...days].reduce<[string, number] | undefined>(
    (best, one) => (one[1] > (best?.[1] ?? 0) ? one : best),
    undefined,
  )?.[0]
}

/** The values that one property of one subject had over time, the first one first; empty where there is no order. */
export function lineOf({ subject, properties: [property] }: KnownFact, knowledge: Knowledge): readonly KnownFact[] {
  if (!subject || !property || !knowledge.properties.get(property)?.single) return []
  const line = knowledge.settled(property, subject).filter(fact => fact.from !== undefined || fact.until !== undefined)
  return line.length < 2 ? [] : line.toSorted((a, b) => (a.span.start < b.span.start ? -1 : 1))
}
