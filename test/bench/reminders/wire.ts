import type { EventLine } from '../../reminders/stage.ts'

/** What the platform says to a bot process. */
export type ToBot =
  /** A post has arrived. */
  { do: 'confirm'; call: number } | { do: 'tell'; call: number; seen: 'found' | 'none' | 'unsure' }

/** What a bot process says to the platform. */
export type FromBot =
  | { say: 'ready' }
  | { say: 'post'; call: number; channel: string; key: string }
  | { say: 'find'; call: number; channel: string; key: string }

/** Where a bot process posts: in its parent, or through an adapter in a peer. */
export type On =
  | { kind: 'parent' }
  | { kind: 'discord'; api: string; token: string }
  | { kind: 'slack'; url: string; botToken: string; appToken: string }

/** How a bot process is started; handed over as JSON. */
export interface Start {
  dataDir: string
  databaseUrl?: string
  /** The calendar. */
  events: readonly EventLine[]
  on: On
  /** The adapter's own pace where it is left out. */
  pace?: number
  /** See `groundOf`; its own measures where it is left out. */
  leaseMs?: number
  /** How often it looks for what is to be planned and sent; the program's own measures where it is left out. */
  everyMs?: number
  /** It answers questions as well. */
  answers?: boolean
}
