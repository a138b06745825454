import { nextDigest } from '../events/digest.ts'
import { occurrencesOf } from '../events/occurrences.ts'
import { dueOf, shifted, type Due } from './dues.ts'
import { isAbout, type Happening } from './happening.ts'
import type { Following, Settings } from './settings.ts'

/** Farther ahead nobody plans. */
const AHEAD_MS = 3 * 366 * 86_400_000
/** Of what repeats so many are looked at: the next reminder is about one of the first. */
const MOST_OCCURRENCES = 60

/** The next reminder that an order brings; none where nothing is in the calendar for it. */
export function nextDue(
  { about, leads, at, zone }: Following,
  happenings: Iterable<Happening>,
  now: Date,
): Due | undefined {
  let next: Due | undefined
  for (const happening of happenings) {
    if (!isAbout(about, happening)) continue
    let count = 0
    for (const occurrence of occurrencesOf(happening.occasion, { from: now, to: shifted(now, AHEAD_MS) })) {
      for (const lead of leads) {
        const due = dueOf(happening, occurrence, lead, { at, zone })
        if (due && due.at > now && (!next || due.at < next.at)) next = due
      }
      if ((count += 1) >= MOST_OCCURRENCES || (next && next.at < occurrence.start)) break
    }
  }
  return next
}

/** When an order is next followed, in any way. */
export function nextMoment(settings: Settings, happenings: Iterable<Happening>, now: Date): Date | undefined {
  return settings.kind === 'digest' ? nextDigest(now, settings.digest) : nextDue(settings, happenings, now)?.at
}
