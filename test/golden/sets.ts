import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Answerer } from '../../src/answer/answer.ts'
import { askedLine, type AnswerLine } from '../../src/cli/answer-line.ts'
import { readCases, type Case } from '../../src/cli/cases.ts'
import { grade } from '../../src/cli/grade.ts'
import type { Marked } from '../../src/cli/scores.ts'
import { openAnswerer } from '../../src/training/open.ts'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const KNOWLEDGE = join(ROOT, 'knowledge')
/** The moment at which all golden questions are asked. */
export const NOW = new Date('2026-11-21T12:00:00Z')

/** The questions of one file. */
export interface GoldenSet {
  name: string
  /** Kept out of all tuning: its questions are counted, never looked at. */
  unseen: boolean
  cases: readonly Case[]
}

/** A graded answer with all that it came with. */
export interface Asked extends Marked {
  answer: AnswerLine
}

const HERE = fileURLToPath(new URL('.', import.meta.url))

/** All question files beside this one; what is not called `development-…` is unseen. */
export function readSets(): Promise<GoldenSet[]> {
  const files = readdirSync(HERE).filter(name => name.endsWith('.jsonl'))
  return Promise.all(
    files.sort().map(async file => {
      const name = basename(file, '.jsonl')
      return { name, unseen: !name.startsWith('development-'), cases: await readCases(join(HERE, file)) }
    }),
  )
}

/** The team's facts, learnt or taken from the kept form that the program uses too. */
export async function openTeam(): Promise<Answerer> {
  const { answerer } = await openAnswerer(KNOWLEDGE, join(ROOT, '.data'), { now: NOW })
  return answerer
}

/** Asks and grades; the time of each answer is that of the question alone. */
export function askAll(cases: readonly Case[], answerer: Answerer): Asked[] {
  return cases.map(asked => {
    const answer = askedLine(asked.id, { text: asked.q, thread: asked.thread ?? [], now: NOW }, answerer)
    return { asked, answer, ...grade(asked, answer) }
  })
}
