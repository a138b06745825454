import { parseTime } from '../../events/clock.ts'
import { momentsOf } from '../../events/moments.ts'
import { plainOf } from '../../events/wall.ts'
import { toZone } from '../../events/zones.ts'
import { dayOf, isPartialDate, monthNames } from '../../knowledge/dates.ts'
import type { OwnEvent } from '../../reminders/happening.ts'
import { impossibleDay } from './impossible-day.ts'
import { zoneFault, type Fault } from './read-times.ts'
import { WORDS } from './wording.ts'

const MOST_NAME = 120
const MOST_PLACE = 120
const MOST_PARTS = 5
const MONTHS = monthNames().map(name => name.toLowerCase().slice(0, 3))

export interface ReadEvent {
  /** To be used where there are no faults. */
  event: OwnEvent
  faults: Fault[]
}

/** Reads "Board meeting | 2026-12-03 14:00 | 15:30 | Paris | Europe/Paris". @param zone where none is named */
export function readEvent(text: string, zone: string, now: Date): ReadEvent {
  const [name = '', start = '', end = '', place = '', named = '', ...more] = text.split('|').map(part => part.trim())
  const faults: Fault[] = []
  const wrong = (says: string) => void faults.push({ says })
  if (name === '') wrong(WORDS.eventNoName)
  if (name.length > MOST_NAME) wrong(WORDS.eventLongName(MOST_NAME))
  if (place.length > MOST_PLACE) wrong(WORDS.eventLongPlace(MOST_PLACE))
  if (more.length > 0 || text.split('|').length > MOST_PARTS) wrong(WORDS.eventParts)
  const ownZone = named === '' ? zone : toZone(named)
  if (!ownZone) faults.push(zoneFault(named))
  const from = start === '' ? undefined : readWhen(start, WORDS.eventDate, faults)
  if (start === '') wrong(WORDS.eventNoStart)
  const until = end === '' ? undefined : readEnd(end, from, faults)
  const event = {
    name,
    ...(place && { place }),
    zone: ownZone ?? zone,
    start: from ?? '',
    ...(until && { end: until }),
  }
  if (faults.length === 0) checkOrder(event, now, wrong)
  return { event, faults }
}

/** `2026-12-03` or `2026-12-03T14:00`; nothing, and a fault, for what is neither. */
function readWhen(said: string, sentence: (said: string) => string, faults: Fault[]): string | undefined {
  const [, day, clock] = /^(\d{4}-\d{2}-\d{2})(?:[T\s]+(.+))?$/i.exec(said) ?? []
  const time = clock === undefined ? undefined : parseTime(clock)
  if (day !== undefined && plainOf(day) && (clock === undefined || time)) return time ? `${day}T${time}` : day
  faults.push(dateFault(said, sentence))
  return undefined
}

/** A clock time alone is on the day of the start. */
function readEnd(said: string, start: string | undefined, faults: Fault[]): string | undefined {
  const time = /^\d{4}-/.test(said) ? undefined : parseTime(said)
  if (time && start) return `${start.slice(0, 10)}T${time}`
  return time ? undefined : readWhen(said, WORDS.eventEnd, faults)
}

/** What would be right, where it can be told. */
function dateFault(said: string, sentence: (said: string) => string): Fault {
  const impossible = impossibleDay(said) ?? impossibleIso(said)
  if (impossible !== undefined) return { says: impossible }
  const meant = isoOf(said)
  if (meant === undefined) return { says: sentence(said) }
  return { says: WORDS.eventDateAs(said, meant), instead: { said, meant: [meant] } }
}

function impossibleIso(said: string): string | undefined {
  const [, year = '', month, day] = /^(\d{4})-(\d{1,2})-(\d{1,3})\b/.exec(said) ?? []
  const name = monthNames()[Number(month) - 1]
  return name === undefined ? undefined : impossibleDay(`${Number(day)} ${name} ${year}`)
}

/** "3 December 2026", "Dec 3 2026", "2026-12-3", "3.12.2026" with what follows as a time; slashes may mean either order. */
function isoOf(said: string): string | undefined {
  const text = said.toLowerCase().replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
  const shapes: readonly [RegExp, (parts: readonly string[]) => readonly (string | number | undefined)[]][] = [
    [/^(\d{1,2})\s+(\p{L}{3,})\.?,?\s+(\d{4})(.*)$/u, ([, d, m = '', y]) => [y, monthIn(m), d]],
    [/^(\p{L}{3,})\.?\s+(\d{1,2}),?\s+(\d{4})(.*)$/u, ([, m = '', d, y]) => [y, monthIn(m), d]],
    [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(.*)$/, ([, y, m, d]) => [y, m, d]],
    [/^(\d{1,2})\.(\d{1,2})\.(\d{4})(.*)$/, ([, d, m, y]) => [y, m, d]],
  ]
  for (const [shape, order] of shapes) {
    const found = shape.exec(text)
    if (!found) continue
    const day = order(found)
      .map(part => String(part ?? 0).padStart(2, '0'))
      .join('-')
    const clock = (found[4] ?? '').replace(/^[\s,]*(?:at\s)?/, '').trim()
    const time = clock === '' ? undefined : parseTime(clock)
    if (isPartialDate(day) && (clock === '' || time)) return time ? `${day} ${time}` : day
  }
  return undefined
}

function monthIn(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3)) + 1
}

function checkOrder(event: OwnEvent, now: Date, wrong: (says: string) => void): void {
  const { start, end, zone } = event
  const shown = (when: string) => when.replace('T', ' ')
  if (end !== undefined && end.includes('T') && !start.includes('T')) return wrong(WORDS.eventEndClock)
  const isBefore = end !== undefined && (end.includes('T') ? end < start : end < start.slice(0, 10))
  if (isBefore) return wrong(WORDS.eventEndFirst(shown(end), shown(start)))
  const occasion = { id: '', name: '', start, kind: '', exact: true, topics: [], says: '', sources: [] }
  const moments = momentsOf({ ...occasion, ...(end && { end }), ...(zone && { zone }) })
  if ((moments?.end ?? new Date(`${dayOf(now)}T00:00:00Z`)) < now) wrong(WORDS.eventPast(shown(end ?? start)))
}
