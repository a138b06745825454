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

/** A clock time belongs to a day, and the end of a day's event comes after its start. */
export const clocks: Rule = ({ folder }, report) => {
  for (const event of folder.events) {
    const { start, end = start, startTime, endTime } = event
    if ((startTime || endTime) && start.length < DAY.length)
      report.error(event, ['start'], `${start} is no day; a clock time needs one, as ${DAY}`)
    if (endTime && !startTime)
      report.error(event, ['endTime'], `${endTime} has no startTime; write when it begins, too`)
    if (startTime && endTime && start === end && endTime <= startTime)
      report.error(event, ['endTime'], `${endTime} is not after startTime, ${startTime}; correct one of them`)
  }
}
const DAY = '2026-12-03'

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

/** A deadline is over there last; see src/events/zones.ts. */
const ANYWHERE = 'AoE'

/** Names only: an offset such as "+02:00" does not know about summer time. */
function isZone(name: string): boolean {
  try {
    return name === ANYWHERE || (/^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name })))
  } catch {
    return false
  }
}
