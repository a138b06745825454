import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { columns } from '../../src/cli/columns.ts'
import { scorecardBlock, writeScorecard } from './readme.ts'
import { belowOf, binsOf, judgedOf, sureLine } from './reliability.ts'
import { reliabilityPicture } from './reliability-picture.ts'
import { headlineTable, kindTable, type Scored } from './rows.ts'
import { askAll, openTeam, readSets, ROOT, type Asked } from './sets.ts'

const README = join(ROOT, 'README.md')
const PICTURE = join(ROOT, 'docs/calibration.svg')

const { values } = parseArgs({ options: { show: { type: 'boolean', default: false } } })
const scored = await score()
const unseen = judgedOf(scored.filter(set => set.unseen).flatMap(set => set.asked))

for (const set of scored) print(...report(set))
print('', ...columns(headlineTable(scored)), '', `validation: ${sureLine(unseen)}`, '')
await keepPicture()
if (await writeScorecard(README, scorecardBlock(scored, unseen))) print('written: README.md')
else print('README.md has no place for the scorecard; put <!-- scorecard --> and <!-- /scorecard --> where it belongs.')

/** Asks every set once untimed, so that the times are those of a program that runs. */
async function score(): Promise<Scored[]> {
  const [sets, answerer] = await Promise.all([readSets(), openTeam()])
  for (const set of sets) askAll(set.cases, answerer)
  return sets.map(set => ({ ...set, asked: askAll(set.cases, answerer) }))
}

function report(set: Scored): string[] {
  const role = set.unseen ? 'never tuned on' : 'tuned on'
  const misses = values.show && !set.unseen ? set.asked.flatMap(miss) : []
  return ['', `${set.name} (${role})`, ...columns(kindTable(set.asked)), sureLine(judgedOf(set.asked)), ...misses]
}

function miss({ asked, answer, verdict, why }: Asked): string[] {
  if (verdict === 'correct' || verdict === 'abstainedRight') return []
  const what = verdict === 'wrong' ? `wrong: ${why}` : 'declined, but it can be answered'
  const thread = (asked.thread ?? []).map(earlier => `  before    ${earlier}`)
  const said = `  answered  (${answer.confidence.toFixed(2)}, ${answer.facts.join(' ') || 'no fact'}) ${answer.text}`
  return ['', `${asked.id} [${asked.kind}] ${what}`, ...thread, `  asked     ${asked.q}`, said]
}

async function keepPicture(): Promise<void> {
  await mkdir(dirname(PICTURE), { recursive: true })
  const title = 'How far a confidence can be trusted (validation questions)'
  await writeFile(PICTURE, reliabilityPicture(binsOf(unseen), belowOf(unseen), title))
  print('written: docs/calibration.svg')
}

function print(...lines: readonly string[]): void {
  for (const line of lines) console.log(line)
}
