import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { GapReason } from './store/gaps.ts'

/** How a question ended. */
export type Outcome = 'answer' | 'choices' | 'unknown' | 'help' | 'command' | 'failed' | 'given-up'
/** How a reminder went; `due` is counted when it falls due, the others say how that ended. */
export type ReminderHow = 'due' | 'sent' | 'late' | 'skipped' | 'unknown' | 'failed' | 'paused'

/** What the bot counts for the people who run it: how often and how long, never who or what. */
export interface Metrics {
  /** A question ended; `seconds` from its arrival. */
  answered(platform: string, outcome: Outcome, seconds: number): void
  /** A question was kept in the inbox. */
  kept(platform: string): void
  /** A question was delivered again. */
  duplicate(platform: string): void
  reminder(how: ReminderHow, count?: number): void
  /** A reminder was posted so many seconds after it was due. */
  reminderLag(seconds: number): void
  /** Nobody knows whether a reply arrived. */
  replyUnknown(platform: string): void
  reconnected(platform: string): void
  /** The platform asked us to wait. */
  rateLimited(platform: string): void
  /** The facts did not help somebody. */
  gap(reason: GapReason): void
  /** The facts in use from now on. */
  facts(now: { facts: number; events: number; reloadedAt: Date }): void
  storeDown(down: boolean): void
  /** All of it, in the form that Prometheus reads. */
  text(): Promise<string>
  contentType: string
}

export interface MetricsOptions {
  /** Platforms that stand at 0 from the start, so that the first count is seen as a rise. */
  platforms?: readonly string[]
  /** Memory, processor and event loop of the process as well; they are watched from then on. */
  process?: boolean
}

const OUTCOMES: readonly Outcome[] = ['answer', 'choices', 'unknown', 'help', 'command', 'failed', 'given-up']
const ENDS: readonly ReminderHow[] = ['sent', 'late', 'skipped', 'unknown', 'failed', 'paused']
const GAPS: readonly GapReason[] = ['unknown', 'unhelpful', 'reported']

/** A blink is 0.1 s, platforms wait 3 s, and after an outage an answer may come minutes late. */
const ANSWER_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10, 60, 600]
/** A reminder is on time within a minute, and may be late by hours after an outage. */
const LAG_SECONDS = [1, 5, 15, 60, 300, 900, 3_600, 21_600, 86_400]

/** Metrics with a registry of their own, so that two bots in one process count apart. */
export function openMetrics({ platforms = [], process = false }: MetricsOptions = {}): Metrics {
  const registry = new Registry()
  if (process) collectDefaultMetrics({ register: registry })
  const count = counting(registry)
  const perPlatform = (name: string, help: string) => count(name, help, 'platform', platforms)
  return {
    answered: answeredIn(registry, platforms),
    kept: perPlatform('aisi_questions_kept_total', 'Questions that were kept in the inbox.'),
    duplicate: perPlatform('aisi_duplicate_deliveries_total', 'Questions that were delivered again.'),
    replyUnknown: perPlatform('aisi_replies_unknown_total', 'Replies of which nobody knows whether they arrived.'),
    reconnected: perPlatform('aisi_reconnects_total', 'Connections to a platform that were opened anew.'),
    rateLimited: perPlatform('aisi_rate_limits_total', 'Times that a platform asked us to wait.'),
    gap: count('aisi_gaps_total', 'Questions that the facts did not answer well.', 'reason', GAPS),
    ...reminders(registry),
    ...state(registry),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

/** Makes counters with one label, whose known values stand at 0 from the start. */
function counting(registry: Registry) {
  return (name: string, help: string, label: string, known: readonly string[]) => {
    const counter = new Counter({ name, help, labelNames: [label], registers: [registry] })
    for (const value of known) counter.inc({ [label]: value }, 0)
    return (value: string, by = 1) => counter.inc({ [label]: value }, natural(by))
  }
}

function answeredIn(registry: Registry, platforms: readonly string[]): Metrics['answered'] {
  const ended = new Counter({
    name: 'aisi_questions_total',
    help: 'Questions by how they ended.',
    labelNames: ['platform', 'outcome'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'aisi_answer_seconds',
    help: 'Time from the arrival of a question to its reply, of those that could be answered.',
    labelNames: ['platform'],
    buckets: ANSWER_SECONDS,
    registers: [registry],
  })
  for (const platform of platforms) {
    seconds.zero({ platform })
    for (const outcome of OUTCOMES) ended.inc({ platform, outcome }, 0)
  }
  return (platform, outcome, took) => {
    ended.inc({ platform, outcome })
    if (outcome !== 'failed' && outcome !== 'given-up') seconds.observe({ platform }, natural(took))
  }
}

function reminders(registry: Registry): Pick<Metrics, 'reminder' | 'reminderLag'> {
  const registers = [registry]
  const due = new Counter({ name: 'aisi_reminders_due_total', help: 'Reminders that fell due.', registers })
  const ended = counting(registry)('aisi_reminders_total', 'Due reminders by how they ended.', 'outcome', ENDS)
  const lag = new Histogram({
    name: 'aisi_reminder_lag_seconds',
    help: 'Time from the moment a reminder was due to its post.',
    buckets: LAG_SECONDS,
    registers,
  })
  return {
    reminder: (how, count = 1) => (how === 'due' ? due.inc(natural(count)) : ended(how, count)),
    reminderLag: seconds => lag.observe(natural(seconds)),
  }
}

function state(registry: Registry): Pick<Metrics, 'facts' | 'storeDown'> {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] })
  const facts = gauge('aisi_facts', 'Facts in use.')
  const events = gauge('aisi_events', 'Events in use.')
  const reloaded = gauge('aisi_facts_reloaded_timestamp_seconds', 'When the facts in use were taken up.')
  const up = gauge('aisi_store_up', 'Whether the store answers (1) or not (0).')
  up.set(1)
  return {
    facts(now) {
      facts.set(now.facts)
      events.set(now.events)
      reloaded.set(now.reloadedAt.getTime() / 1_000)
    },
    storeDown: down => up.set(down ? 0 : 1),
  }
}

/** Clocks step back and counts go wrong; neither may stop the bot, nor lower what was counted. */
function natural(value: number): number {
  return Number.isFinite(value) ? Math.max(value, 0) : 0
}
