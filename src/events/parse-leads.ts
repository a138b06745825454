import { minutesOf, sortLeads, spellLeads, type Lead } from './lead.ts'
import { near } from './near.ts'
import { isZoneName } from './zones.ts'

/** More reminders of one event than this are noise. */
const MOST_LEADS = 10
/** Farther ahead than a year nobody plans by a reminder. */
const LONGEST: Lead = { count: 366, unit: 'day' }

export interface ReadLeads {
  /** The longest first, none twice; to be used where there are no faults. */
  leads: Lead[]
  /** What was not understood, as it was typed. */
  unknown: string[]
  /** One sentence each, with what would be right. */
  faults: string[]
}

const UNITS: ReadonlyMap<string, Lead['unit']> = new Map([
  ...['m', 'min', 'mins', 'minute', 'minutes'].map(word => [word, 'minute'] as const),
  ...['h', 'hr', 'hrs', 'hour', 'hours'].map(word => [word, 'hour'] as const),
  ...['d', 'day', 'days'].map(word => [word, 'day'] as const),
  ...['w', 'wk', 'wks', 'week', 'weeks'].map(word => [word, 'week'] as const),
])
const NO_UNITS: ReadonlyMap<string, string> = new Map([
  ...['month', 'months', 'mo'].map(word => [word, 'Months differ in length; write "4 weeks" or "30 days".'] as const),
  ...['year', 'years', 'yr'].map(
    word => [word, 'Years are too long for a lead time; write at most "52 weeks".'] as const,
  ),
  ...['second', 'seconds', 'sec', 'secs'].map(
    word => [word, 'Seconds are too short for a lead time; write "1 minute".'] as const,
  ),
])
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...'a one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, count) => [word, Math.max(1, count)] as const),
  ...Object.entries({
    an: 1,
    single: 1,
    couple: 2,
    fourteen: 14,
    fifteen: 15,
    twenty: 20,
    thirty: 30,
    'forty-five': 45,
  }),
  ...Object.entries({ fourtyfive: 45, fortyfive: 45, sixty: 60, half: 0.5 }),
])
const BEFORE = new Set('before beforehand ahead prior earlier previously'.split(' '))
const FILLER = new Set([
  ...BEFORE,
  ...'and or plus also then of to in on the it its them each every event events start starts advance with notice remind me please by both that same itself'.split(
    ' ',
  ),
])
const FORTNIGHTS = new Set(['fortnight', 'fortnights'])
const ARTICLES = new Set(['a', 'an'])
const KNOWN = new Set([...UNITS.keys(), ...NO_UNITS.keys(), ...NUMBERS.keys(), ...FORTNIGHTS, ...FILLER])

/** Reads lead times as people type them: "1 week, 1 day and 1 hour before", "24h", "1w 2d", "a week", "on the day" (0 days). */
export function parseLeads(text: string): ReadLeads {
  const read: Reading = { words: wordsOf(text), numbers: [], typed: [], leads: [], unknown: [], faults: [] }
  for (let at = 0; at < read.words.length; at++) take(read, at)
  if (read.numbers.length > 0) read.faults.push(`"${read.typed.join(' ')}" of what? Write it as "3 days" or "2 hours".`)
  const leads = sortLeads(read.leads)
  const faults = [...new Set(read.faults)]
  const count = leads.length + faults.length
  /** What is wrong with each of them helps nobody. */
  const tooMany = `${count} lead times are too many for one reminder; name at most ${MOST_LEADS}.`
  return { leads, unknown: read.unknown, faults: count > MOST_LEADS ? [tooMany] : faults }
}

interface Reading extends ReadLeads {
  words: readonly Word[]
  /** Numbers that wait for their unit: "1, 3 and 7 days". */
  numbers: number[]
  /** The same as typed. */
  typed: string[]
}

interface Word {
  typed: string
  /** What it was meant to be. */
  meant: string
}

function wordsOf(text: string): Word[] {
  const found = text.toLowerCase().match(/\d+:\d+|\d+(?:\.\d+)?|\p{L}+(?:-\p{L}+)*/gu) ?? []
  return found.map(typed => ({ typed, meant: meantBy(typed) }))
}

/** "IST" is no slip for "its", nor "Minsk" for "mins". */
function meantBy(typed: string): string {
  const isItself = /^\d/.test(typed) || (!KNOWN.has(typed) && isZoneName(typed))
  return isItself ? typed : (near(typed, KNOWN)[0] ?? typed)
}

function take(read: Reading, at: number): void {
  const word = read.words[at]
  if (!word) return
  const number = /^\d+(?:\.\d+)?$/.test(word.meant) ? Number(word.meant) : NUMBERS.get(word.meant)
  const unit = UNITS.get(word.meant)
  const noUnit = NO_UNITS.get(word.meant)
  if (number !== undefined) takeNumber(read, at, number, word.typed)
  else if (unit) takeUnit(read, at, unit)
  else if (noUnit) giveUp(read, noUnit)
  else if (FORTNIGHTS.has(word.meant)) takeFortnights(read)
  else if (!FILLER.has(word.meant)) {
    read.unknown.push([...read.typed, word.typed].join(' '))
    clear(read)
  }
}

/** "a couple of" is 2 and "half an" is a half: the article beside them is no number of its own. */
function takeNumber(read: Reading, at: number, number: number, typed: string): void {
  const before = read.words[at - 1]?.meant ?? ''
  if (ARTICLES.has(read.words[at]?.meant ?? '') && before === 'half') return
  if (ARTICLES.has(before)) clear(read, 1)
  read.numbers.push(number)
  read.typed.push(typed)
}

function takeUnit(read: Reading, at: number, unit: Lead['unit']): void {
  const { meant = '' } = read.words[at] ?? {}
  if (read.numbers.length > 0) for (const number of read.numbers) addLead(read, number, unit)
  else if (isOnTheDay(read.words, at)) read.leads.push({ count: 0, unit: 'day' })
  else if (meant.length > 1 && !meant.endsWith('s')) read.leads.push({ count: 1, unit })
  else read.faults.push(`How many ${unit}s? Write a number, as in "2 ${unit}s".`)
  clear(read)
}

function takeFortnights(read: Reading): void {
  for (const number of read.numbers.length > 0 ? read.numbers : [1]) addLead(read, 2 * number, 'week')
  clear(read)
}

/** "on the day", "same day", "that day", "day of", but not "on the day before". */
function isOnTheDay(words: readonly Word[], at: number): boolean {
  if (words[at]?.meant !== 'day') return false
  const [second = '', first = ''] = [words[at - 1]?.meant, words[at - 2]?.meant]
  const next = words[at + 1]?.meant ?? ''
  if (BEFORE.has(next)) return false
  return ['same', 'that'].includes(second) || ['of', 'itself'].includes(next) || (first === 'on' && second === 'the')
}

function addLead(read: Reading, number: number, unit: Lead['unit']): void {
  const lead = whole(number, unit)
  if (!lead) read.faults.push(`${number} ${unit}s are no whole days; write days, or hours as in "36 hours".`)
  else if (lead.count === 0 && lead.unit !== 'day')
    read.faults.push(`0 ${unit}s before is when it starts; write at least "1 ${unit}", or "on the day".`)
  else if (minutesOf(lead) > minutesOf(LONGEST))
    read.faults.push(`${spellLeads([lead])} is over a year ahead; the longest lead time is 52 weeks.`)
  else read.leads.push(lead)
}

/** "1.5 hours" are 90 minutes; parts of a day or week have no hour to be due at. */
function whole(count: number, unit: Lead['unit']): Lead | undefined {
  if (Number.isInteger(count)) return { count, unit }
  const minutes = Math.round(count * 60)
  return unit === 'hour' && minutes > 0 ? { count: minutes, unit: 'minute' } : undefined
}

function giveUp(read: Reading, fault: string): void {
  read.faults.push(fault)
  clear(read)
}

function clear(read: Reading, last = read.numbers.length): void {
  read.numbers.splice(read.numbers.length - last)
  read.typed.splice(read.typed.length - last)
}
