/** Works on several things at once, a limited number at a time. */
export interface Flight {
  /** Starts work as soon as there is room. Rejects when earlier work failed: then nothing new is begun. */
  start(work: () => Promise<void>): Promise<void>
  /** Fulfilled when all is done; rejects with the first failure. */
  landed(): Promise<void>
}

export function flight(most: number): Flight {
  const running = new Set<Promise<void>>()
  let failure: { cause: unknown } | undefined
  return {
    async start(work) {
      while (running.size >= most) await Promise.race(running)
      if (failure) throw failure.cause
      const one: Promise<void> = work()
        .catch(cause => void (failure ??= { cause }))
        .finally(() => running.delete(one))
      running.add(one)
    },
    async landed() {
      await Promise.all(running)
      if (failure) throw failure.cause
    },
  }
}
