import { readFile, writeFile } from 'node:fs/promises'
import { format, resolveConfig } from 'prettier'
import { sureLine, type Judged } from './reliability.ts'
import { headlineTable, kindTable, type Scored, type Table } from './rows.ts'

const BEGIN = '<!-- scorecard -->'
const END = '<!-- /scorecard -->'

/** The scorecard as a reader of the README sees it. */
export function scorecardBlock(scored: readonly Scored[], judged: readonly Judged[]): string {
  const byKind = scored.filter(set => set.unseen).flatMap(set => unfolded(`${set.name} by kind`, kindTable(set.asked)))
  return [
    'Written by `npm run eval`. What is called `development` was tuned on, `validation` never. Figures are told together.',
    '',
    ...markdownTable(headlineTable(scored)),
    '',
    ...byKind,
    `On the validation questions: ${sureLine(judged).replace('>=', '≥')}.`,
    '',
    '![How many answers of each confidence are right](docs/calibration.svg)',
  ].join('\n')
}

/** Puts the block between the marks of the README; tells whether it has them. */
export async function writeScorecard(file: string, block: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const begin = text.indexOf(BEGIN)
  const end = text.indexOf(END)
  if (begin < 0 || end < begin) return false
  const neat = await format(block, { ...(await resolveConfig(file)), parser: 'markdown' })
  await writeFile(file, `${text.slice(0, begin)}${BEGIN}\n\n${neat}\n${text.slice(end)}`)
  return true
}

function unfolded(title: string, table: Table): string[] {
  return ['<details>', `<summary>${title}</summary>`, '', ...markdownTable(table), '', '</details>', '']
}

function markdownTable([head = [], ...rows]: Table): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '--:'))), ...rows.map(line)]
}
