import { FLAG, MESSAGE } from '../constants.ts'
import { change, compose, keep, mentionedIn } from '../messages.ts'
import type { Attachment, Channel, Message, User } from '../shapes.ts'
import type { State } from '../state.ts'
import { messagesIn } from '../world.ts'
import { addUser, join } from './people.ts'

export interface Saying {
  channel: Channel
  content: string
  /** Somebody new, when left out. */
  author?: User
  /** Puts a mention of the bot in front. */
  mentionBot?: boolean
  replyTo?: Message
  /** Whether the reply pings whom it replies to, as it does unless switched off; the answers of interactions are never pinged. */
  ping?: boolean
  /** Another bot says it. */
  bot?: boolean
  /** Another application's webhook says it. */
  webhook?: boolean
  /** A message of Discord's own, such as a join (7) or a pin (6). */
  type?: number
  attachments?: Attachment[]
}

/** A person says something. The bot hears of it as far as it may. */
export function say(state: State, saying: Saying): Message {
  const { world, settings } = state
  const { channel, replyTo, bot = false } = saying
  const author = saying.author ?? channel.recipients?.[0] ?? addUser(state, { bot })
  const guild = world.guilds.get(channel.guild_id ?? '')
  if (guild) join(guild, author, settings.now().toISOString())
  const content = saying.mentionBot ? `<@${world.bot.id}> ${saying.content}` : saying.content
  const place = guild ? { guild_id: guild.id } : {}
  return keep(
    state,
    compose(state, channel, {
      author: bot && !author.bot ? { ...author, bot } : author,
      content,
      attachments: saying.attachments ?? [],
      mentions: mentionsOf(state, saying, content),
      mention_everyone: /@(?:everyone|here)\b/.test(content),
      type: saying.type ?? (replyTo ? MESSAGE.reply : MESSAGE.ordinary),
      ...(saying.webhook && { webhook_id: world.mint() }),
      ...(replyTo && {
        message_reference: { type: 0, message_id: replyTo.id, channel_id: replyTo.channel_id, ...place },
      }),
    }),
  )
}

function mentionsOf({ world }: State, { replyTo, ping = true }: Saying, content: string): User[] {
  if (replyTo && (replyTo.flags & FLAG.ephemeral) !== 0) throw new Error('Nobody can reply to an ephemeral message.')
  const named = mentionedIn(world, content)
  if (!replyTo || !ping || replyTo.webhook_id !== undefined) return named
  const asked = replyTo.author
  return named.some(({ id }) => id === asked.id) ? named : [...named, asked]
}

/** A person changes what they said. */
export function rephrase(state: State, message: Message, content: string): Message {
  const kept = messagesIn(state.world, message.channel_id).get(message.id)
  if (!kept) throw new Error(`There is no message ${message.id} any more.`)
  return change(state, kept, { content, mentions: mentionedIn(state.world, content) })
}
