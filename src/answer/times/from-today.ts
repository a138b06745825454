import { addDays, daysIn, spanOf } from '../../knowledge/dates.ts'
import { countOf, COUNTING, mondayOf, pad, stepOf, yearFrom, type Found, type Recogniser, type Spot } from './period.ts'

/** What "a few weeks" may come to. */
const FEW = 6

function found({ at }: Spot, words: number, start: string, end: string): Found {
  return { end: at + words, span: { start, end }, relative: true }
}

/** The day some units before or after another; a month later is the same day of it, or its last. */
function moved(day: string, count: number, unit: string): string {
  if (unit.startsWith('day')) return addDays(day, count)
  if (unit.startsWith('week')) return addDays(day, 7 * count)
  const months = count * (unit.startsWith('year') ? 12 : 1) + Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1]
  return `${year}-${pad(month)}-${pad(Math.min(Number(day.slice(8)), daysIn(year, month)))}`
}

const UNIT = /^(?:days?|weeks?|months?|years?)$/

/** "six weeks", "few months", "couple of days": how many, of what, in how many words. */
function countAt({ word }: Spot, from: number): { count: number; unit: string; words: number } | undefined {
  const said = word(from)
  const vague = said === 'few' || said === 'several' ? 1 : said === 'couple' && word(from + 1) === 'of' ? 2 : 0
  const count = vague === 2 ? 2 : vague === 1 ? FEW : countOf(said)
  const unit = word(from + (vague || 1))
  return count > 0 && UNIT.test(unit) ? { count, unit, words: (vague || 1) + 1 } : undefined
}

/** "next six weeks", "coming months", "last two years", "within ten days" */
function counted(spot: Spot): Found | undefined {
  const { today, word } = spot
  const step = /^(?:last|past|previous)$/.test(word(0)) ? -1 : 1
  const alone = word(0) === 'coming' && /^(?:days|weeks|months)$/.test(word(1))
  const many = alone ? { count: FEW, unit: word(1), words: 1 } : countAt(spot, 1)
  if (!many) return undefined
  const far = moved(today, step * many.count, many.unit)
  return step > 0 ? found(spot, 1 + many.words, today, far) : found(spot, 1 + many.words, far, today)
}

/** "three months ago", "two weeks from now": the day, the week or the month that is meant. */
function away(spot: Spot): Found | undefined {
  const many = countAt(spot, 0)
  if (!many || many.unit.startsWith('year')) return undefined
  const after = spot.word(many.words)
  const isAhead = after === 'from' && /^(?:now|today)$/.test(spot.word(many.words + 1))
  if (!isAhead && after !== 'ago' && after !== 'back') return undefined
  const day = moved(spot.today, isAhead ? many.count : -many.count, many.unit)
  const [start, end] = around(day, many.unit)
  return found(spot, many.words + (isAhead ? 2 : 1), start, end)
}

function around(day: string, unit: string): [string, string] {
  if (unit.startsWith('month')) return [spanOf(day.slice(0, 7)).start, spanOf(day.slice(0, 7)).end]
  return unit.startsWith('week') ? [mondayOf(day), addDays(mondayOf(day), 6)] : [day, day]
}

/** "before the year is out", "by the end of the month", "rest of the year": what is left of it. */
function untilEnd(spot: Spot): Found | undefined {
  const { word, today } = spot
  const rest = [0, 1, 2, 3, 4, 5].map(word).join(' ')
  const [said, unit] = LEFT.map(pattern => pattern.exec(rest)).find(Boolean) ?? []
  const words = said?.split(' ').length ?? 0
  if (!unit || /^20\d\d$/.test(word(words))) return undefined
  return found(spot, words, today, spanOf(today.slice(0, unit === 'year' ? 4 : 7)).end)
}
const LEFT = [
  /^(?:before|by|until|till) (?:the )?(?:end|close) of (?:the |this )?(year|month)\b/,
  /^(?:before|by|until|till) (?:the |this )?(year|month) (?:is (?:out|over|up)|ends?)\b/,
  /^(?:rest|remainder) of (?:the|this) (year|month)\b/,
]

/** "day after tomorrow", "day before yesterday" */
function nextButOne(spot: Spot): Found | undefined {
  const rest = `${spot.word(1)} ${spot.word(2)}`
  const step = rest === 'after tomorrow' ? 2 : rest === 'before yesterday' ? -2 : 0
  const day = addDays(spot.today, step)
  return step ? found(spot, 3, day, day) : undefined
}

/** "tomorrow" */
function nextDay(spot: Spot): Found {
  const day = addDays(spot.today, spot.word(0) === 'tomorrow' ? 1 : -1)
  return found(spot, 1, day, day)
}

/** "last year", "two years ago" */
function wholeYear(spot: Spot): Found | undefined {
  const { year, words } = yearFrom(spot, 0)
  return year === undefined ? undefined : found(spot, words, `${year}-01-01`, `${year}-12-31`)
}

/** "next month", "this week", "last year" */
function unit(spot: Spot): Found | undefined {
  const step = stepOf(spot.word(0))
  const said = spot.word(1)
  if (said !== 'week' && said !== 'month') return wholeYear(spot)
  return step === undefined ? undefined : found(spot, 2, ...around(moved(spot.today, step, said), said))
}

/** "this weekend" */
function weekend(spot: Spot): Found | undefined {
  if (spot.word(1) !== 'weekend') return undefined
  const saturday = addDays(mondayOf(spot.today), 5 + (spot.word(0) === 'next' ? 7 : 0))
  return found(spot, 2, saturday, addDays(saturday, 1))
}

/** What is counted from today, by the word that it begins with. */
export const COUNTED: ReadonlyMap<string, readonly Recogniser[]> = new Map(
  Object.entries({
    next: [counted, weekend, unit],
    coming: [counted, weekend, unit],
    following: [counted],
    within: [counted],
    last: [counted, unit],
    past: [counted],
    previous: [counted, unit],
    current: [unit],
    this: [weekend, unit],
    before: [untilEnd],
    by: [untilEnd],
    until: [untilEnd],
    till: [untilEnd],
    rest: [untilEnd],
    remainder: [untilEnd],
    day: [nextButOne],
    tomorrow: [nextDay],
    yesterday: [nextDay],
    ...Object.fromEntries([...COUNTING, 'few', 'several', 'couple'].map(word => [word, [away, wholeYear]])),
  }),
)
