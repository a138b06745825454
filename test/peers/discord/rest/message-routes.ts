import type { Body } from '../checks/message.ts'
import { CHANNEL, MESSAGE } from '../constants.ts'
import { asRead } from '../content.ts'
import { change, compose, discard, keep } from '../messages.ts'
import { isThread, type PermissionName } from '../permissions.ts'
import { invalidForm, refusal } from '../refusals.ts'
import type { Channel, Message } from '../shapes.ts'
import type { State } from '../state.ts'
import { messagesIn } from '../world.ts'
import { done, ok, type Answer, type Call, type Route } from './call.ts'
import { listed } from './list.ts'
import { channelFor, messageIn } from './look-up.ts'
import { reader } from './reader.ts'
import { rewritten, written } from './write.ts'

const MINUTE_MS = 60_000
const FOR_TEXT: readonly number[] = [
  CHANNEL.text,
  CHANNEL.dm,
  CHANNEL.announcement,
  CHANNEL.announcementThread,
  CHANNEL.publicThread,
  CHANNEL.privateThread,
]

/** Messages of a channel, with the bot's own token. */
export function messageRoutes(state: State): Route[] {
  const { world } = state
  const one = '/channels/:channel/messages/:message'
  const view = reader(state)
  return [
    { method: 'POST', pattern: '/channels/:channel/messages', handle: call => post(state, call) },
    {
      method: 'GET',
      pattern: '/channels/:channel/messages',
      handle: ({ param, query }) => {
        const channel = channelFor(world, param('channel'))
        const readable = world.rights(channel)?.('ReadMessageHistory')
        return ok(readable ? listed(messagesIn(world, channel.id), query).map(view) : [])
      },
    },
    {
      method: 'GET',
      pattern: one,
      handle: ({ param }) => {
        const channel = channelFor(world, param('channel'), 'ReadMessageHistory')
        return ok(view(messageIn(world, channel, param('message')).message))
      },
    },
    { method: 'PATCH', pattern: one, handle: call => edit(state, call) },
    {
      method: 'DELETE',
      pattern: one,
      handle: ({ param }) => {
        const channel = channelFor(world, param('channel'))
        const kept = messageIn(world, channel, param('message'))
        if (kept.message.author.id !== world.bot.id) channelFor(world, channel.id, 'ManageMessages')
        discard(state, kept)
        return done
      },
    },
  ]
}

function post(state: State, call: Call): Answer {
  const { world, settings } = state
  const channel = channelFor(world, call.param('channel'))
  if (!FOR_TEXT.includes(channel.type)) throw refusal('notText')
  if (channel.recipients?.some(({ id }) => world.closed.has(id))) throw refusal('closedToUs')
  channelFor(world, channel.id, isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages')
  if (channel.thread_metadata?.locked) throw refusal('archivedThread')

  const { body, parts } = written(state, call, channel.id)
  const needed: PermissionName[] = [
    ...(body.embeds?.length ? ['EmbedLinks' as const] : []),
    ...(call.files.length > 0 ? ['AttachFiles' as const] : []),
  ]
  channelFor(world, channel.id, ...needed)
  const known = body.enforce_nonce ? world.nonces.get(String(body.nonce)) : undefined
  const now = settings.now().getTime()
  if (known && now - known.at <= settings.nonceMinutes * MINUTE_MS) return ok(asRead(world, known.message, true))

  const nonce = body.nonce ?? undefined
  const draft = { ...parts, ...referenceOf(state, channel, body, parts.mentions ?? []) }
  const message = keep(state, compose(state, channel, { ...draft, ...(nonce !== undefined && { nonce }) }))
  if (nonce !== undefined) world.nonces.set(String(nonce), { message, at: now })
  return ok(asRead(world, message, true))
}

function referenceOf({ world }: State, channel: Channel, body: Body, mentions: Message['mentions']): Partial<Message> {
  const reference = body.message_reference
  if (!reference) return {}
  if (!world.rights(channel)?.('ReadMessageHistory')) throw refusal('unreadableReply')
  const kept = messagesIn(world, channel.id).get(reference.message_id)
  if (!kept || kept.onlyFor !== undefined) {
    if (reference.fail_if_not_exists === false) return {}
    throw invalidForm([{ path: ['message_reference'], code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }])
  }
  const { author, id, channel_id } = kept.message
  const pings = body.allowed_mentions ? body.allowed_mentions.replied_user : true
  return {
    type: MESSAGE.reply,
    message_reference: { type: 0, message_id: id, channel_id, ...(channel.guild_id && { guild_id: channel.guild_id }) },
    mentions: pings ? [...mentions.filter(one => one.id !== author.id), author] : mentions,
  }
}

function edit(state: State, call: Call): Answer {
  const { world } = state
  const channel = channelFor(world, call.param('channel'))
  const kept = messageIn(world, channel, call.param('message'))
  if (kept.message.author.id !== world.bot.id) throw refusal('othersMessage')
  const { parts } = rewritten(state, call, kept.message)
  return ok(asRead(world, change(state, kept, parts), true))
}
