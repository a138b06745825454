import type { Corrections } from './correct.ts'
import { shifted } from './dues.ts'
import { postDue } from './lanes.ts'
import type { Works } from './parts.ts'
import type { Pausing } from './pause.ts'

/** Nobody else acts on a reminder for so long: longer than a turn, a post and a look for it take together. */
const LEASE_MS = 2 * 60_000
/** After this a delivery returns, so that whoever calls it can stop. */
const RUN_MS = 15_000

/**
 * Posts what is due on a platform, corrects what stands there and tries paused channels again; returns how many rows
 * were taken up. To be called again at once where it is not 0. Rejects where the store is away; what was begun is then
 * looked for later. One delivery runs at a time for each platform.
 */
export function deliverer(
  works: Works,
  pausing: Pausing,
  corrections: Corrections,
): (platform: string) => Promise<number> {
  const { now, leaseMs = LEASE_MS } = works
  const running = new Map<string, Promise<number>>()
  const lease = () => ({ worker: works.worker, now: now(), until: shifted(now(), leaseMs) })
  const deliver = async (name: string) => {
    const platform = works.platforms().get(name)
    if (!platform) return 0
    const end = shifted(now(), RUN_MS)
    const posted = await postDue({ works, platform, pausing, lease }, end)
    const corrected = now() < end ? await corrections.make(platform, end) : 0
    if (now() < end) await pausing.lookAgain(platform)
    return posted + corrected
  }
  return name => {
    const one = running.get(name) ?? deliver(name).finally(() => running.delete(name))
    running.set(name, one)
    return one
  }
}
