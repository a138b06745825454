/** Conditions outside of the peer change without telling it. */
const LOOK_EVERY_MS = 20

export interface News {
  /** Something happened: whoever waits looks again. */
  changed(): void
  /** Fulfilled with what `find` finds, once it is neither undefined, null nor false. */
  until<T>(find: () => T | undefined | null | false, what: string, withinMs: number): Promise<T>
}

/** Lets tests wait for a condition without sleeping. */
export function openNews(): News {
  const waiting = new Set<() => void>()
  let regularly: NodeJS.Timeout | undefined
  const changed = () => {
    for (const look of waiting) look()
  }
  const wait = (look: () => void) => {
    waiting.add(look)
    regularly ??= setInterval(changed, LOOK_EVERY_MS)
  }
  const leave = (look: () => void) => {
    waiting.delete(look)
    if (waiting.size > 0) return
    clearInterval(regularly)
    regularly = undefined
  }
  return {
    changed,
    until: (find, what, withinMs) =>
      new Promise((resolve, reject) => {
        const settle = (act: () => void) => {
          leave(look)
          clearTimeout(late)
          act()
        }
        const look = () => {
          try {
            const found = find()
            if (found !== undefined && found !== null && found !== false) settle(() => resolve(found))
          } catch (cause) {
            settle(() => reject(cause))
          }
        }
        const tooLate = () => settle(() => reject(new Error(`${what}: not within ${withinMs} ms`)))
        const late = setTimeout(tooLate, withinMs)
        wait(look)
        look()
      }),
  }
}
