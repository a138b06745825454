import type { Path } from '../parse.ts'
import type { Report, Rule } from './rule.ts'

interface Asked {
  id: string
  asks: readonly string[]
  yes?: readonly string[]
  no?: readonly string[]
}

interface Phrasing {
  text: string
  path: Path
}

/** Every question of an entry and where it stands. */
export function phrasingsOf(entry: Asked): Phrasing[] {
  return (['asks', 'yes', 'no'] as const).flatMap(
    field => entry[field]?.map((text, at) => ({ text, path: [field, at] })) ?? [],
  )
}

/** No question is answered in two places. */
export const clashes: Rule = ({ folder }, report) => {
  askedOnce([...folder.facts, ...folder.unknowns], report)
  askedOnce(folder.properties, report)
}

function askedOnce(entries: readonly Asked[], report: Report): void {
  const first = new Map<string, { entry: Asked; path: Path }>()
  for (const entry of entries)
    for (const { text, path } of phrasingsOf(entry)) {
      const same = first.get(plain(text))
      if (!same) first.set(plain(text), { entry, path })
      else if (same.entry === entry) report.warning(entry, path, `"${text}" stands here twice; take one out`)
      else if (same.entry.id !== entry.id)
        report.error(
          entry,
          path,
          `"${text}" is asked of ${same.entry.id}, too (${report.where(same.entry, same.path)}); keep one`,
        )
    }
}

/** Lower case, letters and digits only, single spaces. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** Every fact can be asked for. */
export const unasked: Rule = ({ folder, known, ids }, report) => {
  for (const fact of folder.facts) {
    const property = known.properties.get(fact.property ?? '')
    const misnamed = fact.property !== undefined && !property && !ids.property.has(fact.property)
    const lent = property ? phrasingsOf(property) : []
    if (!misnamed && phrasingsOf(fact).length + lent.length === 0)
      report.error(fact, ['asks'], 'nobody can ask for it; add the questions that it answers, in the words of people')
  }
}

/** A placeholder stands where something can take its place. */
export const placeholders: Rule = ({ folder }, report) => {
  for (const fact of folder.facts)
    for (const { text, path } of phrasingsOf(fact)) {
      if (text.includes('{item}') && fact.items.length === 0)
        report.error(fact, path, `"${text}" has {item}, but the fact has no items; add items or write the name`)
      if (text.includes('{subject}'))
        report.error(fact, path, `"${text}" has {subject}, which only properties have; write the name`)
    }
  for (const property of folder.properties)
    for (const { text, path } of phrasingsOf(property))
      if (!text.includes('{subject}'))
        report.error(property, path, `"${text}" has no {subject}; put it where the name of the subject goes`)
}
