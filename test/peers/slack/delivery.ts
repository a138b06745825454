import type { Dict } from './wire.ts'

export type DeliveryKind = 'event' | 'command' | 'interaction'

/** How one try went. `late`: acknowledged, but after Slack had given up waiting. */
export type Outcome = 'waiting' | 'acknowledged' | 'late' | 'no_answer' | 'dropped' | 'no_connection' | 'refused'

export interface Attempt {
  /** 0 for the first try; what the app is told as retry number. */
  number: number
  /** Why it is tried again, in Slack's words; empty at first. */
  reason: string
  at: Date
  outcome: Outcome
  /** The payload of the acknowledgement. */
  answer?: unknown
  answeredAt?: Date
  /** The HTTP status, in HTTP mode. */
  status?: number
  /** The app asked not to be tried again. */
  final?: boolean
}

/** One thing that Slack has to tell the app, with every try of it. */
export interface Delivery {
  /** The event's id, or one of the peer's own for commands and interactions. */
  id: string
  kind: DeliveryKind
  /** `app_mention`, `/aisi`, `block_actions`. */
  type: string
  team: string
  payload: Dict
  /** Whether an acknowledgement may carry a payload. */
  acceptsPayload: boolean
  attempts: Attempt[]
  acknowledged: boolean
  /** The payload of the acknowledgement that counted. */
  answer?: unknown
  /** Tried as often as Slack would. */
  gaveUp: boolean
}

/** Makes one try and writes into it how it went; never throws. */
export type Transport = (delivery: Delivery, attempt: Attempt, withinMs: number) => Promise<void>
