import type { Answerer } from '../../src/answer/answer.ts'
import type { Case } from '../../src/cli/cases.ts'
import { grade, type Verdict } from '../../src/cli/grade.ts'
import { NOW } from '../golden/sets.ts'
import type { Rival } from './rivals.ts'
import { spreadOf, took, type Times } from './times.ts'

/** One who answers golden questions; undefined where it declines. */
export interface Contender {
  name: string
  tell: (asked: Case) => string | undefined
}

export interface Result extends Times {
  name: string
  /** Share of the answerable questions that are told what they ask for. */
  right: number
  /** Share of all questions that are told something else. */
  wrong: number
}

/** Questions that everyone is asked untimed first; a slow library would take minutes to be asked all of them twice. */
const WARMING = 3

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
export function contest({ name, tell }: Contender, cases: readonly Case[]): Result {
  for (const asked of cases.slice(0, WARMING)) tell(asked)
  const told = cases.map(asked => {
    const { ms, result: text } = took(() => tell(asked))
    return { ms, asked, verdict: verdictOn(asked, text) }
  })
  const answerable = told.filter(({ asked }) => asked.abstain === false)
  const wrong = told.filter(({ verdict }) => verdict === 'wrong').length / told.length
  const right = answerable.filter(({ verdict }) => verdict === 'correct').length / answerable.length
  return { name, ...spreadOf(told.map(({ ms }) => ms)), right, wrong }
}

function verdictOn(asked: Case, text: string | undefined): Verdict {
  const answer = { kind: 'answer', text: text ?? '', abstained: text === undefined, sources: [] }
  return grade(asked, answer).verdict
}
