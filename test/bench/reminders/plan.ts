import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { columns } from '../../../src/cli/columns.ts'
import { openStore } from '../../../src/store/open.ts'
import { clockAt, type Clock } from '../../reminders/clock.ts'
import { openStage, type EventLine, type Stage } from '../../reminders/stage.ts'
import { megabytes, ratio, spell, spreadOf, type Times } from '../times.ts'
import { orderIn } from './league.ts'

const EVENTS = 50
const LEADS = [
  { count: 1, unit: 'week' },
  { count: 1, unit: 'day' },
] as const
/** Nothing is due before the first of them, less the longest lead time. */
const FIRST = Date.UTC(2026, 11, 20)
const DAY_MS = 86_400_000
const QUIET = '2026-12-11T12:00:00Z'
const BUSY = '2026-12-13T00:00:00Z'
const CREATED = new Date('2026-11-01T00:00:00Z')
const TICK_MS = 5_000
const QUIET_TICKS = 500
const BUSY_TICKS = 500
const MINUTES_A_DAY = 24 * 60
const AT_ONCE = 500
const LOOK_MS = 50

/** What planning costs with so many channels, each with every event at every lead time. */
export interface Planning {
  combinations: number
  /** The first tick of a process reads all orders. */
  first: number
  quiet: Times
  /** Ticks on a day on which reminders fall due all the time. */
  busy: Times
  /** One more tick, after somebody changed an order. */
  changed: number
  /** How long nothing else ran at most, during that and the first tick. */
  blocked: number
  /** Held for it, in bytes. */
  memory: number
  planned: number
}

export async function measurePlanning(combinations: number): Promise<Planning> {
  const dataDir = mkdtempSync(join(tmpdir(), 'aisi-plan-'))
  const clock = clockAt(QUIET)
  const store = await openStore({ dataDir, now: clock.now })
  try {
    const channels = Math.round(combinations / EVENTS / LEADS.length)
    for (let at = 0; at < channels; at += AT_ONCE)
      await Promise.all(Array.from({ length: AT_ONCE }, (_, place) => store.teams.order(order(at + place))))
    const before = heap()
    const stage = openStage({ events: events(), clock, ledger: store.ledger, teams: store.teams })
    const first = await watched(() => stage.reminders.tick())
    const quiet = await ticks(stage, clock, QUIET_TICKS)
    clock.set(BUSY)
    await stage.reminders.tick()
    const busy = await ticks(stage, clock, BUSY_TICKS)
    const memory = heap() - before
    await store.teams.order(order(0))
    const changed = await watched(() => stage.reminders.tick())
    const blocked = Math.max(first.blocked, changed.blocked)
    const planned = (await store.ledger.counts(new Date(0))).due
    return { combinations, first: first.ms, quiet, busy, changed: changed.ms, blocked, memory, planned }
  } finally {
    await store.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** At all minutes of the day, so that no two minutes are alike and as many timetables as can be are needed. */
function order(at: number) {
  const minute = at % MINUTES_A_DAY
  const hour = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  const channel = { platform: 'square', workspace: `T${at % 500}`, id: `C${at}` }
  return orderIn(channel, { leads: LEADS, at: hour }, CREATED)
}

function events(): EventLine[] {
  return Array.from({ length: EVENTS }, (_, at) => {
    const start = new Date(FIRST + at * DAY_MS).toISOString().slice(0, 10)
    return { id: `event-${at}`, name: `Event ${at}`, start, topics: ['summits'] }
  })
}

async function ticks({ reminders }: Stage, clock: Clock, count: number): Promise<Times> {
  const times: number[] = []
  for (let done = 0; done < count; done++) {
    clock.forward(TICK_MS)
    times.push(await timed(() => reminders.tick()))
  }
  return spreadOf(times)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Also how long nothing else ran meanwhile. */
async function watched(work: () => Promise<unknown>): Promise<{ ms: number; blocked: number }> {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const ms = await timed(work)
  await pause(LOOK_MS)
  delay.disable()
  return { ms, blocked: delay.max / 1e6 }
}

function heap(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  return process.memoryUsage().heapUsed
}

/** Prints what planning costs, and how that grows. */
export async function planning(sizes: readonly number[]): Promise<void> {
  const head = [
    'combinations',
    'first tick',
    'quiet p50',
    'p99',
    'busy p50',
    'p99',
    'after a change',
    'longest pause',
    'heap',
    'planned',
  ]
  const all: Planning[] = []
  for (const size of sizes) all.push(await measurePlanning(size))
  const rows = all.map(one => [
    one.combinations.toLocaleString('en'),
    ...[one.first, one.quiet.p50, one.quiet.p99, one.busy.p50, one.busy.p99, one.changed, one.blocked].map(spell),
    megabytes(one.memory),
    String(one.planned),
  ])
  const [small, large] = [all[0], all.at(-1)]
  if (small && large && small !== large) rows.push(growth(small, large))
  console.log(`${columns([head, ...rows]).join('\n')}\n`)
}

function growth(small: Planning, large: Planning): string[] {
  const figures = ({ first, quiet, busy, changed, blocked, memory }: Planning) => [
    ...[first, quiet.p50, quiet.p99, busy.p50, busy.p99, changed, blocked],
    memory,
  ]
  const before = figures(small)
  return ['growth', ...figures(large).map((figure, at) => ratio(figure, before[at] ?? 0)), '']
}
