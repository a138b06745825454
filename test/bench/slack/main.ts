import { columns } from '../../../src/cli/columns.ts'
import { ratio, spell, type Times } from '../times.ts'
import { APPS, loadOn, type AppName, type Load } from './load.ts'
import { storm, type Outcome } from './storm.ts'
import { WAYS, type Way } from './ways.ts'

/**
 * The bot on a Slack on loopback: `main.ts [SECONDS] [load|storm]`. How fast it acknowledges and answers beside a bare
 * Bolt app, and what becomes of questions through dropped connections and killed processes. Ends with 1 where one was
 * lost or answered twice for no reason.
 */
const RATES = [1, 20, 200]
const SECONDS = 30
const STORM = { events: 1_000, commands: 200, kills: 10, seed: 20_261_122 }

const given = process.argv.slice(2)
const seconds = given.map(Number).find(count => count > 0) ?? SECONDS
if (!given.includes('storm')) for (const way of Object.keys(WAYS) as Way[]) await loads(way)
if (!given.includes('load')) await throughKills()

async function loads(way: Way): Promise<void> {
  const times = ['acknowledged p50', 'p99', 'answered p50', 'p99']
  const rows = [['a second', 'app', 'asked', 'errors', 'answers a second', ...times]]
  for (const perSecond of RATES) {
    const bare = await loadOn('bare Bolt', way, perSecond, seconds)
    const ours = await loadOn('aisi', way, perSecond, seconds)
    const both: Record<AppName, Load> = { 'bare Bolt': bare, aisi: ours }
    for (const name of Object.keys(APPS) as AppName[]) rows.push([String(perSecond), ...told(name, both[name])])
    const ratios = [...compared(ours.acknowledged, bare.acknowledged), ...compared(ours.answered, bare.answered)]
    rows.push([String(perSecond), 'ratio', '', '', ratio(ours.throughput, bare.throughput), ...ratios])
  }
  console.log([`By ${way}, ${seconds} s at each pace`, ...columns(rows), ''].join('\n'))
}

function told(name: AppName, { asked, errors, throughput, acknowledged, answered }: Load): string[] {
  return [
    name,
    String(asked),
    String(errors),
    throughput.toFixed(1),
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
