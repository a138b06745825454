import type { Reply } from '../bot/reply.ts'
import { afterQuiet } from '../events/quiet.ts'
import type { Claimed } from '../store/ledger.ts'
import { channelKey, type Held } from './held.ts'
import { letterFor } from './letter.ts'
import { versionIn, type Works } from './parts.ts'
import { quietHeld } from './quiet-hours.ts'
import { channelOf, type Payload, type Payloads } from './rows.ts'
import { leadKey } from '../events/lead.ts'
import { settingsOf } from './settings.ts'

/** From here on a reminder says that it comes late: readers would notice. */
const LATE_MS = 5 * 60_000
/** Later than this a reminder confuses more than it helps: the day it was meant for is over for many. */
const TOO_LATE_MS = 6 * 3_600_000

/** What is to be done with a claimed row. */
export type Verdict =
  /** `wanted` is when it should have been posted. */
  | { kind: 'post'; wanted: Date; late: boolean; write: (now: Date) => Reply }
  | { kind: 'hold'; until: Date }
  | { kind: 'drop'; how: 'skipped' | 'paused'; why: string }
  /** The event is another one now. */
  | { kind: 'outdated'; version: string }

/** Looks at a row as things are now: its event, its order, the clock and the channel's quiet hours. */
export async function judge(works: Works, held: Held, row: Claimed, payload: Payload): Promise<Verdict> {
  const now = works.now()
  if (now >= row.staleAt) return skipped('stale')
  const version = isTimed(payload) ? versionIn(works, held, row.event) : row.version
  if (version !== row.version) return { kind: 'outdated', version }
  const refused = await orderRefuses(works, held, row, payload)
  if (refused) return refused
  const quiet = await quietHeld(works.teams, held, channelOf(row))
  const wanted = quiet ? afterQuiet(row.dueAt, quiet) : row.dueAt
  const free = quiet ? afterQuiet(now, quiet) : now
  if (free >= row.staleAt) return skipped('quiet')
  if (free > now) return { kind: 'hold', until: free }
  const lateBy = now.getTime() - wanted.getTime()
  if (expires(payload) && lateBy > TOO_LATE_MS) return skipped('too-late')
  const late = lateBy > LATE_MS
  const write = await letterFor(works, held, row, payload, late)
  return write ? { kind: 'post', wanted, late, write } : skipped('nothing')
}

function skipped(why: string): Verdict {
  return { kind: 'drop', how: 'skipped', why }
}

/** Tells one event as it was when the row was planned. */
function isTimed({ kind }: Payload): boolean {
  return kind === 'reminder' || kind === 'change'
}

/** That something changed or cannot be done has to be said however late. */
function expires({ kind }: Payload): boolean {
  return kind !== 'change' && kind !== 'paused'
}

/** A reminder whose order is no more, does not run, or says something else now. */
async function orderRefuses(
  { teams }: Works,
  held: Held,
  row: Claimed,
  payload: Payload,
): Promise<Verdict | undefined> {
  const channel = channelOf(row)
  if (payload.kind === 'change') return held.channels.has(channelKey(channel)) ? undefined : skipped('off')
  if (payload.kind !== 'reminder' && payload.kind !== 'digest') return undefined
  const order = held.running.get(row.plan)
  if (order) return isWanted(order, payload) ? undefined : skipped('changed')
  const paused = (await teams.orders(channel)).some(one => one.id === row.plan && one.paused !== undefined)
  return paused ? { kind: 'drop', how: 'paused', why: 'paused' } : skipped('off')
}

function isWanted(order: { settings: string }, payload: Payloads['reminder'] | Payloads['digest']): boolean {
  const settings = settingsOf(order)
  if (payload.kind === 'digest') return settings?.kind === 'digest'
  if (settings?.kind !== 'follow' || settings.at !== payload.at || settings.zone !== payload.zone) return false
  return settings.leads.some(lead => leadKey(lead) === payload.lead)
}
