import { columns } from '../../../src/cli/columns.ts'
import { ratio, spell, type Times } from '../times.ts'
import { APPS, loadOn, type AppName, type Load } from './load.ts'
import { storm, type Outcome } from './storm.ts'

/**
 * The bot on a Slack on loopback: `main.ts [SECONDS] [load|storm]`. How fast it acknowledges and answers beside a bare
 * Bolt app, and what becomes of questions through dropped connections and killed processes. Ends with 1 where one was
 * lost or answered twice for no reason.
 */
const RATES = [1, 20, 200]
const SECONDS = 30
const STORM = { events: 1_000, commands: 200, kills: 10, seed: 20_261_122 }

const [seconds = SECONDS, only] = [Number(process.argv[2]) || undefined, process.argv[3]]
if (only !== 'storm') await loads()
if (only !== 'load') await throughKills()

async function loads(): Promise<void> {
  const rows = [['a second', 'app', 'asked', 'errors', 'acknowledged p50', 'p99', 'answered p50', 'p99']]
  for (const perSecond of RATES) {
    const bare = await loadOn('bare Bolt', perSecond, seconds)
    const ours = await loadOn('aisi', perSecond, seconds)
    const both: Record<AppName, Load> = { 'bare Bolt': bare, aisi: ours }
    for (const name of Object.keys(APPS) as AppName[]) rows.push([String(perSecond), ...told(name, both[name])])
    const ratios = [...compared(ours.acknowledged, bare.acknowledged), ...compared(ours.answered, bare.answered)]
    rows.push([String(perSecond), 'ratio', '', '', ...ratios])
  }
  console.log(`${columns(rows).join('\n')}\n`)
}

function told(name: AppName, { asked, errors, acknowledged, answered }: Load): string[] {
  return [
    name,
    String(asked),
    String(errors),
    ...[acknowledged, answered].flatMap(({ p50, p99 }) => [spell(p50), spell(p99)]),
  ]
}

function compared(one: Times, other: Times): string[] {
  return [ratio(one.p50, other.p50), ratio(one.p99, other.p99)]
}

async function throughKills(): Promise<void> {
  const outcome = await storm(STORM)
  const { events, commands, deliveries, kills, drops } = outcome
  console.log(`${deliveries} deliveries, ${kills} kills, ${drops} dropped connections`)
  const head = [
    '',
    'asked',
    'died unacknowledged',
    'of those answered',
    'lost',
    'once',
    'twice, outcome unknown',
    'twice',
    'wrong',
  ]
  const row = (
    name: string,
    { asked, died, diedAnswered, lost, once, twiceUnknown, twice, wrong }: Outcome['events'],
  ) => [name, ...[asked, died, diedAnswered, lost, once, twiceUnknown, twice, wrong].map(String)]
  console.log(columns([head, row('mentions', events), row('slash commands', commands)]).join('\n'))
  const bad = [events, commands].reduce((sum, { lost, twice, wrong }) => sum + lost + twice + wrong, events.died)
  process.exitCode = bad > 0 ? 1 : 0
}
