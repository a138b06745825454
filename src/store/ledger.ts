import type { Lease } from './lease.ts'

/** A reminder that falls due; `id` names event version, occurrence, lead time and channel, so that it is planned once. */
export interface Planned {
  id: string
  platform: string
  workspace: string
  /** The channel, or for a reminder to one person the address of their direct messages. */
  channel: string
  /** The standing order it comes from, in `teams`. */
  plan: string
  event: string
  version: string
  dueAt: Date
  /** Nothing may be posted from here on: the event begins. */
  staleAt: Date
  /** What is needed to write it, as JSON. */
  payload: string
}

export interface Claimed extends Planned {
  tries: number
  /** A worker had begun to post and did not say how that ended. */
  postUnknown: boolean
}

export type Settlement = 'sent' | 'late' | 'skipped' | 'unknown' | 'failed'

/** A reminder that stands in a channel. */
export interface Posted extends Planned {
  /** The platform's address of the message. */
  message: string
}

/** Reminders between their plan and their post: each is sent once, or its case is counted. */
export interface Ledger {
  /** Plans reminders; those planned already are left as they are. Returns how many were new. */
  plan(reminders: readonly Planned[]): Promise<number>
  /**
   * Claims up to `limit` due reminders of a platform, or of one workspace there, stale ones too, the soonest event
   * first; each goes to one worker.
   */
  claim(platform: string, lease: Lease, limit: number, workspace?: string): Promise<Claimed[]>
  /** The workspaces of a platform in which a reminder could be claimed. */
  waiting(platform: string, now: Date): Promise<string[]>
  /** Notes that the post is about to be sent; false where the lease was lost. */
  posting(id: string, lease: Lease): Promise<boolean>
  /** By the worker that holds it, or that had begun to post before its lease was lost; else it changes nothing. */
  settle(id: string, worker: string, how: Settlement, now: Date, message?: string): Promise<void>
  /** Gives a reminder back, to be claimed at `after` at the earliest. */
  release(id: string, worker: string, after: Date): Promise<void>
  /**
   * Deletes unsent reminders of other versions of an event, or of all versions where none is given; returns how many.
   * Those being sent stay, to be settled and corrected; if they come back, they are claimed as stale, never to be sent.
   */
  withdraw(event: string, keepVersion?: string): Promise<number>
  /** Deletes unsent reminders of a standing order. */
  withdrawPlan(plan: string): Promise<number>
  /** The messages about an event that stand in channels, of other versions than this. */
  posted(event: string, exceptVersion: string): Promise<Posted[]>
  /** Which versions of which events stand in channels, for events that have not begun. */
  postedVersions(now: Date): Promise<{ event: string; version: string }[]>
  /** The posted reminder now tells this version, of something that begins at `staleAt`. */
  corrected(id: string, version: string, staleAt: Date): Promise<void>
  /** The time up to which everything was planned; undefined before the first plan. */
  plannedUntil(): Promise<Date | undefined>
  /** Sets that time; it only moves forward. */
  setPlannedUntil(until: Date): Promise<void>
  /** How many reminders were settled how since then, and how many that are due wait (`due`). */
  counts(since: Date): Promise<Record<Settlement | 'due', number>>
  forgetWorkspace(workspace: string): Promise<void>
  /** Deletes settled reminders that are older. */
  expire(before: Date): Promise<void>
}
