import { parseTime } from './clock.ts'
import { near } from './near.ts'
import { momentOf, wallAt } from './wall.ts'
import { nearZones, spellZone, toZone, zoneOf } from './zones.ts'

/** When a channel wants to hear nothing, on the clocks of its zone. */
export interface Quiet {
  /** From `from` until before `until` (`HH:MM`), over midnight where `until` is the earlier. */
  hours?: { from: string; until: string }
  /** All Saturday and Sunday. */
  weekends: boolean
  zone: string
}

export interface ReadQuiet {
  /** To be used where there are no faults. */
  quiet: Quiet
  /** One sentence each, with what would be right. */
  faults: string[]
}

const SATURDAY = 6
/** Night, weekend, night: a moment is moved on at most so often before it is free. */
const MOST_MOVES = 5
const EXAMPLE = 'write it as "18:00-08:00" or "18:00-08:00 weekends"'
const TIME = String.raw`(\d{1,2}(?:[:.h]\d{2}|h)?\s*(?:[ap]\.?m\b\.?)?|noon|midnight)`
const RANGE = new RegExp(`(?:(?:from|between)\\s+)?${TIME}\\s*(?:-|–|to|until|till|and)\\s*${TIME}`, 'i')
/** A plus may be part of a zone: "UTC+2". */
const BETWEEN = /(?:[\s,;&]|(?<!utc|gmt)\+)+/i
const FILLER = /^(?:and|also|plus|on|at|all|the|hours|during|in|quiet|from|to|between|until)$/

/** Reads "18:00-08:00", "6pm to 8am weekends", "weekends", "22-7 Paris". @param zone of the channel, where none is named */
export function parseQuiet(text: string, zone: string): ReadQuiet {
  const quiet: Quiet = { weekends: false, zone }
  const faults: string[] = []
  const typed = text.replace(/\s+/g, ' ')
  const [range, first = '', last = ''] = RANGE.exec(typed) ?? []
  if (range !== undefined) {
    const [from, until] = [parseTime(first), parseTime(last)]
    if (!from || !until) faults.push(`"${range.trim()}" are no times of day; ${EXAMPLE}.`)
    else if (from === until) faults.push(`${from}-${until} would be the whole day; ${EXAMPLE}.`)
    else quiet.hours = { from, until }
  }
  const rest: string[] = []
  for (const word of typed.replace(range ?? '', ' ').split(BETWEEN)) {
    if (near(word.toLowerCase(), ['weekend', 'weekends']).length > 0) quiet.weekends = true
    else if (word !== '' && !FILLER.test(word.toLowerCase())) rest.push(word)
  }
  if (rest.length > 0) takeZone(rest.join(' '), quiet, faults)
  if (!quiet.hours && !quiet.weekends && faults.length === 0) faults.push(`When is it quiet? Please ${EXAMPLE}.`)
  return { quiet, faults }
}

function takeZone(text: string, quiet: Quiet, faults: string[]): void {
  const zone = toZone(text)
  if (zone) quiet.zone = zone
  else faults.push(unclearZone(text, EXAMPLE))
}

/** Why a text is no zone, and which it may mean. */
export function unclearZone(text: string, example: string): string {
  const meant = nearZones(text).join(', ')
  return `"${text}" is ${meant ? `not clear; did you mean ${meant}` : `no time and no time zone; ${example}`}${meant ? '?' : '.'}`
}

/** The moment itself where it is not quiet then, else the first moment after the quiet hours. It may lie behind an event's start. */
export function afterQuiet(moment: Date, quiet: Quiet): Date {
  let at = moment
  for (let moves = 0; moves < MOST_MOVES; moves++) {
    const until = quietUntil(at, quiet)
    if (!until) return at
    at = until
  }
  return at
}

/** The end of the quiet stretch that a moment lies in; undefined when it is not quiet. */
export function quietUntil(moment: Date, { hours, weekends, zone }: Quiet): Date | undefined {
  const wall = wallAt(moment, zoneOf({ zone }))
  const today = wall.toPlainDate()
  if (weekends && wall.dayOfWeek >= SATURDAY)
    return momentOf(today.add({ days: 8 - wall.dayOfWeek }).toPlainDateTime(), zoneOf({ zone }))
  if (!hours) return undefined
  const overnight = hours.until < hours.from ? 1 : 0
  for (const day of [today.subtract({ days: 1 }), today]) {
    const from = momentOf(day.toPlainDateTime(hours.from), zoneOf({ zone }))
    const until = momentOf(day.add({ days: overnight }).toPlainDateTime(hours.until), zoneOf({ zone }))
    if (moment >= from && moment < until) return until
  }
  return undefined
}

/** "18:00–08:00 and at weekends (Europe/Paris)" */
export function spellQuiet({ hours, weekends, zone }: Quiet): string {
  const parts = [...(hours ? [`${hours.from}–${hours.until}`] : []), ...(weekends ? ['at weekends'] : [])]
  return `${parts.join(' and ')} (${spellZone(zone)})`
}
