import { addDays, type Span } from '../knowledge/dates.ts'

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
