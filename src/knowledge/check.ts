import { aliases, sharedAliases } from './check/aliases.ts'
import { backing, unused } from './check/backing.ts'
import { duplicates } from './check/duplicates.ts'
import { overlaps } from './check/overlaps.ts'
import { clocks, periods, zones } from './check/periods.ts'
import { clashes, placeholders, unasked } from './check/phrasings.ts'
import { references } from './check/references.ts'
import { reviews } from './check/reviews.ts'
import { reportInto, scopeOf, type Rule } from './check/rule.ts'
import { lengths, values } from './check/values.ts'
import { words } from './check/words.ts'
import type { Fault } from './fault.ts'
import type { Loaded } from './load.ts'

const RULES: readonly Rule[] = [
  duplicates,
  references,
  unasked,
  placeholders,
  clashes,
  backing,
  unused,
  reviews,
  periods,
  clocks,
  zones,
  overlaps,
  values,
  lengths,
  aliases,
  sharedAliases,
  words,
]

/** Everything wrong in a folder, all at once and in reading order: what did not load and what does not fit together. */
export function checkFolder(loaded: Loaded, today: string): Fault[] {
  const faults = [...loaded.faults]
  const scope = scopeOf(loaded, today)
  const report = reportInto(faults, loaded)
  for (const rule of RULES) rule(scope, report)
  return faults.sort(inReadingOrder)
}

function inReadingOrder(a: Fault, b: Fault): number {
  if (a.file === b.file) return a.line - b.line
  return a.file < b.file ? -1 : 1
}
