import type { Incoming } from '../../../src/bot/platform.ts'

/** What the platform says to a bot process. */
export type ToBot =
  | { do: 'hear'; envelope: number; incoming: Incoming }
  /** A reply has arrived. */
  | { do: 'confirm'; call: number }
  | { do: 'count' }

/** What a bot process says to the platform. */
export type FromBot =
  | { say: 'ready' }
  /** Acknowledges a delivery: the bot has it from now on. */
  | { say: 'kept'; envelope: number }
  | { say: 'reply'; call: number; address: string; text: string; again: boolean }
  /** Transactions since the process began. */
  | { say: 'commits'; count: number }

/** How a bot process is started; handed over as JSON. */
export interface Start {
  dataDir: string
  databaseUrl?: string
  leaseMs: number
  takeUpMs: number
}
