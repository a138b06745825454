import type { Log } from './log.ts'

/** Something to do again and again. */
export interface Chore {
  /** A fixed word for the log. */
  name: string
  everyMs: number
  /** What takes long ends early when the signal says so. */
  run(signal?: AbortSignal): Promise<unknown>
}

export interface Chores {
  /** Does every chore once, now. */
  once(): Promise<void>
  /** Begins nothing new; fulfilled when what is running has ended. */
  stop(): Promise<void>
}

/** Does chores on time, each never twice at once; one that fails is told and tried again at its next turn. */
export function doChores(chores: readonly Chore[], log: Log): Chores {
  const running = new Map<string, Promise<void>>()
  const stopping = new AbortController()
  const start = (chore: Chore) => {
    const already = running.get(chore.name)
    if (already) return already
    const work = Promise.resolve()
      .then(() => chore.run(stopping.signal))
      .then(
        () => {},
        cause => log.error('chore-failed', { what: chore.name, cause }),
      )
      .finally(() => running.delete(chore.name))
    running.set(chore.name, work)
    return work
  }
  const timers = chores.map(chore => setInterval(() => void start(chore), chore.everyMs).unref())
  return {
    once: async () => void (await Promise.all(chores.map(start))),
    async stop() {
      for (const timer of timers) clearInterval(timer)
      stopping.abort()
      await Promise.all(running.values())
    },
  }
}
