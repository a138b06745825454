import { columns } from '../../../src/cli/columns.ts'
import { ratio, spell } from '../times.ts'
import { apps } from './apps.ts'
import { loadOn, type Load } from './load.ts'
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
  const [bare, ...ours] = await apps()
  const times = ['acknowledged p50', 'p99', 'answered p50', 'p99']
  const rows = [['a second', 'app', 'asked', 'errors', 'answers a second', ...times]]
  for (const perSecond of RATES) {
    const pace = { way, perSecond, seconds }
    const echo = await loadOn(bare, pace)
    rows.push([String(perSecond), ...told(bare.name, echo)])
    for (const app of ours) {
      const load = await loadOn(app, pace)
      rows.push(
        [String(perSecond), ...told(app.name, load)],
        [String(perSecond), '  beside it', ...compared(load, echo)],
      )
    }
  }
  console.log([`By ${way}, ${seconds} s at each pace, store in memory`, ...columns(rows), ''].join('\n'))
}

function told(name: string, { asked, errors, throughput, acknowledged, answered }: Load): string[] {
  const times = [acknowledged, answered].flatMap(({ p50, p99 }) => [spell(p50), spell(p99)])
  return [name, String(asked), String(errors), throughput.toFixed(1), ...times]
}

function compared(one: Load, other: Load): string[] {
  const times = (['acknowledged', 'answered'] as const).flatMap(what => [
    ratio(one[what].p50, other[what].p50),
    ratio(one[what].p99, other[what].p99),
  ])
  return ['', '', ratio(one.throughput, other.throughput), ...times]
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
