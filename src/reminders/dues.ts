import { dueAt, type Hour } from '../events/due.ts'
import { leadKey, minutesOf, type Lead } from '../events/lead.ts'
import { turningPoint } from '../events/moments.ts'
import { dateOf } from '../events/occasion.ts'
import { occurrencesOf, type Occurrence, type Window } from '../events/occurrences.ts'
import { dayOf } from '../knowledge/dates.ts'
import type { Happening } from './happening.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** The channel's hour and the zones of event and channel put a reminder at most so far from its date counted in UTC. */
const APART_MS = 3 * DAY_MS
/** What is due at the very start may still be posted for so long. */
const NOW_MS = 10 * MINUTE_MS

/** One moment to remind of one occurrence. */
export interface Due {
  happening: Happening
  occurrence: Occurrence
  lead: Lead
  at: Date
  /** From here on it is too late. */
  staleAt: Date
}

/** What of some events falls due in a window for a lead time at an hour, earliest first. */
export function duesIn(happenings: Iterable<Happening>, lead: Lead, hour: Hour, window: Window): Due[] {
  const ahead = minutesOf(lead) * MINUTE_MS
  const about = { from: shifted(window.from, ahead - APART_MS), to: shifted(window.to, ahead + APART_MS) }
  const dues: Due[] = []
  for (const happening of touching(happenings, about))
    for (const occurrence of occurrencesOf(happening.occasion, about)) {
      const due = dueOf(happening, occurrence, lead, hour)
      if (due && due.at >= window.from && due.at < window.to) dues.push(due)
    }
  return dues.sort((a, b) => +a.at - +b.at)
}

/** The reminder of one occurrence; undefined where the lead time does not suit it, and for what does not take place. */
export function dueOf(happening: Happening, occurrence: Occurrence, lead: Lead, hour: Hour): Due | undefined {
  const due = happening.occasion.cancelled ? undefined : dueAt(occurrence, lead, hour)
  if (!due || 'refused' in due) return undefined
  return { happening, occurrence, lead, at: due.at, staleAt: staleFrom(occurrence, due.at) }
}

/** Its start, or the end of a deadline; a reminder on the day itself is good until that is over. */
function staleFrom(occurrence: Occurrence, at: Date): Date {
  const point = turningPoint(occurrence.occasion, occurrence)
  if (at < point) return point
  return new Date(Math.max(+occurrence.end, +at + NOW_MS))
}

/** Those that may lie in a window, told by their dates alone: working out moments is dear. */
export function touching(happenings: Iterable<Happening>, { from, to }: Window): Happening[] {
  const [first, last] = [dayOf(shifted(from, -DAY_MS)), dayOf(shifted(to, DAY_MS))]
  return [...happenings].filter(({ occasion: { start, end = start, exact, repeats } }) => {
    if (!exact || dateOf(start) > last) return false
    return repeats !== undefined || dateOf(end) >= first
  })
}

/** `event@version/occurrence/lead`: a reminder's id but for its channel. */
export function dueKey({ happening, occurrence, lead }: Due): string {
  return `${happening.occasion.id}@${happening.version}/${occurrence.occurrence}/${leadKey(lead)}`
}

export function shifted(moment: Date, ms: number): Date {
  return new Date(moment.getTime() + ms)
}
