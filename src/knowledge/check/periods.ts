import { closest } from '../../answer/closest.ts'
import { spanOf } from '../dates.ts'
import type { Rule } from './rule.ts'

/** What ends begins first. */
export const periods: Rule = ({ folder }, report) => {
  for (const fact of folder.facts) {
    const [first = '', last = first] = fact.on?.split('/') ?? []
    if (fact.from && fact.until && endsBefore(fact.until, fact.from))
      report.error(fact, ['until'], `${fact.until} is before from, ${fact.from}; swap them`)
    if (endsBefore(last, first)) report.error(fact, ['on'], `${last} is before ${first}; write ${last}/${first}`)
  }
  for (const event of folder.events)
    if (event.end && endsBefore(event.end, event.start))
      report.error(event, ['end'], `${event.end} is before start, ${event.start}; swap them`)
}

/** A time zone is one that clocks can be set by. */
export const zones: Rule = ({ folder }, report) => {
  for (const event of folder.events) {
    if (event.zone === undefined || isZone(event.zone)) continue
    const [near = 'Europe/Berlin'] = closest(event.zone, Intl.supportedValuesOf('timeZone'))
    report.error(event, ['zone'], `"${event.zone}" is not a time zone; did you mean "${near}"?`)
  }
}

function endsBefore(end: string, start: string): boolean {
  return spanOf(end).end < spanOf(start).start
}

/** Names only: an offset such as "+02:00" does not know about summer time. */
function isZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
