import { checkMessage } from './check.ts'
import type { Delivery } from './delivery.ts'
import { commandPayload } from './payloads.ts'
import type { PostOffice } from './post-office.ts'
import type { Ephemeral, ResponsePost } from './records.ts'
import { channelOf, userOf, workspaceOf, type ChannelRef, type TeamRef, type UserRef } from './refs.ts'
import { openResponseUrl } from './response-url.ts'
import { saysSomething, show } from './show.ts'
import type { Message, World } from './state.ts'
import { isDict, str, type Dict } from './wire.ts'

export interface CommandFrom {
  user: UserRef
  channel: ChannelRef
  team?: TeamRef
}

/** What became of a command or a click. */
export interface Reaction {
  delivery: Delivery
  /** False when Slack would show the person an error: no answer in time, or no connection. */
  acknowledged: boolean
  /** What the acknowledgement carried. */
  ack?: Dict
  /** What the acknowledgement itself put into the channel. */
  shown?: Message | Ephemeral
  responseUrl: string
  triggerId: string
  /** The posts to the response URL, also those still to come. */
  responses: ResponsePost[]
}

export type Command = (name: string, text: string, from: CommandFrom) => Promise<Reaction>

/** A person types a slash command; fulfilled when it is acknowledged or the time for that is over. */
export function commands(world: World, office: PostOffice): Command {
  return async (name, text, from) => {
    const channel = channelOf(world, from.channel, from.team)
    const workspace = workspaceOf(world, channel.team)
    const user = userOf(world, from.user, workspace)
    if (!workspace.installed || !workspace.scopes.has('commands'))
      throw new Error(`${workspace.id} has no commands of the app`)
    const about = { team: workspace.id, channel: channel.id, user: user.id, path: 'commands' }
    const response = openResponseUrl(world, about)
    const payload = commandPayload(world, workspace, { channel, user, command: name, text, response })
    const id = world.id('cmd')
    const team = workspace.id
    const delivery = await office.send({ id, kind: 'command', type: name, team, payload, acceptsPayload: true })
    const ack = isDict(delivery.answer) ? delivery.answer : undefined
    if (ack && saysSomething(ack)) checkMessage(world.records, `ack ${name}`, ack)
    const shown = ack && saysSomething(ack) ? show(world, { workspace, channel, response }, ack, 'ack') : undefined
    return {
      delivery,
      acknowledged: delivery.acknowledged,
      ...(ack ? { ack } : {}),
      ...(shown ? { shown } : {}),
      responseUrl: response.url,
      triggerId: str(payload['trigger_id']),
      responses: response.posts,
    }
  }
}
