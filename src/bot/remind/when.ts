import { turningPoint } from '../../events/moments.ts'
import { hasClock, isClocked, isDeadline } from '../../events/occasion.ts'
import type { Occurrence } from '../../events/occurrences.ts'
import { spellMoment, spellUntil, spellWhen } from '../../events/spell.ts'
import { wallAt } from '../../events/wall.ts'
import { spellZone, zoneOf } from '../../events/zones.ts'
import type { Happening } from '../../reminders/happening.ts'
import { occurrenceOn, toldUnfixed } from '../../reminders/told.ts'
import type { Span } from '../reply.ts'
import { WORDS } from './wording.ts'

/** When an occurrence is: clock times as moments, which each reader sees in their own zone; dates as the dates they are. */
export function whenSpans(occurrence: Occurrence, zone: string): Span[] {
  const { occasion, start, end } = occurrence
  if (!isClocked(occasion.start) && !hasClock(occasion)) return [spellWhen(occurrence, zone)]
  if (isDeadline(occasion)) return [full(hasClock(occasion) ? end : start, spellWhen(occurrence, zone))]
  const first = full(start, spellWhen({ ...occurrence, end: start }, zone))
  return +end > +start ? [first, ' until ', full(end, spellEnd(start, end, zoneOf(occasion)))] : [first]
}

/** How far off it is; never more than is left at `now`. */
export function untilSpan(occurrence: Occurrence, now: Date, zone: string): Span {
  const said = spellUntil(now, occurrence, zone)
  const { occasion } = occurrence
  return hasClock(occasion) ? { moment: turningPoint(occasion, occurrence), shape: 'until', said } : said
}

/** On the same day its time is enough. */
function spellEnd(start: Date, end: Date, zone: string): string {
  const [first, last] = [wallAt(start, zone), wallAt(end, zone)]
  const sameDay = first.toPlainDate().equals(last.toPlainDate())
  const time = last.toPlainTime().toString({ smallestUnit: 'minute' })
  return sameDay ? `${time} (${spellZone(zone)})` : spellMoment(end, zone)
}

export function momentSpan(moment: Date, zone: string): Span {
  return full(moment, spellMoment(moment, zone))
}

/** One event as an entry of a list: its name, when and where, on its own clocks unless the readers' zone is known. */
export function entrySpans(
  { occasion }: Happening,
  zone = zoneOf(occasion),
  occurrence = occurrenceOn(occasion),
): Span[] {
  const name = { strong: occasion.name }
  const off = occasion.cancelled ? [` (${WORDS.offMark})`] : []
  if (!occurrence) return [name, `: ${toldUnfixed(occasion).when}`, ...off]
  return [name, ': ', ...whenSpans(occurrence, zone), ...placeSpan(occurrence), ...off]
}

export function placeSpan({ occasion: { place } }: Occurrence): Span[] {
  return place ? [`, ${place}`] : []
}

function full(moment: Date, said: string): Span {
  return { moment, shape: 'full', said }
}
