import type { Undelivered } from '../bot/delivery.ts'
import type { Platform } from '../bot/platform.ts'
import { resumedReply } from '../bot/remind/message.ts'
import { spellOrder } from '../bot/remind/spell-order.ts'
import { dayOf } from '../knowledge/dates.ts'
import type { Claimed, Planned } from '../store/ledger.ts'
import type { Channel, Order } from '../store/teams.ts'
import { shifted } from './dues.ts'
import { grouped } from './grouped.ts'
import { channelKey } from './held.ts'
import { happeningIn, type Works } from './parts.ts'
import { channelOf, payloadText, placeOf, rowId, whereOf, type Payload } from './rows.ts'
import { settingsOf } from './settings.ts'
import { undelivered, within } from './within.ts'

const HOUR_MS = 3_600_000
/** Paused channels are tried after an hour, then after twice as long each time, up to a day. */
const MOST_WAIT_MS = 24 * HOUR_MS
/** A process that begins has better things to do at first. */
const FIRST_LOOK_MS = 5 * 60_000
/** Looked through at once; more wait for the next hour. */
const MOST_LOOKED = 500
/** A day later it is no news any more that something was paused. */
const TELL_MS = 24 * HOUR_MS

/** Orders that cannot be followed for a while. */
export interface Pausing {
  /** Pauses the orders of a channel that cannot be posted in, and tells once who gave them. */
  pause(row: Claimed, payload: Payload, why: string): Promise<void>
  /** Tries paused channels of a platform again, when it is time for that. */
  lookAgain(platform: Platform): Promise<void>
  /** Says in a channel that its paused orders run again, which then is so; why not, where it cannot be said. */
  resume(platform: Platform, channel: Channel, orders: readonly Order[]): Promise<Undelivered | undefined>
}

export function pausing(works: Works): Pausing {
  const { ledger, teams, now, log, metrics } = works
  const first = shifted(now(), FIRST_LOOK_MS)
  const looks = new Map<string, Date>()
  const waits = new Map<string, { next: Date; ms: number }>()
  const wait = (channel: Channel, ms: number) => waits.set(channelKey(channel), { next: shifted(now(), ms), ms })

  return {
    resume: (platform, channel, orders) => resume(works, platform, channel, orders),
    async pause(row, payload, why) {
      const channel = channelOf(row)
      const running = (await teams.orders(channel)).filter(({ paused }) => paused === undefined)
      const told = payload.direct ? [] : await tellings(works, channel, running, why)
      if (told.length > 0) metrics.reminder('due', await ledger.plan(told))
      await teams.pause(channel, why)
      wait(channel, HOUR_MS)
      log.warn('orders-paused', { ...whereOf(channel), count: running.length, what: why })
    },
    async lookAgain(platform) {
      if (now() < (looks.get(platform.name) ?? first)) return
      looks.set(platform.name, shifted(now(), HOUR_MS))
      const paused = (await teams.paused(MOST_LOOKED)).filter(({ channel }) => channel.platform === platform.name)
      for (const [key, orders] of grouped(paused, ({ channel }) => channelKey(channel))) {
        const waited = waits.get(key)
        const channel = orders[0]?.channel
        if (!channel || (waited && now() < waited.next)) continue
        await platform.pace.turn(channel.workspace)
        const refused = await resume(works, platform, channel, orders)
        if (refused) wait(channel, Math.min((waited?.ms ?? HOUR_MS / 2) * 2, MOST_WAIT_MS))
        else waits.delete(key)
      }
    },
  }
}

/** A direct message to each who gave an order; of the same channel at most one a day. */
async function tellings(works: Works, channel: Channel, orders: readonly Order[], why: string): Promise<Planned[]> {
  const held = await works.held()
  const now = works.now()
  const known = orders.filter(({ by }) => by !== '')
  return [...grouped(known, ({ by }) => by)].map(([by, theirs]) => {
    const what = theirs.map(order => spellOrder(order, id => happeningIn(works, held, id)))
    const person = { ...channel, id: by }
    const id = rowId(`paused/${channel.id}/${dayOf(now)}`, person)
    const payload = payloadText({ kind: 'paused', direct: true, why, what })
    const times = { dueAt: now, staleAt: shifted(now, TELL_MS) }
    return { ...whereOf(person), ...times, id, plan: '', event: '', version: '', payload }
  })
}

async function resume(
  works: Works,
  platform: Platform,
  channel: Channel,
  orders: readonly Order[],
): Promise<Undelivered | undefined> {
  const held = await works.held()
  const direct = orders.some(order => settingsOf(order)?.direct)
  const place = placeOf({ workspace: channel.workspace, channel: channel.id }, direct)
  const what = orders.map(order => spellOrder(order, id => happeningIn(works, held, id)))
  const key = rowId(`resumed/${works.now().toISOString().slice(0, 13)}`, channel)
  const posted = platform.post(place, resumedReply(what), key)
  const refused = await within(works.postLimitMs, posted).then(() => undefined, undelivered)
  if (refused) return refused
  works.log.info('orders-resumed', { ...whereOf(channel), count: await works.teams.resume(channel) })
  return undefined
}
