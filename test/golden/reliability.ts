import type { Asked } from './sets.ts'

/** Answers whose confidence lies in one tenth, and how many of them are right. */
export interface Bin {
  /** In tenths, so that no rounding decides: 4 means 0.4 up to 0.5; the last holds 1 too. */
  tenth: number
  count: number
  right: number
}

/** The bins that are drawn. */
const FIRST_TENTH = 4
const LAST_TENTH = 9
/** What counts as sure. */
const SURE = 0.9

/** How sure an answer was, and whether rightly so. */
export interface Judged {
  confidence: number
  right: boolean
}

/** Only what was told as an answer has a confidence to be held to. */
export function judgedOf(asked: readonly Asked[]): Judged[] {
  return asked
    .filter(({ answer }) => answer.kind === 'answer')
    .map(({ answer, verdict }) => ({ confidence: answer.confidence, right: verdict === 'correct' }))
}

/** One bin for each tenth from 0.4 on, empty ones included. */
export function binsOf(judged: readonly Judged[]): Bin[] {
  return Array.from({ length: LAST_TENTH - FIRST_TENTH + 1 }, (_, at) => {
    const tenth = FIRST_TENTH + at
    const own = judged.filter(({ confidence }) => tenthOf(confidence) === tenth)
    return { tenth, ...countOf(own) }
  })
}

/** The answers with less confidence than is drawn. */
export function belowOf(judged: readonly Judged[]): { count: number; right: number } {
  return countOf(judged.filter(({ confidence }) => tenthOf(confidence) < FIRST_TENTH))
}

/** The answers that were given as sure. */
export function sureOf(judged: readonly Judged[]): { count: number; right: number } {
  return countOf(judged.filter(({ confidence }) => confidence >= SURE))
}

/** "of 80 answers with confidence >= 0.9, 97.5 % right" */
export function sureLine(judged: readonly Judged[]): string {
  const { count, right } = sureOf(judged)
  const share = count === 0 ? 'none' : `${((100 * right) / count).toFixed(1)} %`
  return `of ${count} answers with confidence >= ${SURE}, ${share} right`
}

function tenthOf(confidence: number): number {
  return Math.min(Math.floor(confidence * 10 + 1e-9), LAST_TENTH)
}

function countOf(judged: readonly Judged[]): { count: number; right: number } {
  return { count: judged.length, right: judged.filter(({ right }) => right).length }
}
