import { addDays } from '../../knowledge/dates.ts'
import { wordsBefore } from '../times/bounds.ts'
import type { Mention } from '../read/names.ts'
import type { Reading } from '../read/read.ts'
import type { Schedule } from './schedule.ts'

/** Events named as bounds: "after the party", "between the drill and the dinner". */
export interface Milestones {
  /** The first day that is asked for. */
  after?: string
  /** The last one. */
  before?: string
  named: ReadonlySet<Mention>
}

const AFTER = /^(?:after|following|since)$/
const BEFORE = /^(?:before|until|till)$/

/** The events of the calendar that a question sets as bounds, each the next of its name. */
export function milestonesIn(reading: Reading, schedule: Schedule, today: string): Milestones {
  const named = new Set<Mention>()
  let after: string | undefined
  let before: string | undefined
  for (const mention of reading.mentions) {
    const entry = entryOf(mention, schedule, today)
    const said = wordsBefore(reading.tokens, mention.start)
    const isSecond = said === 'and' && after !== undefined
    if (!entry || !(AFTER.test(said) || BEFORE.test(said) || said === 'between' || isSecond)) continue
    named.add(mention)
    if (BEFORE.test(said) || isSecond) before = addDays(entry.span.start, -1)
    else after = addDays(entry.span.end, 1)
  }
  return { named, ...(after ? { after } : {}), ...(before ? { before } : {}) }
}

function entryOf({ ids }: Mention, { entries }: Schedule, today: string) {
  const alike = entries.filter(({ event }) => ids.includes(event.id) || ids.includes(event.subject ?? ''))
  return alike.find(({ span }) => span.end >= today) ?? alike.at(-1)
}
