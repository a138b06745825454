export type GapReason = 'unknown' | 'unhelpful' | 'reported'

/** A question that the facts did not answer, without the person who asked it. */
export interface Gap {
  /** The same for near-duplicates. */
  key: string
  /** Redacted: no names of people, addresses or mentions. */
  text: string
  reason: GapReason
  /** The facts that were told, or the nearest one. */
  facts: readonly string[]
  workspace: string
  at: Date
}

export interface CountedGap {
  key: string
  text: string
  reason: GapReason
  facts: readonly string[]
  count: number
  first: Date
  last: Date
}

/** What the curators should look at. */
export interface Gaps {
  /** Keeps a gap, or counts it where the same key and reason are known in that workspace. */
  note(gap: Gap): Promise<void>
  /** The most frequent gaps last seen since then, all workspaces together, the most frequent first. */
  top(since: Date, limit: number): Promise<CountedGap[]>
  forgetWorkspace(workspace: string): Promise<void>
  /** Deletes gaps last seen before. */
  expire(before: Date): Promise<void>
}
