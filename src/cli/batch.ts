import { z } from 'zod'
import type { Answerer } from '../answer/answer.ts'
import { askedLine, failedLine, type AnswerLine } from './answer-line.ts'

/** A line of a batch; whatever else it holds is for others. */
const Line = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  q: z.string(),
  thread: z.array(z.string()).nullish(),
})

/** One answer for every line that is not blank, in order; a line that is no question gets one that says so. */
export async function* batch(
  lines: AsyncIterable<string>,
  answerer: Answerer,
  now: Date,
  report: (line: string) => void,
): AsyncGenerator<AnswerLine> {
  let number = 0
  for await (const line of lines) {
    number++
    const text = line.replace(/^\uFEFF/, '').trim()
    if (text !== '') yield answerLine(text, number, answerer, now, report)
  }
}

function answerLine(
  text: string,
  number: number,
  answerer: Answerer,
  now: Date,
  report: (line: string) => void,
): AnswerLine {
  const raw = parsed(text)
  const read = Line.safeParse(raw)
  const id = idIn(raw) ?? `line-${number}`
  if (!read.success) {
    const fault = `Line ${number} of the batch is no question; write it as {"id":"q1","q":"…","thread":["…"]}`
    report(fault)
    return failedLine(id, fault)
  }
  try {
    const { q, thread } = read.data
    return askedLine(id, { text: q, thread: thread ?? [], now }, answerer)
  } catch (cause) {
    report(`Line ${number} of the batch failed, which is a fault of ours: ${(cause as Error).stack}`)
    return failedLine(id, 'Sorry, something went wrong on my side with this question.')
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function idIn(raw: unknown): AnswerLine['id'] | undefined {
  const id: unknown = raw !== null && typeof raw === 'object' && 'id' in raw ? raw.id : undefined
  return typeof id === 'string' || typeof id === 'number' ? id : undefined
}
