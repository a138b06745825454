import { randomBytes } from 'node:crypto'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { Inbox, TakenUp } from '../store/inbox.ts'
import type { Lease } from '../store/lease.ts'
import type { Bot } from './bot.ts'
import { dispatcher } from './dispatch.ts'
import type { Said } from './handler.ts'
import { inboxId, intake, recentIds, type Ids } from './intake.ts'
import type { Incoming, Platform } from './platform.ts'
import { WORDING } from './wording.ts'

const MINUTE_MS = 60_000
/** Nobody else acts on a question for this long; replies take seconds, a platform's wait is released instead. */
export const LEASE_MS = 30_000
/** After this an answer makes no sense any more where it was asked. */
const STALE_MS: Record<Incoming['kind'], number> = {
  command: 25 * MINUTE_MS,
  action: 25 * MINUTE_MS,
  follow: 10 * MINUTE_MS,
  message: 60 * MINUTE_MS,
}
/** Questions taken up at once after a restart. */
const BATCH = 20

export interface DeskParts {
  inbox: Inbox
  bot: Bot
  /** Unique per process. */
  worker: string
  now: () => Date
  log: Log
  metrics: Metrics
  /** How long nobody else acts on a question; `LEASE_MS` where it is left out. */
  leaseMs?: number | undefined
}

/** Between platform and conversation: keeps what arrives, answers it once, settles it. */
export interface Desk {
  /** Fulfilled when the question is kept, or known already; the reply follows. Never rejects. */
  hear(platform: Platform, incoming: Incoming): Promise<void>
  /** Answers what an earlier process claimed and never settled; returns how many questions it took up. */
  takeUp(platform: Platform): Promise<number>
  /** Fulfilled when nothing is in flight any more. */
  idle(): Promise<void>
}

export function deskOf(parts: DeskParts): Desk {
  const { inbox, bot, worker, now, log, metrics, leaseMs = LEASE_MS } = parts
  const lease = (): Lease => ({ worker, now: now(), until: new Date(now().getTime() + leaseMs) })
  const unsettled = recentIds()
  const take = intake(inbox, lease, unsettled, log)
  const settle = settling(parts, unsettled)
  const answer = answering(parts, dispatcher({ inbox, lease, metrics }), settle)
  const isLate = ({ kind, at }: Incoming) => now().getTime() - at > STALE_MS[kind]
  const work = inFlight(cause => log.error('turn-failed', { cause }))
  return {
    async hear(platform, incoming) {
      if (incoming.kind === 'follow' && (isLate(incoming) || !(await bot.follows(incoming).catch(() => false)))) return
      const { ours, kept } = await take(incoming)
      if (!ours) {
        metrics.duplicate(platform.name)
        if (kept && unsettled.has(inboxId(incoming))) await settle(inboxId(incoming), log)
        return
      }
      if (kept) metrics.kept(platform.name)
      work.start(answer({ platform, incoming, kept }))
    },
    async takeUp(platform) {
      const taken = await inbox.takeUp(platform.name, lease(), BATCH)
      const resume = resuming(platform, parts, answer, settle)
      for (const one of taken) work.start(unsettled.has(one.id) ? settle(one.id, log) : resume(one))
      return taken.length
    },
    idle: work.idle,
  }
}

interface Turning {
  platform: Platform
  incoming: Incoming
  kept: boolean
  again?: TakenUp
}

type Answering = (turning: Turning) => Promise<void>
type Settle = (id: string, log: Log) => Promise<void>

/** Tells the store that a question is done with; memory holds what it could not be told, so that nobody is answered twice. */
function settling({ inbox, worker, now }: DeskParts, unsettled: Ids): Settle {
  return async (id, log) => {
    try {
      await inbox.settle(id, worker, now())
    } catch (cause) {
      unsettled.add(id)
      log.error('settle-failed', { cause })
    }
  }
}

/** One question from its text to its settled reply. */
function answering({ bot, log, metrics }: DeskParts, send: ReturnType<typeof dispatcher>, settle: Settle): Answering {
  const myTurn = fewATurn()
  return async turning => {
    const { platform, incoming, kept, again } = turning
    await myTurn()
    const ref = reference()
    const turn = log.with({ ref, platform: platform.name, kind: incoming.kind })
    const began = performance.now()
    const { reply, outcome, written } = await bot
      .reply(incoming, () => platform.standing(incoming))
      .catch(cause => sorry(ref, discreet(cause, incoming), turn))
    if (reply && !(await send({ ...turning, reply, written, log: turn }))) return
    if (kept) await settle(again?.id ?? inboxId(incoming), turn)
    const ms = performance.now() - began
    if (outcome !== 'silent') metrics.answered(platform.name, outcome, ms / 1_000)
    turn.info('turn', { outcome, ms: Math.round(ms) })
  }
}

/**
 * Answers worked out in one turn of the event loop, a few ms each. One alone would make every answer pay for a turn and
 * for the commit that comes with it; many would keep waiting what has arrived meanwhile.
 */
const A_TURN = 4

/** In the order of asking, a few in each turn of the event loop: what arrives is kept and acknowledged in between. */
function fewATurn(): () => Promise<void> {
  const waiting: (() => void)[] = []
  function turn(): void {
    for (const begin of waiting.splice(0, A_TURN)) begin()
    if (waiting.length > 0) setImmediate(turn)
  }
  return () =>
    new Promise(resolve => {
      if (waiting.push(resolve) === 1) setImmediate(turn)
    })
}

/** A fault of ours: the person gets a reference, the log has the cause. */
function sorry(ref: string, cause: unknown, log: Log): Said {
  log.error('reply-failed', { cause })
  return { outcome: 'failed', reply: { blocks: [{ kind: 'text', text: WORDING.sorry(ref) }], audience: 'asker' } }
}

/** Faults within faults are looked at this deep; the log tells no more. */
const DEEPEST = 4

/** A fault as it may be told: libraries quote what they stumble over, and what was said is nobody's business. */
function discreet(cause: unknown, { text, from }: Incoming): unknown {
  const words = `${text} ${from.name}`.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []
  const messages: string[] = []
  for (let at = cause, deep = 0; at !== undefined && deep < DEEPEST; deep += 1) {
    messages.push(at instanceof Error ? at.message : String(at))
    at = at instanceof Error ? at.cause : undefined
  }
  const told = messages.join(' ').toLowerCase()
  if (!words.some(word => told.includes(word))) return cause
  const name = cause instanceof Error ? cause.name : 'fault'
  return Object.assign(new Error('What it says is left out: it has words of the question.'), { name })
}

/** Answers what was taken up, or gives it up where that comes too late. */
function resuming(platform: Platform, { now, log, metrics }: DeskParts, answer: Answering, settle: Settle) {
  return async (taken: TakenUp): Promise<void> => {
    const incoming = JSON.parse(taken.payload) as Incoming
    const age = now().getTime() - taken.receivedAt.getTime()
    if (age <= STALE_MS[incoming.kind]) return answer({ platform, incoming, kept: true, again: taken })
    log.warn('given-up', { platform: platform.name, kind: incoming.kind, ms: age })
    metrics.answered(platform.name, 'given-up', 0)
    return settle(taken.id, log)
  }
}

/** Work that nobody waits for; its failures are told, its end can be awaited. */
function inFlight(failed: (cause: unknown) => void) {
  const running = new Set<Promise<void>>()
  return {
    start(work: Promise<void>) {
      const one: Promise<void> = work.catch(failed).finally(() => running.delete(one))
      running.add(one)
    },
    async idle() {
      while (running.size > 0) await Promise.all(running)
    },
  }
}

/** Short enough to be told on the phone. */
function reference(): string {
  return randomBytes(4).toString('hex')
}
