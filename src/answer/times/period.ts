import { addDays, monthNames, type Span } from '../../knowledge/dates.ts'

/** A stretch of days read from some words: where they end, and what they cover. */
export interface Found {
  end: number
  span: Span
  /** Said relative to today ("next month"), not as a date. */
  relative: boolean
  /** Said without its year. */
  yearless?: boolean
}

/** Words to be read from one place on, on one day. */
export interface Spot {
  word: (offset: number) => string
  at: number
  today: string
  /** The date that begins some words further on. */
  dateAt: (offset: number) => Found | undefined
}

/** Reads what it knows where some words begin. */
export type Recogniser = (spot: Spot) => Found | undefined

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
}

/** A number in two digits. */
export function pad(number: number): string {
  return String(number).padStart(2, '0')
}

/** The months by name, short and long. */
export const MONTH: ReadonlyMap<string, number> = new Map(
  monthNames().flatMap((name, at) => {
    const full = name.toLowerCase()
    return [full, full.slice(0, 3), ...(full === 'september' ? ['sept'] : [])].map(word => [word, at + 1] as const)
  }),
)

const STEPS = new Map(Object.entries({ this: 0, current: 0, next: 1, coming: 1, last: -1, previous: -1 }))

/** How far from the running one a week, month or year is that has this word before it. */
export function stepOf(word: string): number | undefined {
  return STEPS.get(word)
}

/** The year that follows: "2027", "of next year", "two years ago"; how many words that takes, and whether it was said. */
export function yearFrom(
  { word, today }: Pick<Spot, 'word' | 'today'>,
  from: number,
): { year?: number; words: number } {
  const skipped = /^(?:of|in)$/.test(word(from)) ? 1 : 0
  const here = from + skipped
  if (/^(?:19|20)\d\d$/.test(word(here))) return { year: Number(word(here)), words: skipped + 1 }
  const running = Number(today.slice(0, 4))
  const step = stepOf(word(here))
  if (step !== undefined && word(here + 1) === 'year') return { year: running + step, words: skipped + 2 }
  const ago = /^years?$/.test(word(here + 1)) && /^(?:ago|back|earlier)$/.test(word(here + 2)) ? countOf(word(here)) : 0
  return ago > 0 ? { year: running - ago, words: skipped + 3 } : { words: 0 }
}

const COUNTS = new Map(
  'a one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, at) => [word, at || 1]),
)
/** Words that begin what is counted. */
export const COUNTING: readonly string[] = [...COUNTS.keys(), ...Array.from({ length: 99 }, (_, at) => String(at + 1))]

/** The number that a word says, up to 99; else 0. */
export function countOf(word: string): number {
  return COUNTS.get(word) ?? Number(/^\d{1,2}$/.test(word) ? word : 0)
}
