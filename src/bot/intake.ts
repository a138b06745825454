import { createHash } from 'node:crypto'
import type { Log } from '../log.ts'
import type { Inbox } from '../store/inbox.ts'
import type { Lease } from '../store/lease.ts'
import type { Incoming } from './platform.ts'

/** Deliveries remembered while the store is away, so that doubles are still seen. */
const HELD = 10_000

/** Ids in memory, the newest of them. */
export interface Ids {
  has(id: string): boolean
  add(id: string): void
}

/** Whether a delivery is ours to answer, and whether it is kept for the case that we do not live to do it. */
export interface Taken {
  ours: boolean
  kept: boolean
}

/**
 * Keeps what arrives; where the store is away memory has to do, and the question is answered all the same.
 * @param unsettled What is answered without the store: it is noted there, and not ours again when it comes back.
 */
export function intake(
  inbox: Inbox,
  lease: () => Lease,
  unsettled: Ids,
  log: Log,
): (incoming: Incoming) => Promise<Taken> {
  const seen = recentIds()
  return async incoming => {
    const id = inboxId(incoming)
    const known = seen.has(id)
    seen.add(id)
    try {
      const isNew = await inbox.keep(delivered(incoming), lease())
      return { ours: isNew && !unsettled.has(id), kept: true }
    } catch (cause) {
      log.error('inbox-away', { platform: incoming.platform, cause })
      if (!known) unsettled.add(id)
      return { ours: !known, kept: false }
    }
  }
}

/** Ids in memory; the oldest go where there are too many. */
export function recentIds(): Ids {
  const ids = new Set<string>()
  return {
    has: id => ids.has(id),
    add(id) {
      ids.add(id)
      if (ids.size > HELD) ids.delete(ids.values().next().value ?? '')
    },
  }
}

/** A digest: some platforms' ids hold a person's, and ids outlive their questions. */
export function inboxId({ platform, id }: Incoming): string {
  return `${platform}/${createHash('sha256').update(id).digest('base64url')}`
}

function delivered(incoming: Incoming) {
  const { platform, in: place, at } = incoming
  const payload = JSON.stringify(incoming)
  return { id: inboxId(incoming), platform, workspace: place.workspace, payload, receivedAt: new Date(at) }
}
