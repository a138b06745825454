import { columns } from './columns.ts'
import type { Case } from './cases.ts'
import type { Grade, Graded, Verdict } from './grade.ts'

/** A case with the answer it got. */
export interface Marked extends Grade {
  asked: Case
  answer: Graded & { ms: number }
}

/** The figures that are told together, never one alone; undefined where there is no such case. */
export interface Figures {
  /** Of the answerable. */
  right?: number
  /** Of all. */
  wrong?: number
  /** Declined or corrected, of the unanswerable and false. */
  declined?: number
}

export function figuresOf(marked: readonly Marked[]): Figures {
  const answerable = marked.filter(one => one.asked.abstain === false)
  const unanswerable = marked.filter(one => one.asked.abstain === true)
  return {
    right: share(answerable, 'correct'),
    wrong: share(marked, 'wrong'),
    declined: share(unanswerable, 'correct', 'abstainedRight'),
  }
}

const HEAD = ['kind', 'cases', 'correct', 'wrong', 'declined rightly', 'declined wrongly', 'right', 'citing']

/** One row for each kind of case, and one for all. */
export function scoreTable(marked: readonly Marked[]): string[] {
  const kinds = [...new Set(marked.map(one => one.asked.kind))].sort()
  const rows = kinds.map(kind =>
    row(
      kind,
      marked.filter(one => one.asked.kind === kind),
    ),
  )
  return columns([HEAD, ...rows, row('all', marked)])
}

function row(name: string, marked: readonly Marked[]): string[] {
  const count = (verdict: Verdict) => String(marked.filter(one => one.verdict === verdict).length)
  const told = marked.filter(one => !one.answer.abstained && one.answer.kind === 'answer')
  const citing = told.filter(one => one.answer.sources.length > 0)
  return [
    name,
    String(marked.length),
    count('correct'),
    count('wrong'),
    count('abstainedRight'),
    count('abstainedWrong'),
    percent(share(marked, 'correct', 'abstainedRight')),
    percent(told.length === 0 ? undefined : citing.length / told.length),
  ]
}

export function percent(part: number | undefined): string {
  return part === undefined ? '-' : `${(100 * part).toFixed(1)} %`
}

/** The time within which this part (0–1) of the questions was answered. */
export function quantile(marked: readonly Marked[], part: number): number {
  const times = marked.map(one => one.answer.ms).sort((a, b) => a - b)
  return times[Math.max(0, Math.ceil(part * times.length) - 1)] ?? 0
}

function share(marked: readonly Marked[], ...verdicts: readonly Verdict[]): number | undefined {
  if (marked.length === 0) return undefined
  return marked.filter(one => verdicts.includes(one.verdict)).length / marked.length
}
