import type { Corrections } from './correct.ts'
import { shifted } from './dues.ts'
import { flight } from './flight.ts'
import { pace } from './pace.ts'
import type { Works } from './parts.ts'
import type { Pausing } from './pause.ts'
import { post, type Route } from './post.ts'

/** Nobody else acts on a reminder for so long: longer than a turn, a post and a look for it take together. */
const LEASE_MS = 2 * 60_000
/** Few at once, so that what is due sooner and was planned later still goes first. */
const BATCH = 20
/** Posts in flight: a slow reply costs one of these places. */
const IN_FLIGHT = 8
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
  const { now, wait, leaseMs = LEASE_MS } = works
  const routes = new Map<string, Route>()
  const running = new Map<string, Promise<number>>()
  const lease = () => ({ worker: works.worker, now: now(), until: shifted(now(), leaseMs) })
  const routeTo = (name: string): Route | undefined => {
    const platform = works.platforms().get(name)
    const known = routes.get(name)
    if (!platform || known?.platform === platform) return platform && known
    const route = { works, platform, pausing, lease, pace: pace(platform.pace, now, wait) }
    routes.set(name, route)
    return route
  }
  const deliver = async (name: string) => {
    const route = routeTo(name)
    if (!route) return 0
    const end = shifted(now(), RUN_MS)
    const posted = await postDue(route, end)
    const corrected = now() < end ? await corrections.make(route.platform, route.pace, end) : 0
    if (now() < end) await pausing.lookAgain(route.platform, route.pace)
    return posted + corrected
  }
  return name => {
    const one = running.get(name) ?? deliver(name).finally(() => running.delete(name))
    running.set(name, one)
    return one
  }
}

/** Claims and posts until nothing is due or time is up. */
async function postDue(route: Route, end: Date): Promise<number> {
  const { ledger, now } = route.works
  const posts = flight(IN_FLIGHT)
  let count = 0
  try {
    while (now() < end) {
      const batch = await ledger.claim(route.platform.name, route.lease(), BATCH)
      if (batch.length === 0) break
      for (const row of batch) await posts.start(() => post(row, route))
      count += batch.length
    }
  } finally {
    await posts.landed()
  }
  return count
}
