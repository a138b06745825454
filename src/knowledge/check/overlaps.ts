import { FOREVER, overlaps as meet } from '../dates.ts'
import type { Fact } from '../schema.ts'
import { groupBy } from './group.ts'
import type { Rule, Scope } from './rule.ts'

/** Where one value at a time is right, no two facts give one for the same day. */
export const overlaps: Rule = ({ folder, known }, report) => {
  for (const facts of singles({ folder, known }).values())
    facts.forEach(({ fact, span }, at) => {
      for (const earlier of facts.slice(0, at)) {
        if (earlier.fact.id === fact.id || !meet(earlier.span, span)) continue
        const other = `${earlier.fact.id} (${spell(earlier.fact)}, ${report.where(earlier.fact)})`
        const rule = `"${fact.property}" has one value at a time; end one with until before the other begins`
        report.error(fact, ['property'], `holds ${spell(fact)} and overlaps ${other}, but ${rule}`)
      }
    })
}

/** The facts that may not overlap, by subject and property; what was only observed on a day claims no stretch of time. */
function singles({ folder, known }: Pick<Scope, 'folder' | 'known'>) {
  // Knowledge begins with the facts of the folder, in the same order.
  const all = folder.facts.map((fact, at) => ({ fact, span: known.facts[at]?.span ?? FOREVER }))
  return groupBy(
    all.filter(({ fact }) => fact.subject && known.properties.get(fact.property ?? '')?.single && !onlyObserved(fact)),
    ({ fact }) => `${fact.subject} ${fact.property}`,
  )
}

function onlyObserved(fact: Fact): boolean {
  return Boolean(fact.asOf) && !fact.from && !fact.until && !fact.on
}

function spell(fact: Fact): string {
  if (fact.on) return `on ${fact.on}`
  if (fact.from && fact.until) return `from ${fact.from} until ${fact.until}`
  if (fact.from) return `from ${fact.from} on`
  return fact.until ? `until ${fact.until}` : 'at all times'
}
