import { Undelivered } from '../bot/delivery.ts'
import type { Platform } from '../bot/platform.ts'
import type { Claimed, Settlement } from '../store/ledger.ts'
import type { Lease } from '../store/lease.ts'
import { shifted } from './dues.ts'
import { judge, type Verdict } from './judge.ts'
import type { Works } from './parts.ts'
import type { Pausing } from './pause.ts'
import { payloadOf, placeOf, type Payload } from './rows.ts'
import { undelivered, within } from './within.ts'

/** A refused post is tried again after this, twice as long after each further refusal. */
const RETRY_MS = 30_000
const MOST_RETRY_MS = 15 * 60_000
/** The least wait where a platform asks for one. */
const BUSY_MS = 1_000
/** Platforms' clocks differ from ours. */
const SKEW_MS = 60_000

/** What posting on one platform works with. */
export interface Route {
  works: Works
  platform: Platform
  pausing: Pausing
  lease: () => Lease
}

type Letter = Extract<Verdict, { kind: 'post' }>

/** Takes one claimed row to its end, or gives it back. Rejects only where the store is away. */
export async function post(row: Claimed, route: Route): Promise<void> {
  const { works, platform } = route
  const payload = payloadOf(row)
  if (!payload) {
    works.log.error('reminder-unreadable', { platform: platform.name, reminder: row.id })
    return settle(row, route, 'failed')
  }
  if (row.postUnknown && (await seek(row, payload, route)) !== 'none') return
  const first = await judge(works, await works.held(), row, payload)
  if (first.kind !== 'post') return drop(row, first, route)
  await platform.pace.turn(row.workspace)
  /** Time passed while it waited for its turn. */
  const verdict = await judge(works, await works.held(), row, payload)
  return verdict.kind === 'post' ? send(row, payload, verdict, route) : drop(row, verdict, route)
}

async function settle(row: Claimed, { works }: Route, how: Settlement, message?: string): Promise<void> {
  await works.ledger.settle(row.id, works.worker, how, works.now(), message)
  works.metrics.reminder(how)
}

/** Looks where a post that may have arrived stands; what cannot be known is settled, never sent twice. */
async function seek(row: Claimed, payload: Payload, route: Route): Promise<'none' | 'settled' | 'away'> {
  const { works, platform } = route
  const looked = platform.find(placeOf(row, payload.direct), row.id, shifted(row.dueAt, -SKEW_MS))
  const seen = await within(works.postLimitMs, looked).catch(cause => {
    works.log.warn('find-failed', { platform: platform.name, reminder: row.id, cause })
    return 'away' as const
  })
  if (seen === 'none' || seen === 'away') return seen
  if (seen === 'unsure') {
    works.log.warn('reminder-unknown', { platform: platform.name, reminder: row.id })
    await settle(row, route, 'unknown')
  } else await settle(row, route, 'sent', seen.found)
  return 'settled'
}

async function drop(row: Claimed, verdict: Exclude<Verdict, Letter>, { works, platform }: Route): Promise<void> {
  const { ledger, worker, now, metrics, log } = works
  if (verdict.kind === 'hold') return ledger.release(row.id, worker, verdict.until)
  const why = verdict.kind === 'outdated' ? 'outdated' : verdict.why
  log.info('reminder-skipped', { platform: platform.name, reminder: row.id, code: why })
  /** It is among those that are withdrawn. */
  if (verdict.kind === 'outdated') metrics.reminder('skipped', await ledger.withdraw(row.event, verdict.version))
  else metrics.reminder(verdict.how)
  await ledger.settle(row.id, worker, 'skipped', now())
}

async function send(row: Claimed, payload: Payload, { wanted, late, write }: Letter, route: Route): Promise<void> {
  const { ledger, now, postLimitMs, metrics } = route.works
  if (!(await ledger.posting(row.id, route.lease()))) return
  const place = placeOf(row, payload.direct)
  const sent = await within(postLimitMs, route.platform.post(place, write(now()), row.id)).catch(undelivered)
  if (sent instanceof Undelivered) return refused(row, payload, sent, route)
  route.platform.pace.taken(row.workspace)
  await settle(row, route, late ? 'late' : 'sent', sent)
  metrics.reminderLag((now().getTime() - wanted.getTime()) / 1_000)
}

async function refused(row: Claimed, payload: Payload, sent: Undelivered, route: Route): Promise<void> {
  const { works, platform } = route
  const { obstacle, why, waitMs, cause } = sent
  works.log.warn('unposted', { platform: platform.name, reminder: row.id, code: obstacle, what: why, cause })
  const again = (ms: number) => works.ledger.release(row.id, works.worker, shifted(works.now(), ms))
  switch (obstacle) {
    case 'gone':
    case 'denied':
      await route.pausing.pause(row, payload, why)
      return settle(row, route, 'failed')
    case 'unknown':
      /** What cannot be seen yet is looked for again when the lease is over: it may still arrive. */
      return void (await seek(row, payload, route))
    case 'busy':
      platform.pace.busy(row.workspace, waitMs)
      return again(Math.max(waitMs, BUSY_MS))
    case 'failed':
    case 'expired':
      return again(Math.min(RETRY_MS * 2 ** Math.max(row.tries - 1, 0), MOST_RETRY_MS))
  }
}
