/** A question that was answered in a thread; kept 7 days so that the next one may lean on it and its buttons work. */
export interface Turn {
  /** Short, made by us; stands in the answer's buttons. */
  id: string
  /** Where the conversation goes on: a thread, or a person in a channel. */
  thread: string
  /** Whose question it was, as a keyed digest that leads to nobody. */
  person: string
  workspace: string
  text: string
  /** What it leant on: the earlier questions of its thread, oldest first. */
  earlier: readonly string[]
  at: Date
}

/** What was asked in threads. */
export interface Threads {
  /** Keeps a turn; one with the same id is replaced. */
  remember(turn: Turn): Promise<void>
  /** The turns of a thread since then, oldest first, the last `limit` of them. */
  recent(thread: string, since: Date, limit: number): Promise<Turn[]>
  find(id: string): Promise<Turn | undefined>
  /** Marks a turn as shared; true for the first call alone. */
  share(id: string): Promise<boolean>
  /** Deletes all turns of a person; returns how many. */
  forget(person: string): Promise<number>
  /** Deletes what was kept of a workspace. */
  forgetWorkspace(workspace: string): Promise<void>
  /** Deletes what is older. */
  expire(before: Date): Promise<void>
}
