import { CHANNEL } from './constants.ts'
import type { Message } from './shapes.ts'
import type { World } from './world.ts'

/** A message as it goes over the wire: with the message it replies to. */
export type Shown = Message & { referenced_message?: Message | null }

/** The message in full, as people and interactions have it. */
export function inFull(world: World, message: Message): Shown {
  return shown(world, message, one => one)
}

/** The message as the bot gets it: with an empty content unless it may read it. `granted` is the intent for message content. */
export function asRead(world: World, message: Message, granted: boolean): Shown {
  return shown(world, message, one => (granted || mayRead(world, one) ? one : emptied(one)))
}

/** Own messages, direct messages, and those that mention the bot; a reply with a ping is a mention. */
function mayRead(world: World, message: Message): boolean {
  if (message.author.id === world.bot.id) return true
  if (message.mentions.some(({ id }) => id === world.bot.id)) return true
  return world.channels.get(message.channel_id)?.type === CHANNEL.dm
}

function emptied(message: Message): Message {
  return { ...message, content: '', embeds: [], attachments: [], components: [] }
}

function shown(world: World, message: Message, view: (message: Message) => Message): Shown {
  const reference = message.message_reference
  if (!reference) return view(message)
  const kept = world.messages.get(reference.channel_id)?.get(reference.message_id)
  return { ...view(message), referenced_message: kept ? view(kept.message) : null }
}
