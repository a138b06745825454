import { describe } from './ics.ts'
import { dateOf, type Occasion } from './occasion.ts'
import { compact } from './rule.ts'
import { momentOf, wallOf } from './wall.ts'

const GOOGLE = 'https://calendar.google.com/calendar/render'
const OUTLOOK = 'https://outlook.office.com/calendar/deeplink/compose'
/** Longer addresses are refused on the way, and what an event says is in the answer anyway. */
const LONGEST_DETAILS = 1_000

export interface CalendarLinks {
  google: string
  outlook: string
}

/**
 * Addresses that open a new event, filled in, in Google Calendar and Outlook: one occurrence, the first or that which
 * starts on `day`. Undefined while the days are not fixed.
 */
export function calendarLinks(
  occasion: Occasion,
  day = dateOf(occasion.start),
  cite: (source: string) => string = String,
): CalendarLinks | undefined {
  const wall = wallOf(occasion, day)
  if (!wall) return undefined
  const { wholeDays, zone } = wall
  const [start = '', end = ''] = [wall.start, wall.end].map(one =>
    wholeDays ? one.toPlainDate().toString() : `${momentOf(one, zone).toISOString().slice(0, 19)}Z`,
  )
  const details = shorten(describe(occasion, wall, cite))
  const location = occasion.place
  return {
    google: address(GOOGLE, {
      action: 'TEMPLATE',
      text: occasion.name,
      dates: `${compact(start)}/${compact(end)}`,
      details,
      location,
      ctz: wholeDays ? undefined : zone,
    }),
    outlook: address(OUTLOOK, {
      path: '/calendar/action/compose',
      rru: 'addevent',
      subject: occasion.name,
      startdt: start,
      enddt: end,
      allday: wholeDays ? 'true' : undefined,
      body: details,
      location,
    }),
  }
}

/** Brackets and quotes would end the link in a chat, and a plus is not a blank for all; half a letter cannot be written. */
function address(base: string, parameters: Record<string, string | undefined>): string {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encoded(value)}`],
  )
  return `${base}?${pairs.join('&')}`
}

function encoded(value: string): string {
  const whole = value.replace(/\p{Surrogate}/gu, '\uFFFD')
  return encodeURIComponent(whole).replace(/[!'()*]/g, mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}

function shorten(text: string): string {
  return text.length > LONGEST_DETAILS ? `${text.slice(0, LONGEST_DETAILS - 1)}…` : text
}
