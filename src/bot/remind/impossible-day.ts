import { daysIn, monthNames } from '../../knowledge/dates.ts'
import { WORDS } from './wording.ts'

const NAMES = monthNames().map(name => name.toLowerCase())
const MONTH = NAMES.map(name => `${name}|${name.slice(0, 3)}`).join('|')
const DAY = String.raw`(\d{1,3})(?:st|nd|rd|th)?`
const SAID = new RegExp(String.raw`\b(?:${DAY}\s+(?:of\s+)?(${MONTH})|(${MONTH})\s+${DAY})\b(?:\s+(\d{4})\b)?`, 'i')
/** 29 February is a day of some years. */
const LEAP_YEAR = 2024

/** What is wrong with a day that no month has ("32 December", "February 30"); undefined where nothing is. */
export function impossibleDay(text: string): string | undefined {
  const [, first, before, after, second, year] = SAID.exec(text) ?? []
  const name = (before ?? after)?.toLowerCase()
  if (name === undefined) return undefined
  const month = NAMES.findIndex(one => one.startsWith(name.slice(0, 3))) + 1
  const day = Number(first ?? second)
  const most = daysIn(year ? Number(year) : LEAP_YEAR, month)
  return day < 1 || day > most ? WORDS.noDay(monthNames()[month - 1] ?? '', day, most) : undefined
}
