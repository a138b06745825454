import { unplaced } from './messages.ts'
import { SCOPE_PREFIX } from './web-api/method.ts'
import type { Channel, ChannelKind, Message, World, Workspace } from './state.ts'
import type { Dict } from './wire.ts'

/** What Slack calls the kinds of channels in events and subscriptions. */
const IN_EVENTS: Readonly<Record<ChannelKind, { type: string; subscription: string }>> = {
  public: { type: 'channel', subscription: 'message.channels' },
  private: { type: 'group', subscription: 'message.groups' },
  im: { type: 'im', subscription: 'message.im' },
  mpim: { type: 'mpim', subscription: 'message.mpim' },
}

/** Whether the app is told what is said there: installed, granted, subscribed, and the bot is in it. */
export function hears(world: World, workspace: Workspace, channel: Channel): boolean {
  return (
    workspace.installed &&
    workspace.scopes.has(`${SCOPE_PREFIX[channel.kind]}:history`) &&
    world.app.subscriptions.has(IN_EVENTS[channel.kind].subscription) &&
    channel.members.has(workspace.botUserId)
  )
}

/** The `message` event for a message. */
export function messageEvent(channel: Channel, message: Message): Dict {
  return { ...message, event_ts: message.ts, channel_type: IN_EVENTS[channel.kind].type }
}

/** The `message` event for a change of a message. */
export function changeEvent(world: World, channel: Channel, before: Message, after: Message): Dict {
  const ts = world.stamp()
  const change = { subtype: 'message_changed', message: unplaced(after), previous_message: unplaced(before) }
  return { ...frame(channel, ts), ...change, hidden: true }
}

/** The `message` event for a message that is gone. */
export function removalEvent(world: World, channel: Channel, message: Message): Dict {
  const ts = world.stamp()
  const removal = { subtype: 'message_deleted', deleted_ts: message.ts, previous_message: unplaced(message) }
  return { ...frame(channel, ts), ...removal, hidden: true }
}

/** Tells the app of its own doing, as Slack does. */
export function echo(world: World, workspace: Workspace, channel: Channel, event: () => Dict): void {
  if (world.echoes && hears(world, workspace, channel)) world.emit(workspace, event())
}

function frame(channel: Channel, ts: string): Dict {
  const { type } = IN_EVENTS[channel.kind]
  return { type: 'message', channel: channel.id, ts, event_ts: ts, channel_type: type }
}
