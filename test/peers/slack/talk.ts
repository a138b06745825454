import { randomUUID } from 'node:crypto'
import type { Delivery } from './delivery.ts'
import { changeEvent, hears, messageEvent, removalEvent } from './echo.ts'
import { openDirect } from './furnish.ts'
import type { Events } from './events.ts'
import { keep, takeAway } from './messages.ts'
import { channelOf, userOf, workspaceOf, type ChannelRef, type TeamRef, type UserRef } from './refs.ts'
import type { Channel, Message, User, World, Workspace } from './state.ts'
import type { Dict } from './wire.ts'

export interface Saying {
  channel: ChannelRef
  user: UserRef
  /** As it travels: `<@U1>` is a mention, `&lt;` a bracket. */
  text: string
  team?: TeamRef
  /** The ts of the message that the thread hangs from. */
  thread?: string
  /** When it was said, for what comes late. */
  at?: Date
  subtype?: string
  /** False stores the message and tells nobody; its events can be delivered by hand later. */
  deliver?: boolean
}

export interface Said {
  message: Message
  /** The events that it makes: a mention with history scopes makes two. */
  events: Dict[]
  deliveries: Delivery[]
}

export interface Talk {
  /** A person says something; fulfilled when each event had its first try. */
  say(saying: Saying): Promise<Said>
  /** The author changes what was said. */
  edit(message: Message, text: string): Promise<Delivery[]>
  /** The author takes it back. */
  remove(message: Message): Promise<Delivery[]>
  /** The direct message between a person and the bot. */
  dm(user: UserRef, team?: TeamRef): Channel
}

export function talk(world: World, { emit }: Events): Talk {
  function tell(workspace: Workspace, events: readonly Dict[]): Promise<Delivery[]> {
    return Promise.all(events.map(event => emit(workspace, event)))
  }

  function change(message: Message, event: (channel: Channel) => Dict): Promise<Delivery[]> {
    const workspace = workspaceOf(world, message.team)
    const channel = channelOf(world, message.channel, workspace)
    const made = event(channel)
    return hears(world, workspace, channel) ? tell(workspace, [made]) : Promise.resolve([])
  }

  return {
    async say(saying) {
      const channel = channelOf(world, saying.channel, saying.team)
      const workspace = workspaceOf(world, channel.team)
      const user = userOf(world, saying.user, workspace)
      channel.members.add(user.id)
      const message = keep(channel, messageOf(world, channel, user, saying))
      const events = eventsOf(world, workspace, channel, message)
      const at = saying.at ?? world.now()
      const deliveries = saying.deliver === false ? [] : events.map(event => emit(workspace, event, undefined, at))
      return { message, events, deliveries: await Promise.all(deliveries) }
    },
    edit(message, text) {
      const edited = { user: message.user ?? '', ts: world.stamp() }
      return change(message, channel =>
        changeEvent(world, channel, { ...message }, keep(channel, Object.assign(message, { text, edited }))),
      )
    },
    remove: message =>
      change(message, channel => {
        takeAway(channel, message)
        return removalEvent(world, channel, message)
      }),
    dm: (user, team) => {
      const { id, team: home } = userOf(world, user, team)
      return openDirect(world, workspaceOf(world, team ?? home), id)
    },
  }
}

/** What Slack tells the app of it: a mention where the bot is in, and the message where it may read along. */
function eventsOf(world: World, workspace: Workspace, channel: Channel, message: Message): Dict[] {
  const { botUserId, scopes, installed } = workspace
  const calls = new RegExp(`<@${botUserId}(?:\\|[^>]*)?>`).test(message.text)
  const mentioned =
    calls &&
    installed &&
    channel.kind !== 'im' &&
    channel.members.has(botUserId) &&
    scopes.has('app_mentions:read') &&
    world.app.subscriptions.has('app_mention')
  return [
    ...(mentioned ? [{ ...message, type: 'app_mention', event_ts: message.ts }] : []),
    ...(hears(world, workspace, channel) ? [messageEvent(channel, message)] : []),
  ]
}

function messageOf(world: World, channel: Channel, user: User, saying: Saying): Message {
  const parent = saying.thread === undefined ? undefined : channel.messages.get(saying.thread)
  const thread = saying.thread === undefined ? {} : { thread_ts: saying.thread, parent_user_id: parent?.user }
  return {
    type: 'message',
    ...(saying.subtype === undefined ? {} : { subtype: saying.subtype }),
    team: channel.team,
    channel: channel.id,
    user: user.id,
    ...(user.botId === undefined ? { client_msg_id: randomUUID() } : { bot_id: user.botId, app_id: 'A0OTHER' }),
    text: saying.text,
    ts: world.stamp(saying.at),
    blocks: [composed(world, saying.text)],
    ...thread,
  }
}

/** What people write comes as rich text, too. */
function composed(world: World, text: string): Dict {
  const elements = text
    .split(/(<@[A-Z0-9]+(?:\|[^>]*)?>)/)
    .filter(part => part !== '')
    .map(part => {
      const user_id = /^<@([A-Z0-9]+)/.exec(part)?.[1]
      return user_id === undefined ? { type: 'text', text: unescaped(part) } : { type: 'user', user_id }
    })
  return { type: 'rich_text', block_id: world.id('b'), elements: [{ type: 'rich_text_section', elements }] }
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
