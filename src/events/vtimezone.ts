import { Temporal } from 'temporal-polyfill'
import type { Window } from './occurrences.ts'
import { wallAt } from './wall.ts'
import { compact } from './rule.ts'

/** A zone's clocks during a window as a VTIMEZONE: every change by itself, as the time zone data has it. */
export function toVtimezone(zone: string, { from, to }: Window): string {
  const first = wallAt(from, zone)
  const begun = first.getTimeZoneTransition('previous')
  const parts = [begun ? observance(begun) : fixed(first.offset)]
  for (
    let change = first.getTimeZoneTransition('next');
    change && change.epochMilliseconds < +to;
    change = change.getTimeZoneTransition('next')
  )
    parts.push(observance(change))
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...parts.flat(), 'END:VTIMEZONE'].join('\r\n')
}

/** Begins on the clock as it was before the change. */
function observance(change: Temporal.ZonedDateTime): string[] {
  const before = change.subtract({ nanoseconds: 1 })
  const wall = change.toInstant().toZonedDateTimeISO(before.offset).toPlainDateTime()
  const sort = change.offsetNanoseconds > before.offsetNanoseconds ? 'DAYLIGHT' : 'STANDARD'
  return lines(sort, wall, before.offset, change.offset)
}

function fixed(offset: string): string[] {
  return lines('STANDARD', Temporal.PlainDateTime.from('1970-01-01'), offset, offset)
}

function lines(sort: string, wall: Temporal.PlainDateTime, from: string, to: string): string[] {
  return [
    `BEGIN:${sort}`,
    `DTSTART:${compact(wall.toString({ smallestUnit: 'second' }))}`,
    `TZOFFSETFROM:${from.replaceAll(':', '')}`,
    `TZOFFSETTO:${to.replaceAll(':', '')}`,
    `END:${sort}`,
  ]
}
