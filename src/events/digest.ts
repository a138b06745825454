import { Temporal } from 'temporal-polyfill'
import type { Window } from './occurrences.ts'
import { momentOf, wallAt } from './wall.ts'
import { spellZone, zoneOf } from './zones.ts'

/** A regular overview: at `HH:MM` on the clocks of a zone. */
export type Digest =
  | { every: 'day'; at: string; zone: string }
  /** `weekday` 1 is Monday. */
  | { every: 'week'; weekday: number; at: string; zone: string }
  /** A day that a month does not have falls on its last. */
  | { every: 'month'; day: number; at: string; zone: string }

export const WEEKDAYS: readonly string[] = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')

/** The first moment after another (never itself) at which a digest is due. */
export function nextDigest(after: Date, digest: Digest): Date {
  const zone = zoneOf(digest)
  let day = firstDay(wallAt(after, zone).toPlainDate().subtract({ days: 1 }), digest)
  for (;;) {
    const at = momentOf(day.toPlainDateTime(digest.at), zone)
    if (at > after) return at
    day = firstDay(day.add({ days: 1 }), digest)
  }
}

/** What a digest sent at a moment tells about: from then until the next is due, so the coming 7 days of a weekly one. */
export function digestWindow(at: Date, digest: Digest): Window {
  return { from: at, to: nextDigest(at, digest) }
}

/** The first day from a day on (itself included) that a digest falls on. */
function firstDay(from: Temporal.PlainDate, digest: Digest): Temporal.PlainDate {
  switch (digest.every) {
    case 'day':
      return from
    case 'week':
      return from.add({ days: (digest.weekday - from.dayOfWeek + 7) % 7 })
    case 'month': {
      const here = from.with({ day: digest.day })
      return Temporal.PlainDate.compare(here, from) < 0
        ? from.with({ day: 1 }).add({ months: 1 }).with({ day: digest.day })
        : here
    }
  }
}

/** "weekly on Monday at 09:00 (Europe/Paris)" */
export function spellDigest(digest: Digest): string {
  return `${rhythm(digest)} at ${digest.at} (${spellZone(digest.zone)})`
}

function rhythm(digest: Digest): string {
  switch (digest.every) {
    case 'day':
      return 'daily'
    case 'week':
      return `weekly on ${WEEKDAYS[digest.weekday - 1] ?? ''}`
    case 'month':
      return digest.day > 30 ? 'monthly on the last day' : `monthly on day ${digest.day}`
  }
}
