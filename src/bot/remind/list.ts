import { spellQuiet } from '../../events/quiet.ts'
import { quietIn } from '../../reminders/quiet-hours.ts'
import type { Order } from '../../store/teams.ts'
import { audienceOf, said, type Handler, type Request } from '../handler.ts'
import type { Block } from '../reply.ts'
import { channelAt, channelIn, knownTo, personIn, type Duty } from './duty.ts'
import { note } from './follow.ts'
import { spellOrder, type Find } from './spell-order.ts'
import { WORDS } from './wording.ts'

/** What is set up, in the order of its numbers: the channel's, then what is for the person alone. */
export interface Orders {
  here: readonly Order[]
  mine: readonly Order[]
}

/** The numbers are the same whether or not others read along. */
export async function ordersFor({ incoming }: Request, { teams }: Duty): Promise<Orders> {
  const here = await teams.orders(channelIn(incoming))
  if (incoming.in.direct) return { here, mine: [] }
  return { here, mine: await teams.orders(channelAt(incoming.platform, personIn(incoming))) }
}

/** `remind list` */
export function remindList(duty: Duty): Handler {
  return async request => {
    const { incoming } = request
    const resumed = await tryAgain(request, duty)
    const { here, mine } = await ordersFor(request, duty)
    const shown = audienceOf(incoming) === 'asker' || incoming.in.direct ? mine : []
    const quiet = await quietIn(duty.teams, channelIn(incoming))
    const quietNotes = quiet ? [note(WORDS.quietSet(spellQuiet(quiet)))] : []
    if (here.length + shown.length === 0) return said(incoming, [note(WORDS.listNothing), ...quietNotes])
    const { find } = await knownTo(request, duty)
    return said(incoming, [
      ...(resumed ? [note(WORDS.runsAgain)] : []),
      ...section(WORDS.listLead, here, 1, find),
      ...section(WORDS.listMine, shown, here.length + 1, find),
      ...quietNotes,
      note(WORDS.listHow),
    ])
  }
}

function section(lead: string, orders: readonly Order[], first: number, find: Find): Block[] {
  if (orders.length === 0) return []
  const items = orders.map((order, at) => {
    const paused = order.paused === undefined ? '' : WORDS.paused(order.paused)
    return WORDS.numbered(first + at, spellOrder(order, find)) + paused
  })
  return [
    { kind: 'text', text: [{ strong: lead }] },
    { kind: 'list', items },
  ]
}

/** Somebody speaks here: what is paused is tried once more. */
export async function tryAgain(request: Request, duty: Duty): Promise<boolean> {
  const channel = channelIn(request.incoming)
  const paused = (await duty.teams.orders(channel)).filter(one => one.paused !== undefined)
  const platform = duty.platforms().get(channel.platform)
  if (paused.length === 0 || !platform) return false
  return (await duty.resume(platform, channel, paused)) === undefined
}
