/** A clock that is moved by hand, forwards and backwards; waiting moves it, too. */
export interface Clock {
  now(): Date
  set(moment: string | Date): void
  forward(ms: number): void
  /** Fulfilled at once; the clock then shows at least the time at which the waiting would have ended. */
  wait(ms: number): Promise<void>
}

export function clockAt(moment: string): Clock {
  let at = new Date(moment)
  return {
    now: () => new Date(at),
    set: to => void (at = new Date(to)),
    forward: ms => void (at = new Date(at.getTime() + ms)),
    async wait(ms) {
      const end = at.getTime() + ms
      await Promise.resolve()
      at = new Date(Math.max(at.getTime(), end))
    },
  }
}
