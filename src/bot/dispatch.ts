import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { Inbox, TakenUp } from '../store/inbox.ts'
import type { Lease } from '../store/lease.ts'
import { Undelivered, type Obstacle } from './delivery.ts'
import { inboxId } from './intake.ts'
import type { Incoming, Platform } from './platform.ts'
import type { Reply } from './reply.ts'

/** Tries of one reply, each a little later; where the platform only asks us to wait, it is tried until it makes no sense any more. */
const MOST_TRIES = 5
const RETRY_MS = 2_000
/** Trying again would not help. */
const HOPELESS: ReadonlySet<Obstacle> = new Set(['gone', 'denied', 'expired'])

export interface Dispatching {
  inbox: Inbox
  lease: () => Lease
  metrics: Metrics
}

/** A reply on its way; `again` where an earlier process had the question already. */
export interface Outgoing {
  platform: Platform
  incoming: Incoming
  reply: Reply
  kept: boolean
  again?: TakenUp
  /** What has to be written before anybody sees the reply. */
  written?: Promise<void> | undefined
  log: Log
}

/** Sends replies; false where the question was given back, or another worker has it. */
export function dispatcher(parts: Dispatching): (outgoing: Outgoing) => Promise<boolean> {
  return async outgoing => {
    const { platform, incoming, reply, kept, again, written } = outgoing
    const id = again?.id ?? inboxId(incoming)
    const noted = kept ? parts.inbox.replying(id, parts.lease()).catch(() => true) : true
    const [isOurs] = await Promise.all([noted, written])
    if (!isOurs) return false
    try {
      await platform.respond(incoming.address, reply, again?.replyUnknown ?? false)
      return true
    } catch (cause) {
      return isOver(asUndelivered(cause), outgoing, parts)
    }
  }
}

/** What an obstacle means for the question: whether that was the end of it. */
async function isOver(undelivered: Undelivered, outgoing: Outgoing, { inbox, lease, metrics }: Dispatching) {
  const { incoming, kept, again, log } = outgoing
  const { obstacle, why, waitMs, cause } = undelivered
  const tries = again?.tries ?? 1
  log.warn('undelivered', { code: obstacle, what: why, attempt: tries, cause })
  if (obstacle === 'unknown') metrics.replyUnknown(incoming.platform)
  if (HOPELESS.has(obstacle) || !kept || (tries >= MOST_TRIES && obstacle !== 'busy')) return true
  const { worker, now } = lease()
  const after = new Date(now.getTime() + Math.max(waitMs, RETRY_MS * Math.min(tries, MOST_TRIES)))
  const id = again?.id ?? inboxId(incoming)
  // To release is to say that nothing was sent; what may have arrived stays begun until it is tried again.
  const mayHaveArrived = obstacle === 'unknown' || again?.replyUnknown === true
  const giveBack = mayHaveArrived ? inbox.replying(id, { worker, now, until: after }) : inbox.release(id, worker, after)
  await giveBack.catch(problem => log.error('release-failed', { cause: problem }))
  return false
}

function asUndelivered(cause: unknown): Undelivered {
  if (cause instanceof Undelivered) return cause
  return new Undelivered('failed', 'The platform could not be reached.', { cause })
}
