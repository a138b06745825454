import { Temporal } from 'temporal-polyfill'
import { turningPoint } from './moments.ts'
import { spellLeads, type Lead } from './lead.ts'
import { hasClock, isDeadline } from './occasion.ts'
import type { Occurrence } from './occurrences.ts'
import { momentOf, wallAt, wallOf } from './wall.ts'
import { spellZone, zoneOf } from './zones.ts'

/** When a channel wants what is counted in days and weeks: `HH:MM` on the clocks of its zone. */
export interface Hour {
  at: string
  zone: string
}

/** When a reminder is due, or why there is none: one sentence that may be shown. */
export type Due = { at: Date } | { refused: string }

const MINUTES = { minute: 1, hour: 60 } as const

/**
 * When to remind of an occurrence. Days and weeks are counted in dates, and due at the channel's hour: from the date of
 * an event without a clock time, from that of a deadline's end, and for a clock time from the date that it has in the
 * channel's zone. Hours and minutes are counted on the clock, from a clock time alone. Never after a clock time, nor
 * when all is over.
 */
export function dueAt(occurrence: Occurrence, lead: Lead, hour: Hour): Due {
  const { occasion } = occurrence
  const point = turningPoint(occasion, occurrence)
  const clocked = hasClock(occasion)
  if (lead.unit === 'minute' || lead.unit === 'hour') {
    if (!clocked)
      return { refused: `${occasion.name} has no clock time, so ${quoted(lead)} cannot be counted; use days or weeks.` }
    return { at: new Date(point.getTime() - lead.count * MINUTES[lead.unit] * 60_000) }
  }
  const date = clocked ? wallAt(point, zoneOf(hour)).toPlainDate() : dateThatCounts(occurrence)
  const days = lead.unit === 'week' ? lead.count * 7 : lead.count
  const at = momentOf(date.subtract({ days }).toPlainDateTime(hour.at), zoneOf(hour))
  if (clocked ? at <= point : at < occurrence.end) return { at }
  return {
    refused: `${occasion.name} ${clocked ? 'is before' : 'is over by'} ${hour.at} that day (${spellZone(hour.zone)}), so ${quoted(lead)} comes too late.`,
  }
}

/** The date of what has no clock time is the same everywhere: a deadline's last, else the first. */
function dateThatCounts({ occasion, occurrence }: Occurrence): Temporal.PlainDate {
  const wall = isDeadline(occasion) ? wallOf(occasion, occurrence) : undefined
  return wall?.end.subtract({ nanoseconds: 1 }).toPlainDate() ?? Temporal.PlainDate.from(occurrence)
}

function quoted(lead: Lead): string {
  return `"${spellLeads([lead])}"`
}
