import type { Answer, Answerer, Question } from '../answer/answer.ts'

/** An answer in the shape that people, tests and graders rely on; every key is always there. */
export interface AnswerLine {
  id: string | number
  kind: Answer['kind']
  text: string
  abstained: boolean
  confidence: number
  facts: readonly string[]
  sources: readonly { title: string; publisher: string; date: string | null; url: string | null }[]
  asOf: string | null
  suggestions: readonly string[]
  ms: number
}

/** Asks one question and measures that alone. */
export function askedLine(id: AnswerLine['id'], question: Question, answerer: Answerer): AnswerLine {
  const start = performance.now()
  const answer = answerer.ask(question)
  return toLine(id, answer, performance.now() - start)
}

/** The outcome of what could not be asked. */
export function failedLine(id: AnswerLine['id'], text: string): AnswerLine {
  return toLine(
    id,
    { kind: 'unknown', text, confidence: 0, facts: [], rivals: [], sources: [], suggestions: [], choices: [] },
    0,
  )
}

function toLine(id: AnswerLine['id'], answer: Answer, ms: number): AnswerLine {
  return {
    id,
    kind: answer.kind,
    text: answer.text,
    abstained: answer.kind === 'unknown',
    confidence: rounded(answer.confidence, 4),
    facts: answer.facts,
    sources: answer.sources.map(({ title, publisher, date, url }) => ({
      title,
      publisher,
      date: date ?? null,
      url: url ?? null,
    })),
    asOf: answer.asOf ?? null,
    suggestions: answer.suggestions,
    ms: rounded(ms, 3),
  }
}

function rounded(number: number, digits: number): number {
  return Number(number.toFixed(digits))
}
