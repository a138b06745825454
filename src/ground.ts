import { randomBytes, randomUUID } from 'node:crypto'
import { botOf } from './bot/bot.ts'
import { curatorsSource } from './bot/curators.ts'
import { deskOf, type Desk } from './bot/desk.ts'
import { dutiesOf } from './bot/duties.ts'
import type { Facts } from './bot/handler.ts'
import { heldThreads } from './bot/held-threads.ts'
import type { Ears, Platform } from './bot/platform.ts'
import { suggestingFrom, type Suggesting } from './bot/suggest.ts'
import { KEPT_MS, turnsIn } from './bot/turns.ts'
import { welcomeBlocks } from './bot/welcome.ts'
import type { Chore } from './chores.ts'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { remindersOf, type Reminders } from './reminders/reminders.ts'
import type { PatientStore } from './store/patient.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const DAY_MS = 24 * 60 * MINUTE_MS
/** Settled ids are kept as long as any platform delivers again (Slack: minutes), with room to spare. */
const IDS_KEPT_MS = DAY_MS
/** What the README promises for questions without an answer. */
const GAPS_KEPT_MS = 90 * DAY_MS
/** Sent reminders, so that a moved event can be corrected: longer than the longest lead time, a year. */
const LEDGER_KEPT_MS = 400 * DAY_MS

/** Discord has a right for managing a channel and servers of strangers; in Slack a channel belongs to who is in it. */
const USUALLY_BY: Readonly<Record<string, 'anyone' | 'managers'>> = { discord: 'managers' }

export interface GroundParts {
  facts: () => Facts
  store: PatientStore
  now: () => Date
  log: Log
  metrics: Metrics
  config: Pick<Config, 'remindersBy' | 'curatorsChannel'>
  /** How long nobody else acts on a question or a reminder that a worker has; their own measures where it is left out. */
  leaseMs?: number
}

/** What every platform stands on: the conversation, what it keeps, what it does by itself. */
export interface Ground {
  desk: Desk
  reminders: Reminders
  platforms: ReadonlyMap<string, Platform>
  /** Connects a platform; rejects with its Problem. */
  connect(platform: Platform): Promise<void>
  chores: readonly Chore[]
}

export async function groundOf(parts: GroundParts): Promise<Ground> {
  const { facts, store, now, log, metrics, config, leaseMs } = parts
  const worker = randomUUID()
  const platforms = new Map<string, Platform>()
  const turns = turnsIn(heldThreads(store.threads, log), secretOf(store), now)
  const { ledger, teams, gaps, inbox } = store
  const sources = config.curatorsChannel ? [curatorsSource(config.curatorsChannel, gaps)] : []
  const reminders = remindersOf({
    sources,
    facts,
    ledger,
    teams,
    platforms: () => platforms,
    now,
    worker,
    log,
    metrics,
    leaseMs,
    remindersBy: platform => config.remindersBy ?? USUALLY_BY[platform] ?? 'anyone',
  })
  const bot = botOf(facts, turns, dutiesOf({ facts, turns, gaps, teams, calendar: reminders, log, metrics }), now)
  const desk = deskOf({ inbox, bot, worker, now, log, metrics, leaseMs })
  const living: Living = { ...parts, desk, reminders, suggesting: suggestingFrom(facts, now) }
  return {
    desk,
    reminders,
    platforms,
    async connect(platform) {
      platforms.set(platform.name, platform)
      await platform.start(earsOf(platform, living))
    },
    chores: choresOf(platforms, living),
  }
}

type Living = GroundParts & Pick<Ground, 'desk' | 'reminders'> & { suggesting: Suggesting }

function earsOf(platform: Platform, { desk, facts, store, reminders, suggesting }: Living): Ears {
  return {
    hear: incoming => desk.hear(platform, incoming),
    suggest: suggesting.suggest,
    welcome: async place => ({
      blocks: welcomeBlocks(facts(), await reminders.overview(platform.name, place).catch(() => [])),
      audience: 'asker',
    }),
    async removed(workspace) {
      const team = `${platform.name}/${workspace}`
      await Promise.all([
        store.threads.forgetWorkspace(team),
        store.gaps.forgetWorkspace(team),
        store.teams.forgetWorkspace(platform.name, workspace),
        store.ledger.forgetWorkspace(workspace),
      ])
    },
  }
}

/** What the bot does by itself, each at its own pace. */
function choresOf(platforms: ReadonlyMap<string, Platform>, living: Living): Chore[] {
  const { desk, store, now, reminders, metrics, suggesting } = living
  const ago = (ms: number) => new Date(now().getTime() - ms)
  const forEach = (work: (platform: Platform, signal?: AbortSignal) => Promise<unknown>) => (signal?: AbortSignal) =>
    Promise.all([...platforms.values()].map(platform => work(platform, signal)))
  return [
    { name: 'open the store', everyMs: 15 * SECOND_MS, run: () => store.tryAgain() },
    {
      name: 'look after the store',
      everyMs: 15 * SECOND_MS,
      run: () =>
        store.check().then(
          () => metrics.storeDown(false),
          cause => down(cause, metrics),
        ),
    },
    { name: 'take up questions', everyMs: 5 * SECOND_MS, run: forEach(platform => takeUpAll(desk, platform)) },
    { name: 'try out suggestions', everyMs: SECOND_MS, run: signal => suggesting.tryOut(signal) },
    { name: 'plan reminders', everyMs: 5 * SECOND_MS, run: () => reminders.tick() },
    {
      name: 'send reminders',
      everyMs: SECOND_MS,
      run: forEach((platform, signal) => deliverAll(reminders, platform, signal)),
    },
    {
      name: 'forget what is old',
      everyMs: 60 * MINUTE_MS,
      run: () =>
        Promise.all([
          store.inbox.expire(ago(IDS_KEPT_MS)),
          store.threads.expire(ago(KEPT_MS)),
          store.gaps.expire(ago(GAPS_KEPT_MS)),
          store.ledger.expire(ago(LEDGER_KEPT_MS)),
        ]),
    },
  ]
}

/** The store's secret as soon as it can be had; until then one of our own, so that a conversation goes on without a store. */
function secretOf(store: PatientStore): () => Promise<string> {
  const meanwhile = randomBytes(32).toString('hex')
  let kept: string | undefined
  return async () => (kept ??= await store.secret('person').catch(() => undefined)) ?? meanwhile
}

/** After a long stop there may be many. */
async function takeUpAll(desk: Desk, platform: Platform): Promise<void> {
  while ((await desk.takeUp(platform)) > 0);
}

/** What is due goes out as fast as the platform's pace allows. */
async function deliverAll(reminders: Reminders, platform: Platform, signal?: AbortSignal): Promise<void> {
  while ((await reminders.deliver(platform.name, signal)) > 0 && !signal?.aborted);
}

function down(cause: unknown, metrics: Metrics): never {
  metrics.storeDown(true)
  throw cause
}
