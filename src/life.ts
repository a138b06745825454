import type { Facts } from './bot/handler.ts'
import type { Platform } from './bot/platform.ts'
import { doChores } from './chores.ts'
import type { Config } from './config.ts'
import { Problem } from './errors.ts'
import { groundOf, type Ground } from './ground.ts'
import { healthRoutes } from './http/health.ts'
import { askAll, type Probe } from './http/parts.ts'
import type { Route } from './http/route.ts'
import { openHttp } from './http/server.ts'
import type { Log } from './log.ts'
import { openMetrics, type Metrics } from './metrics.ts'
import { startLines } from './start-lines.ts'
import { openStore } from './store/open.ts'
import { patientStore, type PatientStore } from './store/patient.ts'
import type { Store } from './store/store.ts'
import { follow, type Following } from './training/follow.ts'
import type { Opened } from './training/open.ts'

/** What is in flight gets this long to end after SIGTERM: the promise of the README. */
const GRACE_MS = 10_000

/** What the life of the bot needs, whatever platforms it lives on. */
export interface LifeParts {
  config: Config
  opened: Opened
  now: () => Date
  log: Log
  /** Tells a person who watches the bot's life, where there is one. */
  say?: (line: string) => void
}

/** The platforms to live on, and what they want answered at the HTTP port. */
export interface Connectors {
  platforms: readonly Platform[]
  routes?: readonly Route[]
}

/** What the platforms are made with. */
export interface Means extends LifeParts {
  metrics: Metrics
  store: Store
  facts: () => Facts
}

/** The bot, running. */
export interface Life {
  /** What is on and off, for the person who started it. */
  lines: readonly string[]
  /** Takes nothing new, finishes what is in flight within 10 s, closes everything. */
  stop(): Promise<void>
}

/** Starts everything; rejects with a Problem when no platform can be reached for good. */
export async function live(parts: LifeParts, connectors: (means: Means) => Promise<Connectors>): Promise<Life> {
  const { config, log, now } = parts
  const metrics = openMetrics({ process: true })
  const store = await patientStore(() => openStore({ ...config, now }), log)
  const failed = (cause: unknown) => log.error('facts-change-failed', { cause })
  const following = followFacts(parts, metrics, () => void ground.reminders.factsChanged().catch(failed))
  const facts = following.current
  const ground = await groundOf({ facts, store, now, log, metrics, config })
  const { platforms, routes = [] } = await connectors({ ...parts, metrics, store, facts })
  const http = await listen(parts, { routes, metrics, probes: probesOf(store, following, platforms) })
  const chores = doChores(ground.chores, log)
  const stop = async () => {
    await Promise.allSettled(platforms.map(platform => platform.deafen()))
    await within(GRACE_MS, Promise.all([chores.stop(), ground.desk.idle()]), log)
    following.stop()
    await Promise.allSettled([...platforms.map(platform => platform.stop()), http?.close(GRACE_MS)])
    await store.close()
  }
  await connectAll(ground, platforms, log).catch(async cause => {
    await stop()
    throw cause
  })
  return { lines: linesOf(config, store, following, http?.address), stop }
}

function linesOf(config: Config, store: PatientStore, following: Following, http: string | undefined): string[] {
  const { facts, events } = following.current().knowledge
  const told = `${facts.length - events.length} facts, ${events.length} events`
  return startLines(config, {
    facts: told,
    ...(store.isOpen() ? { store: store.name } : {}),
    ...(http ? { http } : {}),
  })
}

function followFacts(
  { config, opened, now, log, say = () => {} }: LifeParts,
  metrics: Metrics,
  changed: () => void,
): Following {
  const tell = ({ knowledge: { facts, events } }: Opened) =>
    metrics.facts({ facts: facts.length - events.length, events: events.length, reloadedAt: now() })
  tell(opened)
  return follow(config.knowledgeDir, opened, {
    dataDir: config.dataDir,
    now,
    changed: next => {
      tell(next)
      log.info('facts-changed', { count: next.knowledge.facts.length })
      say('The facts have changed; I answer from the new ones now.')
      changed()
    },
    refused: ({ message, faults }) => {
      log.error('facts-refused', { what: message, cure: 'The last good facts stay in use; correct these lines.' })
      for (const fault of faults) log.error('fact-fault', { what: fault })
    },
  })
}

function probesOf(store: Store, following: Following, platforms: readonly Platform[]): Probe[] {
  const fresh = () => `${following.current().knowledge.facts.length} facts`
  return [
    { name: 'facts', look: () => ({ ready: true, what: fresh() }) },
    { name: 'store', look: () => store.check().then(() => ({ ready: true, what: store.name })) },
    ...platforms.map(platform => ({ name: platform.name, look: () => platform.health() })),
  ]
}

interface Serving {
  routes: readonly Route[]
  metrics: Metrics
  probes: readonly Probe[]
}

async function listen({ config: { host, port, secrets }, log }: LifeParts, { routes, metrics, probes }: Serving) {
  if (port === undefined) return undefined
  const health = healthRoutes({ parts: askAll(probes, log), metrics, log, secrets })
  return openHttp({ host, port, routes: [...health, ...routes], log })
}

/** One platform that refuses us does not take the others along. */
async function connectAll(ground: Ground, platforms: readonly Platform[], log: Log): Promise<void> {
  const ends = await Promise.allSettled(platforms.map(platform => ground.connect(platform)))
  const refusals = ends.flatMap(end => (end.status === 'rejected' ? [end.reason as unknown] : []))
  for (const cause of refusals) log.error('platform-refused', { cause })
  if (refusals.length < platforms.length) return
  const problems = refusals.map(cause =>
    cause instanceof Problem ? [cause.message, ...cause.faults].join(' ') : String(cause),
  )
  throw new Problem('No platform can be reached:', problems)
}

async function within(ms: number, work: Promise<unknown>, log: Log): Promise<void> {
  const over = new AbortController()
  const late = new Promise<'late'>(resolve => {
    const timer = setTimeout(() => resolve('late'), ms)
    over.signal.addEventListener('abort', () => clearTimeout(timer))
  })
  if ((await Promise.race([work, late])) === 'late')
    log.warn('stopped-late', { what: 'what was in flight is taken up at the next start' })
  over.abort()
}
