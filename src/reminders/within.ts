import { Undelivered } from '../bot/delivery.ts'

/** What is awaited, or a rejection after so many ms; what comes later is not waited for. */
export function within<T>(ms: number, awaited: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no reply within ${ms} ms`)), ms)
    awaited.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** Why something was not delivered; what a platform throws beside that may have arrived. */
export function undelivered(cause: unknown): Undelivered {
  if (cause instanceof Undelivered) return cause
  return new Undelivered('unknown', 'The platform did not say whether it arrived; please look there.', { cause })
}
