import { isPartialDate, spellDate } from '../../knowledge/dates.ts'
import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'

/** What held before and after a fact, of the same subject and property. */
export function neighbours(fact: KnownFact, knowledge: Knowledge): { before?: KnownFact; after?: KnownFact } {
  const [property] = fact.properties
  if (!property || !fact.subject || !knowledge.properties.get(property)?.single || fact.event) return {}
  const line = (knowledge.byProperty.get(property) ?? [])
    .filter(other => other.subject === fact.subject && !other.event && other.from !== undefined)
    .toSorted((a, b) => (a.span.start < b.span.start ? -1 : 1))
  const at = line.indexOf(fact)
  const before = at > 0 ? line[at - 1] : undefined
  const after = at >= 0 ? line[at + 1] : undefined
  return { ...(before ? { before } : {}), ...(after ? { after } : {}) }
}

/** "Before that: AI Safety Institute (until 13 February 2025)." Empty where nothing changed or it is told already. */
export function changeNote(fact: KnownFact, knowledge: Knowledge, today: string): string {
  const { before, after } = neighbours(fact, knowledge)
  const notes: string[] = []
  if (after?.value !== undefined && after.from && after.span.start <= today && !tells(fact, after))
    notes.push(`Since ${spellDate(after.from)}: ${valueOf(after)}.`)
  if (before?.value !== undefined && !tells(fact, before))
    notes.push(`Before that: ${valueOf(before)}${before.until ? ` (until ${spellDate(before.until)})` : ''}.`)
  return notes.join(' ')
}

function tells(fact: KnownFact, other: KnownFact): boolean {
  return fact.says.toLowerCase().includes(valueOf(other).toLowerCase())
}

function valueOf({ value = '' }: KnownFact): string {
  return isPartialDate(String(value)) ? spellDate(String(value)) : String(value)
}
