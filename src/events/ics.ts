import ical, { ICalEventStatus, ICalEventTransparency, type ICalEventData } from 'ical-generator'
import { dayOf, spanOf } from '../knowledge/dates.ts'
import { isDeadline, type Occasion } from './occasion.ts'
import type { Window } from './occurrences.ts'
import { toRule } from './rule.ts'
import { spellMoment } from './spell.ts'
import { toVtimezone } from './vtimezone.ts'
import { momentOf, wallOf, type Wall } from './wall.ts'
import { spellZone } from './zones.ts'

/** How far ahead a file tells of clock changes and short months for what repeats without end: it is fetched anew long before. */
const YEARS_AHEAD = 5
/** How long a program may keep what it fetched from a feed. */
const REFRESH_SECONDS = 6 * 3600

export interface CalendarFile {
  name: string
  now: Date
  /** Where the file can be fetched again, if anywhere. */
  address?: string | undefined
  /** A source's id as people read it: title, publisher, link. */
  cite?: ((source: string) => string) | undefined
}

/**
 * One iCalendar file (RFC 5545) of occasions. What has whole days has dates, which no reader's zone moves; what has a
 * clock time keeps it in its own zone. Occasions whose days are not fixed are left out: there is no day to put them on.
 */
export function toIcs(occasions: Iterable<Occasion>, { name, now, address, cite = String }: CalendarFile): string {
  const fixed = [...occasions].flatMap(occasion => {
    const wall = wallOf(occasion)
    return wall ? [{ occasion, wall }] : []
  })
  const title = clean(name).replace(/\s+/g, ' ')
  const calendar = ical({
    name: title.replace(/[\\;,]/g, String.raw`\$&`),
    prodId: { company: title.replaceAll('/', ' '), product: 'Calendar' },
    timezone: { name: null, generator: zone => toVtimezone(zone, windowOf(zone, fixed, now)) },
    ...(address && { source: address, url: address, ttl: REFRESH_SECONDS }),
  })
  for (const { occasion, wall } of fixed) calendar.createEvent(eventOf(occasion, wall, now, cite))
  return calendar.toString()
}

function eventOf(occasion: Occasion, wall: Wall, now: Date, cite: (source: string) => string): ICalEventData {
  const { wholeDays } = wall
  return {
    id: `${clean(occasion.id)}@calendar`,
    stamp: now,
    summary: clean(occasion.name),
    description: clean(describe(occasion, wall, cite)),
    location: occasion.place ? clean(occasion.place) : null,
    categories: occasion.topics.map(topic => ({ name: clean(topic) })),
    status: occasion.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: wholeDays ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    url: occasion.url ? uri(occasion.url) : null,
    repeating: toRule(occasion, wall, dayOf(yearsAhead(now))) ?? null,
    ...(wholeDays ? days(wall) : times(wall)),
  }
}

function days({ start, end }: Wall): Pick<ICalEventData, 'allDay' | 'start' | 'end'> {
  return { allDay: true, start: start.toPlainDate(), end: end.toPlainDate() }
}

/** An end is written where there is one: nobody made up how long it takes. */
function times({ start, end, zone }: Wall): Pick<ICalEventData, 'timezone' | 'start' | 'end'> {
  return { timezone: zone, start, end: end.equals(start) ? null : end }
}

/** What it says, when on the clock its day is over where it is a deadline, and its sources. */
export function describe(occasion: Occasion, wall: Wall, cite: (source: string) => string = String): string {
  const over =
    isDeadline(occasion) && wall.wholeDays
      ? [`The day ends at 24:00 ${spellZone(wall.zone)}: ${spellMoment(momentOf(wall.end, wall.zone), 'UTC')}.`]
      : []
  const sources = occasion.sources.map(cite)
  return [occasion.says, ...over, ...(sources.length > 0 ? [['Sources:', ...sources].join('\n')] : [])].join('\n\n')
}

/** The stretch of time for which a file has to know a zone's clocks. */
function windowOf(zone: string, fixed: readonly { occasion: Occasion; wall: Wall }[], now: Date): Window {
  const ahead = yearsAhead(now)
  const here = fixed.filter(({ wall }) => wall.zone === zone)
  const starts = here.map(({ wall }) => +momentOf(wall.start, zone))
  const ends = here.map(({ occasion: { repeats }, wall }) => {
    if (!repeats) return +momentOf(wall.end, zone)
    return Math.min(+ahead, repeats.until === undefined ? +ahead : Date.parse(spanOf(repeats.until).end))
  })
  return { from: new Date(Math.min(...starts)), to: new Date(Math.max(...ends, ...starts) + 86_400_000) }
}

function yearsAhead(now: Date): Date {
  const ahead = new Date(now)
  ahead.setUTCFullYear(now.getUTCFullYear() + YEARS_AHEAD)
  return ahead
}

/** Control characters have no place in a calendar file; line ends become one sort. */
function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '')
}

/** Commas and semicolons would be escaped as in a text, which breaks a link. */
function uri(url: string): string {
  return clean(url).replace(/\s/g, '%20').replaceAll(',', '%2C').replaceAll(';', '%3B')
}
