import { momentsOf } from '../events/moments.ts'
import { dateOf, type Occasion } from '../events/occasion.ts'
import { occurrencesOf, type Occurrence } from '../events/occurrences.ts'
import { spellDays, spellWhen } from '../events/spell.ts'

/** How an event is told in a channel: what has to be told again when it changes. */
export interface Told {
  name: string
  /** When and where. */
  when: string
}

/** @param zone of the readers */
export function toldOf(occurrence: Occurrence, zone: string): Told {
  const { name, place } = occurrence.occasion
  return { name, when: [spellWhen(occurrence, zone), ...(place ? [place] : [])].join(', ') }
}

/** The same while the days are not fixed. */
export function toldUnfixed({ name, start, end, place }: Occasion): Told {
  return { name, when: [`${spellDays(start, end)} (days not fixed)`, ...(place ? [place] : [])].join(', ') }
}

/** The occurrence that begins on a day; undefined while the days are not fixed. */
export function occurrenceOn(occasion: Occasion, day = dateOf(occasion.start)): Occurrence | undefined {
  const moments = momentsOf(occasion, day)
  return moments && { occasion, occurrence: day, ...moments }
}

/** What became of the occurrence that began on a day: itself, or the next of what repeats, or the only one where it is now. */
export function sameOccurrence(occasion: Occasion, day: string, now: Date): Occurrence | undefined {
  if (!occasion.repeats) return occurrenceOn(occasion)
  const years = { from: now, to: new Date(now.getTime() + 3 * 366 * 86_400_000) }
  let next: Occurrence | undefined
  for (const one of occurrencesOf(occasion, years)) {
    if (one.occurrence === day) return one
    next ??= one
    if (one.occurrence > day) break
  }
  return next
}
