/** Lets one piece of work at a time have the only connection, in the order of asking. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>

export function turns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const mine = last.then(work)
    last = mine.catch(() => {})
    return mine
  }
}
