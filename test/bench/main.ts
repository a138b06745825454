import { columns } from '../../src/cli/columns.ts'
import type { Case } from '../../src/cli/cases.ts'
import { grade } from '../../src/cli/grade.ts'
import { knowledgeOf } from '../../src/knowledge/knowledge.ts'
import { loadFolder } from '../../src/knowledge/load.ts'
import { KNOWLEDGE, NOW, openTeam, readSets } from '../golden/sets.ts'
import { measureColdStart } from './cold-start.ts'
import { measureGrowth } from './growth.ts'
import { measureMinimal } from './minimal.ts'
import { rivalsOver } from './rivals.ts'
import { percent, ratio, spell, timesOf, type Times } from './times.ts'

/** fuse.js takes most of a second a question: the comparison asks each one in this many. */
const COMPARED = 8
/** The growth asks each one in this many. */
const GROWN = 4
const FACTORS = [1, 10, 100]

const cases = (await readSets()).flatMap(set => set.cases)
const { folder, hash } = await loadFolder(KNOWLEDGE)

await questions()
await coldStart()
await minimal()
growth()

/** Ours over all questions, then all three over the same part of them. */
async function questions(): Promise<void> {
  const answerer = await openTeam()
  const ask = ({ q, thread }: Case) => answerer.ask({ text: q, thread: thread ?? [], now: NOW })
  const { p50, p99 } = timesOf(cases, ask)
  section(`One question, warm, of ${cases.length} golden ones`, [['p50', 'p99'], [spell(p50), spell(p99)]])

  const some = cases.filter((_, at) => at % COMPARED === 0)
  const { rivals, phrasings } = rivalsOver(knowledgeOf(folder, hash))
  const ours = { name: 'aisi', times: timesOf(some, ask), right: rightOf(some, asked => ask(asked).text) }
  const theirs = rivals.map(({ name, find }) => {
    const find_ = (asked: Case) => find(asked.q)
    return { name, times: timesOf(some, find_), right: rightOf(some, find_) }
  })
  section(`Beside libraries alone, ${some.length} of them, over ${phrasings} phrasings`, [
    ['', 'p50', 'p99', 'aisi / it, p50', 'p99', 'right, of the answerable'],
    ...[ours, ...theirs].map(one => compared(one, ours.times)),
  ])
}
