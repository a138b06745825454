import { parseTime } from './clock.ts'
import { WEEKDAYS, type Digest } from './digest.ts'
import { near } from './near.ts'
import { unclearZone } from './quiet.ts'
import { toZone } from './zones.ts'

export interface ReadDigest {
  /** To be used where there are no faults. */
  digest: Digest
  /** One sentence each, with what would be right. */
  faults: string[]
}

const AT = '09:00'
const EXAMPLE = 'write it as "weekly monday 09:00 Europe/Paris", "daily 09:00" or "monthly 1 09:00"'
const RHYTHMS: ReadonlyMap<string, Digest['every']> = new Map([
  ...['daily', 'everyday'].map(word => [word, 'day'] as const),
  ...['weekly', 'week', 'weeks'].map(word => [word, 'week'] as const),
  ...['monthly', 'month', 'months'].map(word => [word, 'month'] as const),
])
const OTHER_RHYTHMS = ['fortnightly', 'biweekly', 'bimonthly', 'quarterly', 'yearly', 'annually', 'hourly', 'weekdays']
const DAYS: ReadonlyMap<string, number> = new Map(
  WEEKDAYS.flatMap((name, at) => {
    const day = name.toLowerCase()
    return [day, `${day}s`, day.slice(0, 3)].map(word => [word, at + 1] as const)
  }),
)
const ONCE_A = new Set(['every', 'each', 'a', 'per'])
const FILLER = new Set([...ONCE_A, ...'at on the of an and in once day digest please send me us'.split(' ')])
const KNOWN = [...RHYTHMS.keys(), ...OTHER_RHYTHMS, ...DAYS.keys()]
const LAST_OF_MONTH = 31

/** Reads "weekly monday 09:00 Europe/Paris"; what is left out is weekly, Monday or the first of the month, 09:00, and the channel's zone. */
export function parseDigest(text: string, zone: string): ReadDigest {
  const read: Reading = { weekdays: [], days: [], times: [], rest: [], faults: [] }
  const words = text
    .replace(/(\d)\s+([ap]\.?m\b)/gi, '$1$2')
    .replace(/(\d)\s*o['’]?clock/gi, '$1')
    .split(/[\s,;]+/)
  for (const [at, word] of words.entries()) if (word !== '') take(read, word, words[at - 1]?.toLowerCase() ?? '')
  if (read.rest.length > 0) {
    const named = toZone(read.rest.join(' '))
    if (named) zone = named
    else read.faults.push(unclearZone(read.rest.join(' '), EXAMPLE))
  }
  const digest = digestOf(read, zone)
  return { digest, faults: [...read.faults, ...clashes(read, digest)] }
}

interface Reading {
  every?: Digest['every']
  weekdays: number[]
  days: number[]
  times: string[]
  rest: string[]
  faults: string[]
}

function take(read: Reading, typed: string, before: string): void {
  const word = typed.toLowerCase()
  const meant = near(word, KNOWN)[0] ?? word
  const every = word === 'day' && ONCE_A.has(before) ? 'day' : RHYTHMS.get(meant)
  const weekday = DAYS.get(meant)
  const [, day] = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word) ?? []
  const isDay = /^\d{1,2}$/.test(word) && read.every === 'month' && before !== 'at' && read.days.length === 0
  if (every) read.every ??= every
  else if (weekday) read.weekdays.push(weekday)
  else if (OTHER_RHYTHMS.includes(meant))
    read.faults.push(`There is no ${meant} digest; choose daily, weekly or monthly.`)
  else if (day !== undefined || isDay) read.days.push(Number(day ?? word))
  else if (word === 'first' || word === 'last') read.days.push(word === 'first' ? 1 : LAST_OF_MONTH)
  else if (/^\d/.test(word) || parseTime(word)) takeTime(read, typed)
  else if (!FILLER.has(word)) read.rest.push(typed)
}

function takeTime(read: Reading, typed: string): void {
  const time = parseTime(typed)
  if (time) read.times.push(time)
  else read.faults.push(`"${typed}" is no time of day; write it as 09:00 or 9am.`)
}

function digestOf({ every, weekdays, days, times }: Reading, zone: string): Digest {
  const at = times[0] ?? AT
  const rhythm = every ?? (days.length > 0 && weekdays.length === 0 ? 'month' : 'week')
  if (rhythm === 'day') return { every: 'day', at, zone }
  if (rhythm === 'week') return { every: 'week', weekday: weekdays[0] ?? 1, at, zone }
  return { every: 'month', day: days[0] ?? 1, at, zone }
}

function clashes({ weekdays, days, times }: Reading, digest: Digest): string[] {
  const faults: string[] = []
  if (new Set(times).size > 1) faults.push(`One time of day is enough: ${times.join(' or ')}?`)
  if (new Set(weekdays).size > 1)
    faults.push('A digest comes on one day of the week; choose one, as in "weekly monday".')
  if (weekdays.length > 0 && digest.every === 'day')
    faults.push('A daily digest comes every day; for one day a week write "weekly monday".')
  if (weekdays.length > 0 && digest.every === 'month')
    faults.push('A monthly digest comes on a day of the month; write "monthly 1", or "weekly monday".')
  if (days.length > 0 && digest.every !== 'month')
    faults.push('A day of the month is for a monthly digest; write "monthly 1", or "weekly monday".')
  if (days.some(day => day < 1 || day > LAST_OF_MONTH))
    faults.push(`No month has a day ${days.find(day => day < 1 || day > LAST_OF_MONTH)}; write 1 to 31.`)
  return faults
}
