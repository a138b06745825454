import { Undelivered } from '../../src/bot/delivery.ts'

/** Asking again sooner would only bring the same refusal, and 10,000 of them in 10 minutes ban the address. */
const LEFT_ALONE_MS = 10 * 60_000
/** More places than this are not remembered. */
const MOST = 1_000

/** Remembers for a while where we cannot write. */
export interface LostPlaces {
  /** Does the work, unless the same place refused it a while ago: then it is the same refusal, without asking. */
  guard<T>(place: string, work: () => Promise<T>): Promise<T>
  /** These may be open again; all, where none is named. */
  forget(...places: readonly (string | null)[]): void
}

export function lostPlaces(now: () => Date): LostPlaces {
  const refusals = new Map<string, { refusal: Undelivered; until: number }>()
  return {
    async guard(place, work) {
      const known = refusals.get(place)
      if (known && known.until > now().getTime()) throw known.refusal
      refusals.delete(place)
      try {
        return await work()
      } catch (cause) {
        if (cause instanceof Undelivered && cause.cause && ['gone', 'denied'].includes(cause.obstacle)) {
          refusals.set(place, { refusal: cause, until: now().getTime() + LEFT_ALONE_MS })
          if (refusals.size > MOST) refusals.delete(refusals.keys().next().value ?? '')
        }
        throw cause
      }
    },
    forget(...places) {
      if (places.length === 0) refusals.clear()
      for (const place of places) if (place !== null) refusals.delete(place)
    },
  }
}
