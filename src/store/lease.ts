/** A claim of one worker for a limited time: who it is, and until when nobody else may act. */
export interface Lease {
  /** Unique per process; a process that comes back is another worker. */
  worker: string
  now: Date
  until: Date
}
