import { near } from './near.ts'
import { RENAMED, SEVERAL, TYPED } from './zone-names.ts'

/** Anywhere on earth: a day is over there last, at UTC-12. */
export const AOE = 'Etc/GMT+12'
const UTC = 'UTC'
/** The farthest whole hours behind and ahead of UTC. */
const MOST_BEHIND = 12
const MOST_AHEAD = 14

/** The zones of the runtime, under their present names. */
const ZONES: readonly string[] = [UTC, ...Intl.supportedValuesOf('timeZone').map(zone => RENAMED[zone] ?? zone)]
const byName = new Map(ZONES.map(zone => [zone.toLowerCase(), zone]))
/** Names that events have; there is nothing to look up for these. */
const OWN = new Set([...ZONES, AOE, 'AoE', 'Etc/UTC'])
/** "new york", "eastern" -> zone; what a table says goes before the city of a zone. */
const byTyped = new Map([...ZONES.map(zone => [cityOf(zone), zone] as const), ...Object.entries(TYPED)])

/** The zone that somebody means ("paris", "Berlin time", "PST", "UTC+2", "AoE") by its IANA name; undefined when unknown or not clear. */
export function toZone(text: string): string | undefined {
  const typed = plain(text)
  if (SEVERAL.has(typed)) return undefined
  return byTyped.get(typed) ?? offsetZone(typed) ?? byName.get(typed.replaceAll(' ', '_')) ?? alias(text.trim())
}

/** Whether a text names a zone or several, and is no slip for another word. */
export function isZoneName(text: string): boolean {
  return SEVERAL.has(plain(text)) || toZone(text) !== undefined
}

/** Up to three zones that an unknown or unclear text may mean, the likeliest first. */
export function nearZones(text: string): string[] {
  const typed = plain(text)
  const clear = toZone(text)
  if (clear) return [clear]
  const several = SEVERAL.get(typed.replace(/^(?:utc|gmt)? ?([+-])0?(?=\d:)/, '$1'))
  if (several) return several.slice(0, 3)
  if (typed === '') return []
  const starting = typed.length >= 3 ? [...byTyped.keys()].filter(known => known.startsWith(typed)) : []
  const meant = [...starting, ...near(typed, byTyped.keys(), 3)].map(known => byTyped.get(known) ?? known)
  const named = near(typed.replaceAll(' ', '_'), byName.keys(), 3).map(known => byName.get(known) ?? known)
  return [...new Set([...meant, ...named])].slice(0, 3)
}

/** Whether occasions and channels may have it as their zone: an IANA name of the runtime, or "AoE". */
export function isZone(zone: string): boolean {
  return OWN.has(zone) || (zone.includes('/') && isKnown(zone))
}

/** The IANA name of an occasion's zone: UTC where it has none, UTC-12 for "AoE". */
export function zoneOf({ zone = UTC }: { zone?: string | undefined }): string {
  return zone === 'AoE' ? AOE : zone
}

/** A zone as people read it: "Europe/Paris", "America/New York", "AoE". */
export function spellZone(zone: string): string {
  return zoneOf({ zone }) === AOE ? 'AoE' : zone.replaceAll('_', ' ')
}

/** Lower case, no accents, blanks for underscores, and no "time" about it: "Berlin time", "Eastern Standard Time". */
function plain(text: string): string {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const words = bare
    .replace(/[_,.()"'’]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return words
    .replace(/^(?:in |the )+/, '')
    .replace(/(?: (?:standard|daylight|summer|local|time|zone|timezone|tz))+$/, '')
}

/** "UTC+2", "gmt -5", "+02:00": only whole hours are zones; IANA counts them the other way round. */
function offsetZone(typed: string): string | undefined {
  const [, sign, digits] = /^(?:utc|gmt)? ?([+-])(\d{1,2})(?::?00)?$/.exec(typed) ?? []
  if (!sign || !digits) return undefined
  const hours = Number(digits)
  if (hours > (sign === '+' ? MOST_AHEAD : MOST_BEHIND)) return undefined
  return hours === 0 ? UTC : `Etc/GMT${sign === '+' ? '-' : '+'}${hours}`
}

/** Other names that the runtime takes: "US/Eastern", "Asia/Calcutta", "Etc/GMT+12". */
function alias(text: string): string | undefined {
  const zone = text.replaceAll(' ', '_')
  if (!zone.includes('/') || !isKnown(zone)) return undefined
  const own = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  return RENAMED[own] ?? own
}

function isKnown(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}

function cityOf(zone: string): string {
  return plain(zone.split('/').at(-1) ?? zone)
}
