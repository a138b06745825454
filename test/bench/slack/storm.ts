import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openExisting, storeOn } from '../../../src/store/open.ts'
import { ALL_SCOPES } from '../../adapters/slack/opened.ts'
import { startSlack, type Slack } from '../../peers/slack/start.ts'
import { randomFrom, type Random } from '../kill/random.ts'
import { startBot, type AppProcess } from './process.ts'
import { askAll, type Asked } from './asked.ts'
import { tally, type Tally } from './tally.ts'

export interface Storm {
  /** Mentions; each is delivered one to three times. */
  events: number
  /** Slash commands; Slack brings each once. */
  commands: number
  kills: number
  seed: number
}

export interface Outcome {
  events: Tally
  commands: Tally
  deliveries: number
  kills: number
  drops: number
}

const DROP_EVERY_MS = 2_000
/** Deliveries on their way at the same time. */
const AT_ONCE = 8
/** A process gets far in a ms; so many later than its delivery it is killed at most. */
const MOST_DELAY_MS = 12
/** Longer than a question takes, so that nobody loses a lease but by its end. */
const LEASE_MS = 3_000
const TAKE_UP_MS = 200
/** Short, so that it is soon seen what was not acknowledged; Slack waits three seconds. */
const ACK_WITHIN_MS = 1_000
const LOOK_MS = 20
/** After this what is not answered is lost: ten leases. */
const PATIENCE_MS = 30_000

/** Asks through dropped connections and killed processes, waits until nothing is left to be answered, and counts. */
export async function storm(about: Storm): Promise<Outcome> {
  const dataDir = mkdtempSync(join(tmpdir(), 'aisi-storm-'))
  const redelivery = { ackWithinMs: ACK_WITHIN_MS, delaysMs: [] }
  const slack = await startSlack({ redelivery, subscriptions: ['app_mention'] })
  const workspace = slack.workspace({ scopes: ALL_SCOPES })
  const { botToken, appToken } = workspace
  const random = randomFrom(about.seed)
  const asked = await askAll(slack, workspace, about)
  const life = lives(() => startBot(slack, { botToken, appToken, dataDir, leaseMs: LEASE_MS, takeUpMs: TAKE_UP_MS }))
  await life.next()
  let drops = 0
  const dropping = setInterval(() => void (drops++, slack.drop()), DROP_EVERY_MS)
  try {
    const deliveries = random.shuffled(asked.flatMap(one => Array<Asked>(times(one, random)).fill(one)))
    await deliverAll(slack, deliveries, killer(life, about.kills, deliveries.length, random))
    await untilAcknowledged(slack)
    await nothingLeft(dataDir)
    const kills = life.kills()
    const count = (kind: Asked['kind']) =>
      tally(
        asked.filter(one => one.kind === kind),
        kills,
      )
    if (slack.violations.length > 0) throw new Error(`Slack was told wrong things:\n${slack.violations.join('\n')}`)
    const deliveriesMade = slack.deliveries.reduce((sum, { attempts }) => sum + attempts.length, 0)
    return {
      events: count('event'),
      commands: count('command'),
      deliveries: deliveriesMade,
      kills: kills.length,
      drops,
    }
  } finally {
    clearInterval(dropping)
    life.end()
    await slack.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function times({ kind }: Asked, random: Random): number {
  return kind === 'event' ? 1 + random.below(3) : 1
}

interface Lives {
  /** Kills the process there is, and starts the next one; fulfilled when that is connected. */
  next(): Promise<void>
  /** When processes were killed, in ms since 1970. */
  kills(): readonly number[]
  end(): void
}

function lives(start: () => Promise<AppProcess>): Lives {
  const kills: number[] = []
  let current: AppProcess | undefined
  return {
    async next() {
      current?.kill()
      if (current) kills.push(Date.now())
      current = await start()
    },
    kills: () => kills,
    end: () => current?.kill(),
  }
}

/** Kills a process so many times, spread over all deliveries; fulfilled when one is up again. */
function killer(life: Lives, kills: number, deliveries: number, random: Random): (at: number) => Promise<void> {
  const fuses = new Set<number>()
  while (fuses.size < kills) fuses.add(random.below(deliveries))
  let underWay: Promise<void> | undefined
  const one = async (before: Promise<void> | undefined) => {
    await before
    await pause(random.below(MOST_DELAY_MS))
    await life.next()
  }
  return async at => {
    if (fuses.delete(at)) underWay = one(underWay)
    else await underWay
  }
}

/** In their order, some at the same time. Nobody waits for a dropped connection longer than until there is another one. */
async function deliverAll(slack: Slack, deliveries: readonly Asked[], reached: (at: number) => Promise<void>) {
  let next = 0
  const deliver = async () => {
    for (let at = next++; at < deliveries.length; at = next++) {
      await slack.until(() => slack.connections() > 0, { timeoutMs: PATIENCE_MS, what: 'a connection' })
      await Promise.all([deliveries[at]?.bring(), reached(at)])
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, deliver))
  await reached(deliveries.length)
}

/** Slack brings events again; the minutes in between have passed. */
async function untilAcknowledged(slack: Slack): Promise<void> {
  const open = () => slack.deliveries.some(({ kind, acknowledged }) => kind === 'event' && !acknowledged)
  const end = Date.now() + PATIENCE_MS
  while (open() && Date.now() < end) {
    await slack.redeliver()
    await pause(LOOK_MS)
  }
}

async function nothingLeft(dataDir: string): Promise<void> {
  const engine = await openExisting({ dataDir }, () => new Date())
  const { inbox } = storeOn(engine, () => new Date())
  const end = Date.now() + PATIENCE_MS
  while ((await inbox.waiting()) > 0 && Date.now() < end) await pause(LOOK_MS)
  await engine.close()
}
