import { openEngine, storeOn, type Place } from '../../../src/store/open.ts'
import { orderId, settingsText, type Following } from '../../../src/reminders/settings.ts'
import type { Channel, Order } from '../../../src/store/teams.ts'
import type { EventLine } from '../../reminders/stage.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** Orders written at once. */
const AT_ONCE = 500
const ABOUT = { any: [['summits']], without: [] }

/** One gathering, of which everybody is reminded an hour before: at `dueAt`, a full minute. */
export function gatheringAt(dueAt: Date): EventLine {
  const [start = '', time = ''] = new Date(dueAt.getTime() + HOUR_MS).toISOString().split('T')
  return {
    id: 'gathering',
    name: 'Spring gathering',
    start,
    startTime: time.slice(0, 5),
    zone: 'UTC',
    topics: ['summits'],
  }
}

/** The full minute that is now. */
export function thisMinute(): Date {
  return new Date(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS)
}

export function orderIn(channel: Channel, more: Partial<Following>, createdAt: Date): Order {
  const leads = [{ count: 1, unit: 'hour' }] as const
  const settings: Following = { kind: 'follow', about: ABOUT, leads, at: '09:00', zone: 'UTC', direct: false, ...more }
  const id = orderId('reminders', channel, ABOUT)
  return { id, channel, kind: 'reminders', settings: settingsText(settings), by: 'U1', createdAt }
}

/** Leaves a store as a bot does that has run until just before reminders in all these channels fall due. */
export async function prepare(place: Place, channels: readonly Channel[], dueAt: Date): Promise<void> {
  const now = () => new Date()
  const engine = await openEngine(place, now)
  const { teams, ledger } = storeOn(engine, now)
  const orders = channels.map(channel => orderIn(channel, {}, new Date(dueAt.getTime() - DAY_MS)))
  for (let at = 0; at < orders.length; at += AT_ONCE)
    await Promise.all(orders.slice(at, at + AT_ONCE).map(order => teams.order(order)))
  await ledger.setPlannedUntil(new Date(dueAt.getTime() - MINUTE_MS))
  await engine.close()
}
