import { columns } from '../../src/cli/columns.ts'
import { knowledgeOf } from '../../src/knowledge/knowledge.ts'
import { loadFolder } from '../../src/knowledge/load.ts'
import { KNOWLEDGE, openTeam, readSets } from '../golden/sets.ts'
import { measureColdStart } from './cold-start.ts'
import { contenderFrom, contenderOf, contest, type Result } from './contest.ts'
import { ASKS } from './grown.ts'
import { measureGrowth, type Grown } from './growth.ts'
import { measureMinimal } from './minimal.ts'
import { rivalsOver } from './rivals.ts'
import { megabytes, percent, ratio, spell, timesOf } from './times.ts'

/** fuse.js takes a second or more a question, so the comparison asks these many. */
const COMPARED = 30
/** Questions asked of each folder that has grown. */
const GROWN = 250
const FACTORS = [1, 10, 100]

const cases = (await readSets()).flatMap(set => set.cases)
const { folder, hash } = await loadFolder(KNOWLEDGE)

await oneQuestion()
await coldStart()
await minimalFolder()
growth()

/** That many of the golden questions, from all over. */
function spread(most: number): typeof cases {
  const step = Math.max(1, cases.length / most)
  return cases.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step))
}

/** Ours over all questions, then everyone over the same part of them. */
async function oneQuestion(): Promise<void> {
  const ours = contenderOf(await openTeam())
  const { p50, p99 } = timesOf(cases, ours.tell)
  section(`One question, warm, ${cases.length} golden ones`, ['p50', 'p99'], [[spell(p50), spell(p99)]])

  const some = spread(COMPARED)
  const { rivals, phrasings } = rivalsOver(knowledgeOf(folder, hash))
  const us = contest(ours, some)
  const rows = [us, ...rivals.map(rival => contest(contenderFrom(rival), some))].map(result => compared(result, us))
  section(
    `Beside libraries alone over ${phrasings} phrasings, ${some.length} of those questions`,
    ['', 'p50', 'p99', 'aisi takes (p50)', 'aisi takes (p99)', 'right, of the answerable', 'wrong, of all'],
    rows,
  )
}

function compared({ name, p50, p99, right, wrong }: Result, us: Result): string[] {
  return [name, spell(p50), spell(p99), ratio(us.p50, p50), ratio(us.p99, p99), percent(right), percent(wrong)]
}

async function coldStart(): Promise<void> {
  const { first, kept, form, rss } = await measureColdStart()
  section(
    'Cold start of the built program to its first answer',
    ['first, with training', 'trained form on disk (median of 5)', 'size of the form', 'memory after load (rss)'],
    [[spell(first), spell(kept), megabytes(form), megabytes(rss)]],
  )
}

async function minimalFolder(): Promise<void> {
  const { topics, asks, questions, open, p50, p99, right } = await measureMinimal()
  section(
    `Minimal folder, ${topics} topics with ${asks} example questions, ${questions} unseen ones asked`,
    ['load and train', 'p50', 'p99', 'right topic first'],
    [[spell(open), spell(p50), spell(p99), percent(right)]],
  )
}

/** The largest folder takes minutes to learn, so each row is told as soon as it is known. */
function growth(): void {
  const some = spread(GROWN)
  const rows: string[][] = []
  let first: Grown | undefined
  for (const grown of measureGrowth(folder, FACTORS, some)) {
    first ??= grown
    const { facts, phrasings, train, p50, p99 } = grown
    const grows = [ratio(facts, first.facts), ratio(p50, first.p50)]
    rows.push([String(facts), String(phrasings), spell(train), spell(p50), spell(p99), ...grows])
    console.error(`grown to ${facts} facts: learnt in ${spell(train)}, p50 ${spell(p50)}`)
  }
  section(
    `Growth, ${ASKS} phrasing a fact, ${some.length} questions`,
    ['facts', 'phrasings', 'train', 'p50', 'p99', 'facts grow', 'p50 grows'],
    rows,
  )
}

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  console.log(['', title, ...columns([head, ...rows]).map(line => `  ${line}`)].join('\n'))
}
