import { grouped } from '../../reminders/grouped.ts'
import { ownHappening } from '../../reminders/happening.ts'
import { settingsOf } from '../../reminders/settings.ts'
import type { Facts } from '../handler.ts'
import type { Place } from '../platform.ts'
import type { Block } from '../reply.ts'
import { known, type Duty } from './duty.ts'
import { note } from './follow.ts'
import { list } from './message.ts'
import { spellOrder } from './spell-order.ts'
import { WORDS } from './wording.ts'

/** What is set up in a workspace, for everybody in it: never what one person set up for themselves. */
export async function overview(platform: string, place: Place, facts: Facts, { teams }: Duty): Promise<Block[]> {
  const orders = await teams.workspaceOrders(platform, place.workspace)
  const own = (await teams.events(platform, place.workspace)).flatMap(event => ownHappening(event) ?? [])
  const { find } = known(facts.knowledge, own)
  const shared = orders.filter(order => order.kind !== 'personal' && !settingsOf(order)?.direct)
  const items = [...grouped(shared, order => spellOrder(order, find))].map(([spelled, same]) => {
    const channels = new Set(same.map(({ channel }) => channel.id)).size
    const paused = same.find(order => order.paused !== undefined)?.paused
    return `${spelled}.${WORDS.inChannels(channels)}${paused === undefined ? '' : WORDS.paused(paused)}`
  })
  if (items.length === 0 && own.length === 0) return [note(WORDS.overviewNothing)]
  return [
    { kind: 'text', text: [{ strong: WORDS.overviewLead }] },
    ...list([...items, ...(own.length > 0 ? [WORDS.ownCount(own.length)] : [])]),
  ]
}
