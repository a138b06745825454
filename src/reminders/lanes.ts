import { flight } from './flight.ts'
import { post, type Route } from './post.ts'

/** Few at once, so that what is due sooner and was planned later still goes first. */
const BATCH = 20
/** Posts in flight: a slow reply costs one of these places. */
const IN_FLIGHT = 8

/** Claims and posts until nothing is due or time is up; returns how many rows were taken up. */
export function postDue(route: Route, end: Date): Promise<number> {
  return route.platform.pace.apart ? inLanes(route, end) : inOneLane(route, end)
}

/** Workspaces do not wait for each other: each goes at its own pace, and one that begins to wait meanwhile joins in. */
async function inLanes(route: Route, end: Date): Promise<number> {
  const { platform, works } = route
  const open = new Map<string, Promise<void>>()
  let count = 0
  let failure: { cause: unknown } | undefined
  const join = async () => {
    const waiting = failure ? [] : await works.ledger.waiting(platform.name, works.now())
    for (const workspace of waiting) if (!open.has(workspace)) open.set(workspace, laneIn(workspace))
  }
  const laneIn = (workspace: string) =>
    inOneLane(route, end, workspace, join)
      .then(
        posted => void (count += posted),
        cause => void (failure ??= { cause }),
      )
      .finally(() => open.delete(workspace))
  await join()
  while (open.size > 0) await Promise.race(open.values())
  if (failure) throw failure.cause
  return count
}

async function inOneLane(route: Route, end: Date, workspace?: string, claimed = async () => {}): Promise<number> {
  const { ledger, now } = route.works
  const posts = flight(IN_FLIGHT)
  let count = 0
  try {
    while (now() < end) {
      const batch = await ledger.claim(route.platform.name, route.lease(), BATCH, workspace)
      if (batch.length === 0) break
      for (const row of batch) await posts.start(() => post(row, route))
      count += batch.length
      await claimed()
    }
  } finally {
    await posts.landed()
  }
  return count
}
