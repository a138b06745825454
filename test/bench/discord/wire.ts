/** How a bot process is started; handed over as JSON. */
export interface Start {
  api: string
  token: string
  dataDir: string
  /** The fact folder, and where its trained form is kept; in the data where it is left out. */
  folder: string
  trainedIn?: string
  /** See `groundOf`; its own measure where it is left out. */
  leaseMs?: number
  takeUpMs?: number
}

/** What a bot process says. */
export type FromBot =
  | { say: 'ready' }
  /** A question is kept: it has to be answered from now on. */
  | { say: 'kept'; id: string }
  /** It is being answered; `again` where an earlier answer may have arrived. */
  | { say: 'answering'; id: string; again: boolean }
