import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAnswerer } from '../../src/training/open.ts'
import { NOW } from '../golden/sets.ts'
import { minimalFolder, topics } from './topics.ts'
import { timesOf, type Times } from './times.ts'

const ASKS = 50
const HELD = 6

export interface Minimal extends Times {
  topics: number
  asks: number
  /** Loading, checking and learning, in milliseconds. */
  open: number
  questions: number
  /** Share of the held-out questions that got their topic first. */
  right: number
}

/** Opens a folder of answers and example questions alone, and asks it questions that it has not seen. */
export async function measureMinimal(): Promise<Minimal> {
  const all = topics(ASKS, HELD)
  const dir = await mkdtemp(join(tmpdir(), 'aisi-bench-'))
  try {
    await writeFile(join(dir, 'facts.yaml'), minimalFolder(all))
    const start = performance.now()
    const { answerer } = await openAnswerer(dir, join(dir, 'data'), { now: NOW })
    const open = performance.now() - start
    const questions = all.flatMap(({ id, held }) => held.map(text => ({ id, text, now: NOW })))
    const right = questions.filter(({ id, ...question }) => answerer.ask(question).facts[0] === id).length
    const times = timesOf(questions, question => answerer.ask(question))
    return {
      ...times,
      topics: all.length,
      asks: ASKS,
      open,
      questions: questions.length,
      right: right / questions.length,
    }
  } finally {
    await rm(dir, { recursive: true })
  }
}
