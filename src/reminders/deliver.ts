import type { Corrections } from './correct.ts'
import { shifted } from './dues.ts'
import { postDue } from './lanes.ts'
import type { Works } from './parts.ts'
import type { Pausing } from './pause.ts'

/** Nobody else acts on a reminder for so long: longer than a turn, a post and a look for it take together. */
const LEASE_MS = 2 * 60_000
/** Corrections make room for what falls due meanwhile. */
const CORRECTING_MS = 15_000

/**
 * Posts what is due on a platform, corrects what stands there and tries paused channels again, until that is done or it
 * is to stop; returns how many rows were taken up. To be called again at once where it is not 0. Rejects where the store
 * is away; what was begun is then looked for later. One delivery runs at a time for each platform.
 */
export function deliverer(
  works: Works,
  pausing: Pausing,
  corrections: Corrections,
): (platform: string, stopping?: AbortSignal) => Promise<number> {
  const { now, leaseMs = LEASE_MS } = works
  const running = new Map<string, Promise<number>>()
  const lease = () => ({ worker: works.worker, now: now(), until: shifted(now(), leaseMs) })
  const deliver = async (name: string, stopping?: AbortSignal) => {
    const platform = works.platforms().get(name)
    if (!platform) return 0
    const posted = await postDue({ works, platform, pausing, lease }, stopping)
    const end = shifted(now(), CORRECTING_MS)
    const isOver = () => stopping?.aborted === true || now() >= end
    const corrected = await corrections.make(platform, isOver)
    if (!isOver()) await pausing.lookAgain(platform)
    return posted + corrected
  }
  return (name, stopping) => {
    const one = running.get(name) ?? deliver(name, stopping).finally(() => running.delete(name))
    running.set(name, one)
    return one
  }
}
