/** What `aisi doctor` and the start have to tell about one part. */
export interface Finding {
  /** The part: "settings", "store", "facts", "Slack" … */
  part: string
  state: 'good' | 'off' | 'fault'
  /** In a sentence, never with a secret. */
  says: string
  /** What to do about it; always there for a fault, and for what is off: which setting turns it on. */
  cure?: string
}
