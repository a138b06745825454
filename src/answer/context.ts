/** What a thread was about so far, for questions that lean on it. */
export interface Context {
  /** Today as an ISO day in UTC. */
  today: string
  /** The subjects last spoken of. */
  subjects: readonly string[]
}
