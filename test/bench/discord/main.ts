import { fileURLToPath } from 'node:url'
import { columns } from '../../../src/cli/columns.ts'
import { ratio, spell, type Times } from '../times.ts'
import { measureLatency, type Latency } from './latency.ts'
import { measureUpheaval } from './upheaval.ts'

/** `npx tsx test/bench/discord/main.ts [SECONDS]`: how fast answers come, then what becomes of questions through cuts and kills. */
const SECONDS = Number(process.argv[2] ?? 30)
const RATES = [1, 20, 200]
const SMALL = fileURLToPath(new URL('../../folders/small', import.meta.url))
const UPHEAVAL = { folder: SMALL, questions: 1_000, kills: 10, dropEveryMs: 2_000, seed: 20_261_122 }

if (SECONDS > 0) await latency()
await upheaval()

async function latency(): Promise<void> {
  const ours = await measureLatency('bot.ts', SMALL, RATES, SECONDS)
  const echo = await measureLatency('echo.ts', SMALL, RATES, SECONDS)
  const spread = ({ p50, p99 }: Times) => [spell(p50), spell(p99)]
  const rows = ours.rates.flatMap(({ perSecond, asked, unanswered, first, final }, at) => {
    const bare = echo.rates[at] ?? ours.rates[at]!
    const name = `${perSecond} a second`
    const takes = (one: Times, other: Times) => [ratio(one.p50, other.p50), ratio(one.p99, other.p99)]
    return [
      [name, 'aisi', String(asked), String(unanswered), ...spread(first), ...spread(final)],
      [
        '',
        'discord.js echo',
        String(bare.asked),
        String(bare.unanswered),
        ...spread(bare.first),
        ...spread(bare.final),
      ],
      ['', 'aisi takes', '', '', ...takes(first, bare.first), ...takes(final, bare.final)],
    ]
  })
  const head = ['', '', 'asked', 'unanswered', 'first p50', 'p99', 'final p50', 'p99']
  section(`A command, ${SECONDS} s at each rate, store in memory`, [head, ...rows])
  section('Suggestions, 20 a second', [['', 'p50', 'p99'], ...[ours, echo].map(suggestions)])
  const wrong = ours.violations + echo.violations
  if (wrong > 0) console.log(`\n${wrong} requests that Discord would not have taken`)
}

function suggestions({ suggestions: { p50, p99 } }: Latency, at: number): string[] {
  return [at === 0 ? 'aisi' : 'discord.js echo', spell(p50), spell(p99)]
}

async function upheaval(): Promise<void> {
  const { drops, kills, violations, ...told } = await measureUpheaval(UPHEAVAL)
  const { asked, reached, unacknowledged, lost, once, twiceUnknown, twiceKnown, wrong } = told
  const head = ['asked', 'reached us', 'killed before acknowledged', 'lost', 'once', 'twice, unknown', 'twice', 'wrong']
  const row = [asked, reached, unacknowledged, lost, once, twiceUnknown, twiceKnown, wrong].map(String)
  section(`Commands and mentions through ${drops} cuts of the gateway and ${kills} kills`, [head, row])
  process.exitCode = lost + twiceKnown + wrong + violations > 0 ? 1 : 0
}

function section(title: string, rows: readonly (readonly string[])[]): void {
  console.log(['', title, ...columns(rows).map(line => `  ${line}`)].join('\n'))
}
