import type { Lease } from './lease.ts'

/** A question as the platform delivered it; `id` is the platform's own, so that a second delivery is recognised. */
export interface Delivered {
  id: string
  platform: string
  workspace: string
  /** What is needed to answer it after a restart, as JSON: text, person, reply address. Deleted when it is settled. */
  payload: string
  receivedAt: Date
}

/** A question that was taken up again. */
export interface TakenUp extends Delivered {
  /** How often a worker has claimed it, this time included. */
  tries: number
  /** A worker had begun to reply and did not say how that ended: the person may have the answer already. */
  replyUnknown: boolean
}

/** Questions between their arrival and their reply: none is lost, none is answered twice. */
export interface Inbox {
  /** Keeps a question, claimed by the lease's worker; false where it is known, settled or not. Durable when it returns. */
  keep(question: Delivered, lease: Lease): Promise<boolean>
  /** Notes that the reply is about to be sent; false where the lease was lost to another worker. */
  replying(id: string, lease: Lease): Promise<boolean>
  /**
   * The reply has arrived: text, person and address are deleted, the id stays for duplicates. Said by the worker that
   * holds it, or by the one that had begun to reply before its lease was lost; from anybody else it changes nothing.
   */
  settle(id: string, worker: string, now: Date): Promise<void>
  /** Gives a question back, to be taken up at `after` at the earliest. */
  release(id: string, worker: string, after: Date): Promise<void>
  /** Claims up to `limit` questions of one platform whose lease is over, oldest first; each goes to exactly one worker. */
  takeUp(platform: string, lease: Lease, limit: number): Promise<TakenUp[]>
  /** Forgets settled ids, and gives up on questions, that are older; returns how many questions were given up. */
  expire(before: Date): Promise<number>
  /** How many questions wait or are being answered. */
  waiting(): Promise<number>
}
