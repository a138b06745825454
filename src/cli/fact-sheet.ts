import { isPartialDate, spellDate, spellRange } from '../knowledge/dates.ts'
import type { KnownFact, Knowledge } from '../knowledge/knowledge.ts'
import { columns } from './columns.ts'
import { sourceLines } from './render.ts'
import type { Style } from './style.ts'

/** Everything of one fact: what it says, what it settles, when it holds, and where it comes from. */
export function factSheet(fact: KnownFact, knowledge: Knowledge, style: Style): string[] {
  const rows: [string, string | undefined][] = [
    ['says', fact.says],
    ['subject', fact.subject && `${knowledge.subjects.get(fact.subject)?.name ?? ''} (${fact.subject})`],
    ['settles', fact.properties.map(id => knowledge.properties.get(id)?.name ?? id).join(', ')],
    ['value', fact.value === undefined ? undefined : spelled(fact.value)],
    ['items', fact.items.map(id => knowledge.subjects.get(id)?.name ?? id).join(', ')],
    ['closed', fact.closed ? 'yes: who is not on it is not one' : undefined],
    ['holds', validity(fact)],
    ['as of', fact.asOf && spellDate(fact.asOf)],
    ['confidence', fact.confidence],
    ['reviewed', fact.reviewed && spellDate(fact.reviewed)],
    ...fact.rivals.map((rival): [string, string] => ['differs', `${rival.says} (${rival.sources.join(', ')})`]),
    ['asked as', fact.asks.join(' · ')],
    ['asked yes', fact.yes.join(' · ')],
    ['asked no', fact.no.join(' · ')],
  ]
  const told = rows.flatMap(([name, text]) => (text ? [[`  ${name}`, text]] : []))
  const ids = [...fact.sources, ...fact.rivals.flatMap(rival => rival.sources)]
  const sources = [...new Set(ids)].flatMap(id => knowledge.sources.get(id) ?? [])
  return [style.strong(fact.id), ...columns(told), ...sourceLines(sources, style).map(line => `  ${line}`)]
}

function spelled(value: string | number): string {
  return isPartialDate(String(value)) ? spellDate(String(value)) : String(value)
}

function validity({ on, from, until }: KnownFact): string {
  if (on) {
    const [first = on, last] = on.split('/')
    return `on ${spellRange(first, last)}`
  }
  const parts = [...(from ? [`from ${spellDate(from)}`] : []), ...(until ? [`until ${spellDate(until)}`] : [])]
  return parts.join(' ') || 'always, as far as it says'
}
