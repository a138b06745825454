import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LIMITS } from '../../../adapters/discord/limits.ts'
import { columns } from '../../../src/cli/columns.ts'
import { KNOWLEDGE, readSets, ROOT } from '../../golden/sets.ts'
import { measureLatency } from './latency.ts'
import { ASKED } from './questions.ts'
import { commandTable, suggestionTable, type Measured } from './tables.ts'
import { measureUpheaval } from './upheaval.ts'

/**
 * The bot on a Discord on loopback: `npm run bench -- discord [SECONDS] [latency|upheaval] [QUESTIONS]`. How fast answers
 * and suggestions come, over the facts of the team and over six facts, beside a bare discord.js; then what becomes of
 * questions through cuts of the gateway and kills. Ends with 1 where a question stayed unanswered, was lost, or was
 * answered twice for no reason.
 */
const RATES = [1, 20, 200]
const SECONDS = 30
const QUESTIONS = 1_000
/** Ten kills in a thousand questions. */
const QUESTIONS_A_KILL = 100
const SMALL = fileURLToPath(new URL('../../folders/small', import.meta.url))

const [, , seconds = SECONDS, only, questions = QUESTIONS] = process.argv
if (only !== 'upheaval') await latency(Number(seconds))
if (only !== 'latency') await upheaval(Number(questions))

async function latency(seconds: number): Promise<void> {
  const pace = { perSecond: RATES, seconds }
  const team = { folder: KNOWLEDGE, trainedIn: join(ROOT, '.data'), questions: await goldenQuestions(), ...pace }
  const small = { folder: SMALL, questions: ASKED.map(({ text }) => text), ...pace }
  const measured: Measured[] = [
    { name: 'aisi', ...(await measureLatency('bot.ts', team)) },
    { name: 'aisi, six facts', ...(await measureLatency('bot.ts', small)) },
    { name: 'discord.js echo', ...(await measureLatency('echo.ts', team)) },
  ]
  section(`A command, ${seconds} s at each rate, golden questions, store in memory`, commandTable(measured, RATES))
  section('Suggestions, 20 a second', suggestionTable(measured))
  const wrong = measured.reduce((sum, { violations }) => sum + violations, 0)
  if (wrong > 0) console.log(`\n${wrong} requests that Discord would not have taken`)
  const unanswered = measured.some(({ rates }) => rates.some(rate => rate.unanswered > 0))
  if (wrong > 0 || unanswered) process.exitCode = 1
}

/** What people ask outside a thread, as far as Discord lets them type it. */
async function goldenQuestions(): Promise<string[]> {
  const cases = (await readSets()).flatMap(set => set.cases).filter(({ thread }) => !thread?.length)
  return cases.map(({ q }) => q).filter(({ length }) => length <= LIMITS.question)
}

async function upheaval(questions: number): Promise<void> {
  const kills = Math.floor(questions / QUESTIONS_A_KILL)
  const plan = { folder: SMALL, questions, kills, dropEveryMs: 2_000, seed: 20_261_122 }
  const { drops, violations, ...told } = await measureUpheaval(plan)
  const { asked, reached, unacknowledged, lost, once, twiceUnknown, twiceKnown, wrong } = told
  const head = ['asked', 'reached us', 'killed before acknowledged', 'lost', 'once', 'twice, unknown', 'twice', 'wrong']
  const row = [asked, reached, unacknowledged, lost, once, twiceUnknown, twiceKnown, wrong].map(String)
  section(`Commands and mentions through ${drops} cuts of the gateway and ${kills} kills`, [head, row])
  if (lost + twiceKnown + wrong + violations > 0) process.exitCode = 1
}

function section(title: string, rows: readonly (readonly string[])[]): void {
  console.log(['', title, ...columns(rows).map(line => `  ${line}`)].join('\n'))
}
