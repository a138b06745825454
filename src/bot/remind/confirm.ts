import { undelivered, within } from '../../reminders/within.ts'
import type { Channel, Order } from '../../store/teams.ts'
import { Undelivered } from '../delivery.ts'
import { saidText, type Request, type Said } from '../handler.ts'
import type { Place } from '../platform.ts'
import type { Block, Reply } from '../reply.ts'
import { channelAt, type Duty } from './duty.ts'
import { WORDS } from './wording.ts'

/** Nobody reads more in one channel. */
const MOST_ORDERS = 20
/** A message may carry the platform's time, not ours. */
const SKEW_MS = 60_000

export interface Wish {
  place: Place
  order: Order
  /** What is to stand where the reminders will. */
  blocks: readonly Block[]
}

/**
 * Posts the confirmation where the reminders will come, which proves that they can, and then keeps the order; where it
 * cannot be posted, nothing is switched on. What was said to us in direct messages is confirmed by the reply itself.
 */
export async function confirm(request: Request, duty: Duty, wish: Wish): Promise<Said> {
  const { incoming } = request
  const { order, place, blocks } = wish
  const orders = await duty.teams.orders(order.channel)
  const known = orders.some(({ id }) => id === order.id)
  if (!known && orders.length >= MOST_ORDERS) return saidText(incoming, WORDS.tooMany(MOST_ORDERS))
  const reply: Reply = { blocks, audience: 'all' }
  if (isTheReply(request, place)) {
    await keep(duty, order, known)
    return { outcome: 'command', reply }
  }
  const message = await post(request, duty, wish, reply)
  if (message instanceof Undelivered) return saidText(incoming, WORDS.notPosted(message.why))
  try {
    await keep(duty, order, known)
    if (orders.some(({ paused }) => paused !== undefined)) await duty.teams.resume(order.channel)
  } catch (cause) {
    await takeBack(duty, order.channel, message)
    throw cause
  }
  return saidText(incoming, place.direct ? WORDS.doneDirect : WORDS.done)
}

/** The conversation is the place itself, and the reply stands there for good. */
function isTheReply({ incoming }: Request, place: Place): boolean {
  return place.direct && incoming.in.direct && (incoming.kind === 'message' || incoming.kind === 'follow')
}

/** What the order planned before it was changed is no longer wanted. */
async function keep({ teams, ledger }: Duty, order: Order, known: boolean): Promise<void> {
  await teams.order(order)
  if (known) await ledger.withdrawPlan(order.id)
}

/** The message's address; one that may have arrived is looked for. */
async function post({ incoming, now }: Request, duty: Duty, { order, place }: Wish, reply: Reply) {
  const { platforms, postLimitMs, log } = duty
  const platform = platforms().get(incoming.platform)
  if (!platform) return new Undelivered('failed', 'that platform is not connected.')
  const key = `order/${order.id}/${incoming.id}`
  const message = await within(postLimitMs, platform.post(place, reply, key)).catch(undelivered)
  if (!(message instanceof Undelivered)) return message
  log.warn('unconfirmed', { platform: platform.name, code: message.obstacle, what: message.why, cause: message.cause })
  if (message.obstacle !== 'unknown') return message
  const since = new Date(now.getTime() - SKEW_MS)
  const seen = await within(postLimitMs, platform.find(place, key, since)).catch(() => 'unsure' as const)
  return typeof seen === 'object' ? seen.found : message
}

/** What was said could not be kept: it must not stand there as if it were so. */
async function takeBack({ platforms, log, postLimitMs }: Duty, channel: Channel, message: string): Promise<void> {
  const reply: Reply = { blocks: [{ kind: 'text', text: WORDS.notKept }], audience: 'all' }
  const platform = platforms().get(channel.platform)
  if (platform)
    await within(postLimitMs, platform.edit(message, reply)).catch(cause =>
      log.warn('confirmation-stands', { platform: channel.platform, channel: channel.id, cause }),
    )
}

/** An order as it is kept from now on. */
export function orderOf(
  { incoming, now }: Request,
  place: Place,
  parts: Pick<Order, 'id' | 'kind' | 'settings'>,
): Order {
  return { ...parts, channel: channelAt(incoming.platform, place), by: incoming.from.id, createdAt: now }
}
