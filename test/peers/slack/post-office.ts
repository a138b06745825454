import type { Attempt, Delivery, DeliveryKind, Transport } from './delivery.ts'
import type { Dict } from './wire.ts'

/** How long Slack waits for an acknowledgement, and how long after a failure it tries an event again. */
export interface Redelivery {
  ackWithinMs: number
  delaysMs: number[]
}

/** At once, after about a minute, after about five. */
export const SLACK_REDELIVERY: Readonly<Redelivery> = { ackWithinMs: 3_000, delaysMs: [0, 60_000, 300_000] }

export interface Draft {
  id: string
  kind: DeliveryKind
  type: string
  team: string
  payload: Dict
  acceptsPayload?: boolean
  /** Pretends that earlier tries have failed. */
  retry?: { number: number; reason: string }
}

export interface PostOffice {
  /** Makes the first try; fulfilled when its outcome is known. Further tries of an event follow by themselves. */
  send(draft: Draft): Promise<Delivery>
  /** Tries every unacknowledged event once more, now: the minutes in between have passed. */
  redeliver(): Promise<Delivery[]>
  /** An acknowledgement that came after its time. */
  late(delivery: Delivery, answer: unknown): void
  close(): void
}

interface Office {
  now: () => Date
  redelivery: Redelivery
  /** Where deliveries are noted. */
  deliveries: Delivery[]
  transport: () => Transport
  /** Slack's word for why a try failed. */
  reasonOf: (attempt: Attempt) => string
}

/** Brings deliveries to the app and brings events again, as Slack does; commands and clicks are brought once. */
export function postOffice(office: Office): PostOffice {
  const timers = new Map<Delivery, NodeJS.Timeout>()
  const starts = new Map<Delivery, { number: number; reason: string }>()
  let closed = false

  async function tryOnce(delivery: Delivery): Promise<Delivery> {
    clearTimeout(timers.get(delivery))
    timers.delete(delivery)
    const attempt = nextAttempt(delivery)
    delivery.attempts.push(attempt)
    await office.transport()(delivery, attempt, office.redelivery.ackWithinMs)
    if (attempt.outcome === 'acknowledged') settle(delivery, attempt.answer)
    else again(delivery, attempt)
    return delivery
  }

  function nextAttempt(delivery: Delivery): Attempt {
    const last = delivery.attempts.at(-1)
    const { number, reason } = last
      ? { number: last.number + 1, reason: office.reasonOf(last) }
      : (starts.get(delivery) ?? { number: 0, reason: '' })
    return { number, reason, at: office.now(), outcome: 'waiting' }
  }

  function again(delivery: Delivery, failed: Attempt): void {
    if (closed || delivery.acknowledged || delivery.kind !== 'event') return
    const delay = office.redelivery.delaysMs[failed.number]
    delivery.gaveUp = failed.final === true || delay === undefined
    if (delivery.gaveUp || delay === undefined) return
    timers.set(delivery, setTimeout(() => void tryOnce(delivery), delay).unref())
  }

  function settle(delivery: Delivery, answer: unknown): void {
    clearTimeout(timers.get(delivery))
    timers.delete(delivery)
    Object.assign(delivery, { acknowledged: true, answer, gaveUp: false })
  }

  return {
    send({ retry, acceptsPayload = false, ...draft }) {
      const delivery: Delivery = { ...draft, acceptsPayload, attempts: [], acknowledged: false, gaveUp: false }
      if (retry) starts.set(delivery, retry)
      office.deliveries.push(delivery)
      return tryOnce(delivery)
    },
    redeliver() {
      const open = office.deliveries.filter(({ kind, acknowledged }) => kind === 'event' && !acknowledged)
      return Promise.all(open.filter(({ attempts }) => attempts.at(-1)?.outcome !== 'waiting').map(tryOnce))
    },
    late: settle,
    close() {
      closed = true
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
