import { addDays, spanOf, type Span } from '../../knowledge/dates.ts'
import { COUNTED } from './from-today.ts'
import { mondayOf, MONTH, pad, stepOf, yearFrom, type Found, type Spot, type Recogniser } from './period.ts'
import type { Token } from '../read/words.ts'

/** A part of the year, a day with a name, or a stretch counted from today; undefined where the words begin none. */
export function periodAt(
  text: readonly Token[],
  at: number,
  today: string,
  dateAt: (at: number) => Found | undefined,
): Found | undefined {
  const spot: Spot = {
    word: offset => text[at + offset]?.text ?? '',
    at,
    today,
    dateAt: offset => dateAt(at + offset),
  }
  const first = spot.word(0)
  for (const recognise of [...(COUNTED.get(first) ?? []), ...(YEARLY.get(first) ?? [])]) {
    const found = recognise(spot)
    if (found) return found
  }
  return undefined
}

/** "week of 7 December", "week starting 7 December" */
function weekOf(spot: Spot): Found | undefined {
  if (!/^(?:of|starting|beginning|from|commencing)$/.test(spot.word(1))) return undefined
  const date = spot.dateAt(spot.word(2) === 'the' ? 3 : 2)
  if (!date || date.span.start !== date.span.end) return undefined
  const monday = mondayOf(date.span.start)
  return { ...date, span: { start: monday, end: addDays(monday, 6) } }
}

/** Months of the year as days: of the year that was said, else of the nearest that is not over. */
function months(spot: Spot, words: number, first: number, last: number): Found {
  const { today } = spot
  const { year, words: more } = yearFrom(spot, words)
  const spanIn = (y: number): Span => ({
    start: `${y}-${pad(first)}-01`,
    end: spanOf(`${last > 12 ? y + 1 : y}-${pad(((last - 1) % 12) + 1)}`).end,
  })
  const thisYear = Number(today.slice(0, 4))
  const nearest = [thisYear - 1, thisYear, thisYear + 1].find(y => spanIn(y).end >= today) ?? thisYear
  const base = { end: spot.at + words + more, span: spanIn(year ?? nearest) }
  return year === undefined ? { ...base, relative: true, yearless: true } : { ...base, relative: false }
}

const PARTS = ['first', 'second', 'third', 'fourth']

/** "first half of 2027", "second quarter", "last quarter of next year" */
function partOfYear(spot: Spot): Found | undefined {
  const many = spot.word(1) === 'half' ? 2 : spot.word(1) === 'quarter' ? 4 : 0
  const which = spot.word(0) === 'last' ? many - 1 : PARTS.indexOf(spot.word(0))
  if (!many || which < 0 || which >= many || yearFrom(spot, 2).words === 0) return undefined
  return months(spot, 2, (which * 12) / many + 1, ((which + 1) * 12) / many)
}

/** "at the end of 2025", unlike "by the end of 2025", which takes in all that comes before. */
function edge(spot: Spot): Found | undefined {
  const before = spot.word(-1) === 'the' ? spot.word(-2) : spot.word(-1)
  if (!/^(?:at|around|near|towards?|since|after)$/.test(before) || yearFrom(spot, 1).words < 2) return undefined
  return spot.word(0) === 'end' ? months(spot, 1, 10, 12) : months(spot, 1, 1, 3)
}

/** "Q1 2027", "H2" */
function shortPart(spot: Spot): Found | undefined {
  const many = spot.word(0) === 'q' ? 4 : 2
  const which = Number(spot.word(1))
  if (!(which >= 1 && which <= many)) return undefined
  return months(spot, 2, ((which - 1) * 12) / many + 1, (which * 12) / many)
}

const SEASONS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['spring', [3, 5]],
  ['summer', [6, 8]],
  ['autumn', [9, 11]],
  ['fall', [9, 11]],
  ['winter', [12, 14]],
])

/** "this autumn", "next summer", "the coming spring" */
function season(spot: Spot): Found | undefined {
  const [first, last] = SEASONS.get(spot.word(1)) ?? []
  return first && last ? stepped(months(spot, 2, first, last), spot) : undefined
}

/** "last June", "this March" */
function month(spot: Spot): Found | undefined {
  const number = MONTH.get(spot.word(1))
  return number === undefined || DAY.test(spot.word(2)) ? undefined : stepped(months(spot, 2, number, number), spot)
}
const DAY = /^[1-3]?\d(?:st|nd|rd|th)?$/

/** Of a part of each year the last that is over, the next still to come, or that of the running year. */
function stepped({ span, end, ...rest }: Found, { word, today }: Spot): Found {
  if (!rest.yearless) return { span, end, ...rest }
  const isOver = span.start.slice(0, 4) > today.slice(0, 4)
  const step = stepOf(word(0))
  const years = step === -1 || (step === 0 && isOver) ? -1 : word(0) === 'next' && span.start <= today ? 1 : 0
  const inYear = (day: string) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
  const start = inYear(span.start)
  return { end, relative: true, span: { start, end: spanOf(inYear(span.end).slice(0, 7)).end } }
}

/** "Christmas", "New Year's Day", each in the year that follows or the nearest one. */
function namedDay(spot: Spot): Found | undefined {
  const [name, first, last] = NAMED.find(([words]) => words.split(' ').every((one, at) => spot.word(at) === one)) ?? []
  if (!name || !first || !last) return undefined
  const words = name.split(' ').length
  const { year, words: more } = yearFrom(spot, words)
  const thisYear = Number(spot.today.slice(0, 4))
  const nearest = `${thisYear}-${last}` >= spot.today ? thisYear : thisYear + 1
  const y = year ?? nearest
  const span = { start: `${y}-${first}`, end: `${y}-${last}` }
  return { end: spot.at + words + more, span, relative: year === undefined, yearless: year === undefined }
}
const NAMED: readonly (readonly [string, string, string])[] = [
  ['christmas eve', '12-24', '12-24'],
  ['christmas day', '12-25', '12-25'],
  ['christmas', '12-24', '12-26'],
  ['xmas', '12-24', '12-26'],
  ['boxing day', '12-26', '12-26'],
  ['new year eve', '12-31', '12-31'],
  ['new years eve', '12-31', '12-31'],
  ['new year day', '01-01', '01-01'],
  ['new years day', '01-01', '01-01'],
]

const YEARLY: ReadonlyMap<string, readonly Recogniser[]> = new Map(
  Object.entries({
    next: [season, month],
    coming: [season, month],
    this: [season, month],
    last: [partOfYear, season, month],
    end: [edge],
    start: [edge],
    beginning: [edge],
    first: [partOfYear],
    second: [partOfYear],
    third: [partOfYear],
    fourth: [partOfYear],
    q: [shortPart],
    h: [shortPart],
    week: [weekOf],
    christmas: [namedDay],
    xmas: [namedDay],
    boxing: [namedDay],
    new: [namedDay],
  }),
)

/** The words that may begin what `periodAt` reads. */
export const BEGINS_PERIOD: readonly string[] = [...COUNTED.keys(), ...YEARLY.keys()]
