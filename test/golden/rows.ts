import type { Verdict } from '../../src/cli/grade.ts'
import { figuresOf, percent, quantile } from '../../src/cli/scores.ts'
import type { Asked, GoldenSet } from './sets.ts'

/** A set with the answers it got. */
export interface Scored extends GoldenSet {
  asked: readonly Asked[]
}

/** The first row holds the headings. */
export type Table = readonly (readonly string[])[]

const KIND_HEADINGS = ['kind', 'n', 'right', 'confidently wrong', 'declined rightly', 'declined wrongly', 'citing']
const HEADLINES = [
  'right, of the answerable',
  'confidently wrong, of all',
  'declined or corrected, of the unanswerable and false',
]

/** One row for each kind of question, and one for all. */
export function kindTable(asked: readonly Asked[]): Table {
  const kinds = [...new Set(asked.map(one => one.asked.kind))].sort()
  const rows = kinds.map(kind => [kind, asked.filter(one => one.asked.kind === kind)] as const)
  return [
    [...KIND_HEADINGS, 'p50 ms', 'p99 ms'],
    ...[...rows, ['all', asked] as const].map(([kind, own]) => [kind, ...counts(own), ...times(own)]),
  ]
}

/** The figures that are told together, one row for each set. */
export function headlineTable(scored: readonly Scored[]): Table {
  const rows = scored.map(({ name, asked }) => {
    const { right, wrong, declined } = figuresOf(asked)
    return [name, String(asked.length), ...[right, wrong, declined].map(percent), citing(asked), ...times(asked)]
  })
  return [['questions', 'n', ...HEADLINES, 'citing', 'p50 ms', 'p99 ms'], ...rows]
}

function counts(asked: readonly Asked[]): string[] {
  const count = (verdict: Verdict) => String(asked.filter(one => one.verdict === verdict).length)
  return [
    String(asked.length),
    ...(['correct', 'wrong', 'abstainedRight', 'abstainedWrong'] as const).map(count),
    citing(asked),
  ]
}

function citing(asked: readonly Asked[]): string {
  const told = asked.filter(({ answer }) => answer.kind === 'answer')
  return `${told.filter(({ answer }) => answer.sources.length > 0).length}/${told.length}`
}

function times(asked: readonly Asked[]): string[] {
  return [0.5, 0.99].map(part => quantile(asked, part).toFixed(1))
}
