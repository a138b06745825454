/** Something a person can fix: the message says what is wrong and what would be right, never a secret. */
export class Problem extends Error {
  override name = 'Problem'
  /** One line each, shown all at once. */
  readonly faults: readonly string[]

  constructor(message: string, faults: readonly string[] = [], options?: ErrorOptions) {
    super(message, options)
    this.faults = faults
  }
}
