import type { Answerer } from '../answer/answer.ts'
import { askedLine } from './answer-line.ts'
import { readCases, type Case } from './cases.ts'
import { WrongUsage, type Args, type Command } from './command.ts'
import { FOLDER_OPTIONS, momentOf, openFor } from './folder.ts'
import { grade } from './grade.ts'
import { progressOn } from './progress.ts'
import { figuresOf, percent, quantile, scoreTable, type Figures, type Marked } from './scores.ts'
import type { Style } from './style.ts'
import { print, type Terminal } from './terminal.ts'

/** `aisi eval`: the curators' regression test. */
export const evaluate: Command = {
  summary: 'Grades the answers to a file of cases.',
  usage: '[options] CASES.jsonl',
  options: {
    show: { help: 'list every case that is not right, with its answer' },
    'min-right': { value: 'PART', help: 'fail below this part of the answerable (0–1) instead of at any miss' },
    'max-wrong': { value: 'PART', help: 'fail above this part of confidently wrong ones (0–1) instead of at any miss' },
    ...FOLDER_OPTIONS,
  },
  examples: [
    'eval test/golden/development-1.jsonl',
    'eval --show --now 2026-11-21T12:00:00Z cases.jsonl',
    'eval --min-right 0.9 --max-wrong 0.02 cases.jsonl',
  ],
  async run(args, terminal) {
    const [file] = args.words
    if (file === undefined || args.words.length > 1) throw new WrongUsage('Name one case file: aisi eval CASES.jsonl')
    const limits = { right: partOf(args, 'min-right'), wrong: partOf(args, 'max-wrong') }
    const now = momentOf(args, terminal)
    const cases = await readCases(file)
    const marked = mark(cases, (await openFor(args, terminal)).answerer, now, terminal)
    const figures = figuresOf(marked)
    print(terminal.stdout, ...scoreTable(marked), '', ...summary(figures, marked))
    if (args.on('show')) print(terminal.stdout, ...misses(marked, terminal.style))
    return passes(figures, marked, limits) ? 0 : 1
  },
}

function partOf(args: Args, option: string): number | undefined {
  const text = args.text(option)
  if (text === undefined) return undefined
  const part = Number(text)
  if (text.trim() === '' || !(part >= 0 && part <= 1))
    throw new WrongUsage(`--${option}: "${text}" is no part; write it as 0.9`)
  return part
}

function mark(cases: readonly Case[], answerer: Answerer, now: Date, { stderr }: Terminal): Marked[] {
  const bar = progressOn(stderr, 'Asking')
  const marked = cases.map((asked, at) => {
    bar.at(at / cases.length)
    const answer = askedLine(asked.id, { text: asked.q, thread: asked.thread ?? [], now }, answerer)
    return { asked, answer, ...grade(asked, answer) }
  })
  bar.end()
  return marked
}

function summary({ right, wrong, declined }: Figures, marked: readonly Marked[]): string[] {
  return [
    `right, of the answerable                                ${percent(right)}`,
    `confidently wrong, of all                               ${percent(wrong)}`,
    `declined or corrected, of the unanswerable and false    ${percent(declined)}`,
    `time of one question, p50 and p99                       ${quantile(marked, 0.5)} and ${quantile(marked, 0.99)} ms`,
  ]
}

function misses(marked: readonly Marked[], style: Style): string[] {
  return marked.flatMap(({ asked, answer, verdict, why }) => {
    if (verdict === 'correct' || verdict === 'abstainedRight') return []
    const what = verdict === 'wrong' ? style.bad(`wrong: ${why}`) : style.doubtful('declined, but it can be answered')
    return ['', `${asked.id} [${asked.kind}] ${what}`, `  asked     ${asked.q}`, `  answered  ${answer.text}`]
  })
}

function passes(
  figures: Figures,
  marked: readonly Marked[],
  limits: { right?: number | undefined; wrong?: number | undefined },
) {
  if (limits.right === undefined && limits.wrong === undefined)
    return marked.every(one => one.verdict === 'correct' || one.verdict === 'abstainedRight')
  return (figures.right ?? 1) >= (limits.right ?? 0) && (figures.wrong ?? 0) <= (limits.wrong ?? 1)
}
