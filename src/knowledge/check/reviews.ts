import { addDays, spanOf } from '../dates.ts'
import type { Rule } from './rule.ts'

/** What nobody confirmed for this many days may have changed. */
const FRESH_DAYS = 365

/** In a folder with sources every fact was confirmed by a person, and not long ago. */
export const reviews: Rule = ({ folder, ids, today }, report) => {
  for (const fact of folder.facts) {
    if (!fact.reviewed) {
      if (ids.source.size > 0)
        report.error(fact, ['reviewed'], `is missing; add the day on which you confirmed it, as in ${today}`)
      continue
    }
    const { start, end } = spanOf(fact.reviewed)
    if (start > today)
      report.error(fact, ['reviewed'], `${fact.reviewed} is after today, ${today}; write the day it was`)
    else if (addDays(end, FRESH_DAYS) < today)
      report.warning(fact, ['reviewed'], `${fact.reviewed} is past its review date; confirm it and write ${today}`)
  }
}
