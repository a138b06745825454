import { edits } from '../../answer/read/spell.ts'
import { parseTime } from '../../events/clock.ts'
import type { Lead } from '../../events/lead.ts'
import { parseLeads } from '../../events/parse-leads.ts'
import { nearZones, toZone } from '../../events/zones.ts'
import { impossibleDay } from './impossible-day.ts'
import { WORDS } from './wording.ts'

/** Something that cannot be followed as it was said, and what it may have meant. */
export interface Fault {
  says: string
  /** What to say instead of which words. */
  instead?: { said: string; meant: readonly string[] }
}

export interface ReadTimes {
  /** None where none was named. */
  leads: Lead[]
  at?: string
  zone?: string
  /** What is neither a time nor a zone. */
  left: string
  faults: Fault[]
}

const NAMED_ZONE = /\p{L}[\p{L}\d_+-]*(?:\/\p{L}[\p{L}\d_+-]*)+/gu
const TIME =
  /\bat\s+(\d[\d:.h]*(?:\s*[ap]\.?m\b\.?)?|noon|midnight|midday)|(?<![\d:.])(\d{1,2}:\d{2}(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?)/giu
/** "UTC+5:30": its minutes are no time of day. */
const OFFSET = /\b(?:utc|gmt)\s*[+-]\s*\d{1,2}(?::?\d{2})?\b/gi
const ZONE_WORDS = /\b(?:time\s*zone|timezone|zone|tz)\b/gi
const UNITS = ['minutes', 'minute', 'hours', 'hour', 'days', 'day', 'weeks', 'week'] as const

/** Reads "1 week, 1 day and 1 hour before at 09:00 Europe/Paris". */
export function readTimes(text: string): ReadTimes {
  const faults: Fault[] = []
  const zones = new Set<string>()
  const times = new Set<string>()
  const zone = (said: string) => {
    takeZone(said, zones, faults)
    return ' '
  }
  const withoutZones = text
    .replace(ZONE_WORDS, ' ')
    .replace(OFFSET, said => zone(said.replace(/\s+/g, '')))
    .replace(NAMED_ZONE, zone)
  const withoutTimes = withoutZones.replace(TIME, (_, after: string | undefined, alone: string | undefined) => {
    const said = (after ?? alone ?? '').trim()
    const time = parseTime(said)
    if (time) times.add(time)
    else faults.push({ says: WORDS.noTime(said) })
    return ' '
  })
  const { leads, unknown, faults: wrong } = parseLeads(withoutTimes)
  faults.push(...wrong.map(says => ({ says })))
  const left = leftOf(unknown, zones, faults)
  if (zones.size > 1) faults.push({ says: WORDS.oneZone([...zones].join(', ')) })
  if (times.size > 1) faults.push({ says: WORDS.oneTime([...times].join(', ')) })
  const [at] = times
  const [named] = zones
  return { leads, ...(at && { at }), ...(named && { zone: named }), left, faults }
}

function takeZone(said: string, zones: Set<string>, faults: Fault[]): void {
  const zone = toZone(said)
  if (zone) zones.add(zone)
  else faults.push(zoneFault(said))
}

/** Why a text is no zone, and which it may mean. */
export function zoneFault(said: string): Fault {
  const meant = nearZones(said)
  return meant.length > 0 ? { says: WORDS.nearZone(said), instead: { said, meant } } : { says: WORDS.noZone(said) }
}

/** "new york" may be the zone; "1 wek" a slip; the rest is for somebody else to understand. */
function leftOf(unknown: readonly string[], zones: Set<string>, faults: Fault[]): string {
  const words = unknown.filter(one => !['in', 'time'].includes(one))
  const whole = unknown.join(' ')
  const zone = words.length > 0 ? toZone(whole) : undefined
  if (zone) zones.add(zone)
  else if (nearZones(whole).length > 0) faults.push(zoneFault(whole))
  if (zone || nearZones(whole).length > 0) return ''
  return words
    .filter(said => {
      const fault = dayFault(said) ?? unitFault(said)
      if (fault) faults.push(fault)
      return !fault
    })
    .join(' ')
}

function dayFault(said: string): Fault | undefined {
  const says = impossibleDay(said)
  return says === undefined ? undefined : { says }
}

function unitFault(said: string): Fault | undefined {
  const [, count, word = ''] = /^(\d+)\s+(\p{L}+)$/u.exec(said) ?? []
  if (count === undefined) return undefined
  const meant = UNITS.filter(unit => edits(word, unit) <= 1).map(unit => `${count} ${unit}`)
  return meant.length > 0 ? { says: WORDS.notUnderstood(said), instead: { said, meant } } : undefined
}
