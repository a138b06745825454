import type { Undelivered } from '../bot/delivery.ts'
import { changeReply, digestReply, reminderReply } from '../bot/remind/message.ts'
import { WORDS } from '../bot/remind/wording.ts'
import type { Platform } from '../bot/platform.ts'
import type { Reply } from '../bot/reply.ts'
import { turningPoint } from '../events/moments.ts'
import { dateOf } from '../events/occasion.ts'
import { addDays, spanOf } from '../knowledge/dates.ts'
import type { Planned, Posted } from '../store/ledger.ts'
import { shifted } from './dues.ts'
import type { Held } from './held.ts'
import { digestOf, nowOf } from './letter.ts'
import { GONE, versionIn, type Works } from './parts.ts'
import { channelOf, payloadOf, payloadText, rowId, whereOf, type Payload } from './rows.ts'
import { itemsVersion } from './timetable.ts'
import { toldOf, toldUnfixed, type Told } from './told.ts'
import { undelivered, within } from './within.ts'

/** After a refusal the rest is tried again so much later. */
const RETRY_MS = 60_000
/** A message that refuses to be edited so often was deleted, most likely; the notice tells the change all the same. */
const MOST_TRIES = 5

/** Messages that tell what is no longer so, put right where they stand. */
export interface Corrections {
  /** Something changed: what stands on any platform is looked through again. */
  due(): void
  /** Corrects on a platform until that is done or it is over; returns how many messages. */
  make(platform: Platform, isOver: () => boolean): Promise<number>
}

export function correcting(works: Works): Corrections {
  const { now } = works
  let round = 1
  const done = new Map<string, { round: number; next?: Date }>()
  const tries = new Map<string, number>()
  const correct = corrector(works, tries)
  return {
    due: () => void (round += 1),
    async make(platform, isOver) {
      const last = done.get(platform.name)
      if (last?.round === round && (!last.next || now() < last.next)) return 0
      const here = round
      const { rows, held } = await outdated(works, platform.name)
      let isLeft = false
      /** Workspaces in which the platform takes no more changes for now: Slack takes some fifty a minute. */
      const busy = new Set<string>()
      for (const [count, row] of rows.entries()) {
        if (isOver()) return count
        if (!busy.has(row.workspace)) await platform.pace.turn(row.workspace)
        const outcome = busy.has(row.workspace) ? 'busy' : await correct(platform, held, row)
        if (outcome === 'busy') busy.add(row.workspace)
        isLeft ||= outcome !== 'done'
      }
      done.set(platform.name, { round: here, ...(isLeft && { next: shifted(now(), RETRY_MS) }) })
      return rows.length
    },
  }
}

/** The messages on a platform that tell another version of something that has not begun. */
async function outdated(works: Works, platform: string): Promise<{ rows: Posted[]; held: Held }> {
  const { ledger, now } = works
  const held = await works.held()
  const standing = await ledger.postedVersions(now())
  const isDigest = (event: string) => event.startsWith('digest:')
  /** What is about no event has none. */
  const told = standing.filter(({ event }) => event !== '')
  const changed = told.filter(({ event, version }) => isDigest(event) || versionIn(works, held, event) !== version)
  const rows: Posted[] = []
  for (const event of new Set(changed.map(one => one.event)))
    rows.push(...(await ledger.posted(event, isDigest(event) ? '' : versionIn(works, held, event))))
  /** The latest first: a notice says how it was told last. */
  rows.sort((a, b) => +b.dueAt - +a.dueAt)
  return { held, rows: rows.filter(row => row.platform === platform && row.staleAt > now() && isOutdated(row)) }

  function isOutdated(row: Posted): boolean {
    const payload = payloadOf(row)
    return payload !== undefined && versionNow(works, held, row, payload) !== row.version
  }
}

function versionNow(works: Works, held: Held, row: Planned, payload: Payload): string {
  if (payload.kind !== 'digest') return versionIn(works, held, row.event)
  return itemsVersion(payload.items.map(({ event }) => ({ event, version: versionIn(works, held, event) })))
}

/** Edits, then plans the notice, then notes that it is done: after a fall in between all of it is done again. */
function corrector(works: Works, tries: Map<string, number>) {
  const { ledger, log, now, metrics } = works
  return async (platform: Platform, held: Held, row: Posted): Promise<'done' | 'refused' | 'busy'> => {
    const payload = payloadOf(row)
    const write = payload && rewrite(works, held, row, payload)
    if (!payload || !write) return 'done'
    const refused = await edit(works, platform, row, write)
    if (refused?.obstacle === 'busy') return 'busy'
    const tried = (tries.get(row.id) ?? 0) + 1
    if (refused) {
      log.warn('uncorrected', { platform: platform.name, reminder: row.id, code: refused.obstacle, attempt: tried })
      const hopeless = refused.obstacle === 'gone' || refused.obstacle === 'denied' || tried >= MOST_TRIES
      if (!hopeless) {
        tries.set(row.id, tried)
        return 'refused'
      }
    }
    tries.delete(row.id)
    const notices = changesIn(row, payload).flatMap(change => noticeOf(works, held, row, change, now()) ?? [])
    if (notices.length > 0) metrics.reminder('due', await ledger.plan(notices))
    await ledger.corrected(row.id, versionNow(works, held, row, payload), untilNow(works, held, row, payload))
    return 'done'
  }
}

async function edit(works: Works, platform: Platform, row: Posted, reply: Reply): Promise<Undelivered | undefined> {
  return within(works.postLimitMs, platform.edit(row.message, reply)).then(() => undefined, undelivered)
}

/** What stands there, as it has to be now. */
function rewrite(works: Works, held: Held, row: Posted, payload: Payload): Reply | undefined {
  const now = works.now()
  if (payload.kind === 'digest') return digestReply({ ...digestOf(works, held, payload), now, corrected: true })
  if (payload.kind !== 'reminder' && payload.kind !== 'change') return undefined
  const current = nowOf(works, held, row.event, payload.day, now)
  const { happening, occurrence } = current
  if (payload.kind === 'change')
    return changeReply({ payload: { ...payload, was: lastTold(row, payload.was) }, now, ...current })
  if (!happening || !occurrence || happening.occasion.cancelled)
    return changeReply({ payload: { ...payload, was: payload }, now, ...current })
  const { zone, direct } = payload
  return reminderReply({ happening, occurrence, zone, direct, now, was: payload })
}

/** An event that was told as beginning on a day. */
interface Change {
  event: string
  day: string
  was: Told
  zone: string
  direct: boolean
}

function changesIn(row: Posted, payload: Payload): Change[] {
  if (payload.kind !== 'digest' && payload.kind !== 'reminder' && payload.kind !== 'change') return []
  const { zone, direct } = payload
  if (payload.kind !== 'digest') return [{ event: row.event, day: payload.day, was: payload, zone, direct }]
  return payload.items.map(({ event, day, name, when }) => ({ event, day, was: { name, when }, zone, direct }))
}

/** How it was told last: as it was, or as gone. */
function lastTold({ version }: Posted, { name, when }: Told): Told {
  return { name, when: version === GONE ? WORDS.wasGone : when }
}

/** Until when what a message tells now may change and has to be put right. */
function untilNow(works: Works, held: Held, row: Posted, payload: Payload): Date {
  if (payload.kind !== 'reminder' && payload.kind !== 'change') return row.staleAt
  return laterOf(row.staleAt, nowOf(works, held, row.event, payload.day, works.now()))
}

/** Where its days are not fixed, all of the time in which they may be. */
function laterOf(staleAt: Date, { happening, occurrence }: ReturnType<typeof nowOf>): Date {
  const { start = '', end = start } = happening?.occasion ?? {}
  const open = start === '' ? staleAt : new Date(`${addDays(spanOf(dateOf(end)).end, 1)}T00:00:00Z`)
  return new Date(Math.max(+staleAt, +(occurrence ? turningPoint(occurrence.occasion, occurrence) : open)))
}

/** The one short notice of a change in a channel; none where readers would see no difference. */
function noticeOf(works: Works, held: Held, row: Posted, change: Change, now: Date): Planned | undefined {
  const { event, day, zone, direct } = change
  const { happening, occurrence } = nowOf(works, held, event, day, now)
  const was = lastTold(row, change.was)
  const is = occurrence ? toldOf(occurrence, zone) : happening ? toldUnfixed(happening.occasion) : was
  const stands = happening !== undefined && !happening.occasion.cancelled
  if (stands && is.name === was.name && is.when === was.when) return undefined
  const version = versionIn(works, held, event)
  const channel = channelOf(row)
  return {
    ...whereOf(channel),
    plan: row.plan,
    id: rowId(`${event}@${version}/changed`, channel),
    event,
    version,
    dueAt: now,
    staleAt: laterOf(row.staleAt, { happening, occurrence }),
    payload: payloadText({ kind: 'change', direct, zone, day: occurrence?.occurrence ?? day, ...is, was }),
  }
}
