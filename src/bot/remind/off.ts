import { isDigest } from '../../reminders/settings.ts'
import type { Order } from '../../store/teams.ts'
import { said, saidText, type Handler, type Request, type Said } from '../handler.ts'
import { WORDING } from '../wording.ts'
import { knownTo, mayChange, type Duty } from './duty.ts'
import { note } from './follow.ts'
import { ordersFor, type Orders } from './list.ts'
import { spellOrder } from './spell-order.ts'
import { WORDS } from './wording.ts'

const ALL = /^(?:all|everything|here)?$/i
const NUMBER = /^(?:(?:number|no\.?|nr\.?|#)\s*)?(\d{1,4})\.?$/i

/** `remind off` ends the reminders of a channel, `remind off 2` one of what `remind list` shows. */
export function remindOff(duty: Duty): Handler {
  return async request => {
    const orders = await ordersFor(request, duty)
    const typed = request.rest.trim()
    if (ALL.test(typed)) {
      const reminders = orders.here.filter(order => !isDigest(order))
      if (reminders.length === 0) return nothing(orders, request, duty)
      return end(reminders, request, duty)
    }
    const [, number] = NUMBER.exec(typed) ?? []
    if (number === undefined) return saidText(request.incoming, WORDS.offUnclear(typed))
    const all = [...orders.here, ...orders.mine]
    const one = all[Number(number) - 1]
    return one ? end([one], request, duty) : saidText(request.incoming, WORDS.offWhich(number, all.length))
  }
}

/** Ends orders; what they planned is not posted any more. */
export async function end(orders: readonly Order[], request: Request, duty: Duty): Promise<Said> {
  const { incoming } = request
  const own = orders.every(({ channel }) => channel.id === incoming.from.id)
  if (!own && !(await mayChange(request, duty))) return saidText(incoming, WORDING.mayNot)
  const { find } = await knownTo(request, duty)
  for (const { id } of orders) {
    await duty.teams.cancel(id)
    await duty.ledger.withdrawPlan(id)
  }
  return said(incoming, [
    { kind: 'text', text: [{ strong: WORDS.off }] },
    { kind: 'list', items: orders.map(order => `${spellOrder(order, find)}.`) },
  ])
}

/** Nothing of the channel can be switched off, but perhaps something of one's own. */
async function nothing({ here, mine }: Orders, request: Request, duty: Duty): Promise<Said> {
  const { find } = await knownTo(request, duty)
  const others = [...here, ...mine].map((order, at) => WORDS.numbered(at + 1, spellOrder(order, find)))
  const shown =
    request.incoming.kind === 'message' && !request.incoming.in.direct ? others.slice(0, here.length) : others
  return said(request.incoming, [
    { kind: 'text', text: WORDS.offNothing },
    ...(shown.length > 0 ? [{ kind: 'list', items: shown } as const, note(WORDS.listHow)] : []),
  ])
}
