import { shifted } from './dues.ts'
import { flight } from './flight.ts'
import { post, type Route } from './post.ts'

/** Few at once, so that what is due sooner and was planned later still goes first, and a stop comes soon. */
const BATCH = 20
const BATCH_OF_LANE = 10
/** Posts in flight: a slow reply costs one of these places. */
const IN_FLIGHT = 8
/** It takes the ledger some time where much is due. */
const LOOK_MS = 1_000

/** Claims and posts until nothing is due, or it is to stop; returns how many rows were taken up. */
export function postDue(route: Route, stopping?: AbortSignal): Promise<number> {
  const isOver = () => stopping?.aborted === true
  return route.platform.pace.apart ? inLanes(route, isOver) : inOneLane(route, { isOver, batch: BATCH })
}

/** Workspaces do not wait for each other: each goes at its own pace, and one that begins to wait meanwhile joins in. */
async function inLanes(route: Route, isOver: () => boolean): Promise<number> {
  const { platform, works } = route
  const open = new Map<string, Promise<void>>()
  let count = 0
  let failure: { cause: unknown } | undefined
  let next = new Date(0)
  const join = async () => {
    if (failure || works.now() < next) return
    next = shifted(works.now(), LOOK_MS)
    for (const workspace of await works.ledger.waiting(platform.name, works.now()))
      if (!open.has(workspace)) open.set(workspace, laneIn(workspace))
  }
  const laneIn = (workspace: string) =>
    inOneLane(route, { isOver, batch: BATCH_OF_LANE, workspace, claimed: join })
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

interface Lane {
  isOver: () => boolean
  batch: number
  workspace?: string
  claimed?: () => Promise<void>
}

async function inOneLane(route: Route, { isOver, batch: limit, workspace, claimed }: Lane): Promise<number> {
  const posts = flight(IN_FLIGHT)
  let count = 0
  try {
    while (!isOver()) {
      const batch = await route.works.ledger.claim(route.platform.name, route.lease(), limit, workspace)
      if (batch.length === 0) break
      for (const row of batch) await posts.start(() => post(row, route))
      count += batch.length
      await claimed?.()
    }
  } finally {
    await posts.landed()
  }
  return count
}
