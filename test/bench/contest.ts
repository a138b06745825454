import type { Answerer } from '../../src/answer/answer.ts'
import type { Case } from '../../src/cli/cases.ts'
import { grade } from '../../src/cli/grade.ts'
import { NOW } from '../golden/sets.ts'
import type { Rival } from './rivals.ts'
import { timesOf, type Times } from './times.ts'

/** One who answers golden questions; undefined where it declines. */
export interface Contender {
  name: string
  tell: (asked: Case) => string | undefined
}

export interface Result extends Times {
  name: string
  /** Share of the answerable questions that are told what they ask for. */
  right: number
}

export function contenderOf(answerer: Answerer): Contender {
  const ask = ({ q, thread }: Case) => answerer.ask({ text: q, thread: thread ?? [], now: NOW })
  return {
    name: 'aisi',
    tell(asked) {
      const { kind, text } = ask(asked)
      return kind === 'unknown' ? undefined : text
    },
  }
}

/** A library knows no thread and tells the fact whose phrasing it ranks first. */
export function contenderFrom({ name, find }: Rival): Contender {
  return { name, tell: ({ q }) => find(q) }
}

/** The same questions in the same order for everyone. */
export function contest(contender: Contender, cases: readonly Case[]): Result {
  const answerable = cases.filter(asked => asked.abstain === false)
  const right = answerable.filter(asked => isRight(asked, contender.tell(asked)))
  return { name: contender.name, ...timesOf(cases, contender.tell), right: right.length / answerable.length }
}

function isRight(asked: Case, text: string | undefined): boolean {
  const answer = { kind: 'answer', text: text ?? '', abstained: text === undefined, sources: [] }
  return grade(asked, answer).verdict === 'correct'
}
