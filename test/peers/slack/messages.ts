import type { Channel, Message, World, Workspace } from './state.ts'
import type { Dict } from './wire.ts'

/** Puts a message into its channel and its thread. */
export function keep(channel: Channel, message: Message): Message {
  channel.messages.set(message.ts, message)
  if (message.thread_ts !== undefined && message.thread_ts !== message.ts) {
    const thread = channel.threads.get(message.thread_ts) ?? new Set()
    channel.threads.set(message.thread_ts, thread.add(message.ts))
  }
  return message
}

export function takeAway(channel: Channel, message: Message): void {
  channel.messages.delete(message.ts)
  if (message.thread_ts !== undefined) channel.threads.get(message.thread_ts)?.delete(message.ts)
}

/** What stands in a channel, oldest first, threads included. */
export function standing(channel: Channel): Message[] {
  return [...channel.messages.values()].sort(byTime)
}

/** The parent, if it still stands, and the replies, oldest first. */
export function thread(channel: Channel, ts: string): Message[] {
  const all = [ts, ...(channel.threads.get(ts) ?? [])].map(one => channel.messages.get(one))
  return all.filter(message => message !== undefined).sort(byTime)
}

function byTime(a: Message, b: Message): number {
  return a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0
}

/** A message from the bot, not yet kept. */
export function fromBot(world: World, workspace: Workspace, channel: Channel, content: Partial<Message>): Message {
  return {
    type: 'message',
    team: workspace.id,
    channel: channel.id,
    user: workspace.botUserId,
    bot_id: workspace.botId,
    app_id: world.app.id,
    text: '',
    ts: world.stamp(),
    ...content,
  }
}

/** The form in which histories and replies show a message; metadata only to those who ask for it. */
export function wireOf(channel: Channel, message: Message, allMetadata = false): Dict {
  const metadata = allMetadata ? message.metadata : undefined
  return { ...unplaced(message), metadata, ...threadFields(channel, message.ts) }
}

/** A message without its channel, as it is shown where the channel is known. */
export function unplaced({ channel: _channel, ...message }: Message): Dict {
  return { ...message }
}

function threadFields(channel: Channel, ts: string): Dict {
  const replies = thread(channel, ts).filter(reply => reply.ts !== ts)
  if (replies.length === 0) return {}
  const users = [...new Set(replies.map(({ user }) => user))]
  return {
    thread_ts: ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    reply_users: users,
    latest_reply: replies.at(-1)?.ts,
  }
}
