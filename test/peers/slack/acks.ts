import { randomUUID } from 'node:crypto'
import type { WebSocket } from 'ws'
import type { Attempt, Delivery, Outcome } from './delivery.ts'
import { fromJson, isDict, str } from './wire.ts'

/** Envelopes that wait for their acknowledgement. */
export interface Acks {
  /** A fresh envelope id; `done` when the try has an outcome. */
  expect(delivery: Delivery, attempt: Attempt, link: WebSocket, withinMs: number): { id: string; done: Promise<void> }
  /** Reads what a socket said; an acknowledgement that comes after its time still counts. */
  take(text: string): void
  /** A socket is gone: what it carried is lost. */
  drop(link: WebSocket): void
}

interface Pending {
  delivery: Delivery
  attempt: Attempt
  link: WebSocket
  settle: (outcome: Outcome) => void
}

export function acks(now: () => Date, late: (delivery: Delivery, answer: unknown) => void): Acks {
  const pending = new Map<string, Pending>()
  return {
    expect(delivery, attempt, link, withinMs) {
      const id = randomUUID()
      const done = new Promise<void>(resolve => {
        const timer = setTimeout(() => settle('no_answer'), withinMs).unref()
        function settle(outcome: Outcome) {
          clearTimeout(timer)
          if (attempt.outcome === 'waiting') attempt.outcome = outcome
          resolve()
        }
        pending.set(id, { delivery, attempt, link, settle })
      })
      return { id, done }
    },
    take(text) {
      const message = fromJson(text)
      if (!isDict(message)) return
      const id = str(message['envelope_id'])
      const one = pending.get(id)
      if (!one) return
      pending.delete(id)
      const answer = message['payload']
      Object.assign(one.attempt, { answer, answeredAt: now() })
      if (one.attempt.outcome === 'waiting') return one.settle('acknowledged')
      one.attempt.outcome = 'late'
      late(one.delivery, answer)
    },
    drop(link) {
      for (const [id, one] of pending) {
        if (one.link !== link) continue
        pending.delete(id)
        one.settle('dropped')
      }
    },
  }
}
