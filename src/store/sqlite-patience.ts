import { setTimeout as pause } from 'node:timers/promises'
import { isBusy } from './sqlite-problem.ts'

const RETRY_MS = 10

/** Does something again while another connection holds the lock, until patience ends. */
export type Patiently = <T>(action: () => T | Promise<T>) => Promise<T>

/** Tries again while another connection holds the lock, and lets the rest of the program run meanwhile. */
export async function untilFree<T>(action: () => T | Promise<T>, patienceMs: number): Promise<T> {
  const start = performance.now()
  while (true) {
    try {
      return await action()
    } catch (cause) {
      if (!isBusy(cause) || performance.now() - start >= patienceMs) throw cause
      await pause(RETRY_MS * (1 + Math.random()))
    }
  }
}
