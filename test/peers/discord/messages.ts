import type { Body } from './checks/message.ts'
import { numbered } from './checks/layout.ts'
import { FLAG, INTENT, MESSAGE } from './constants.ts'
import { asRead } from './content.ts'
import type { Channel, Message, User } from './shapes.ts'
import type { State } from './state.ts'
import { messagesIn, type Kept, type World } from './world.ts'

/** Flags that a sender may set; all others are Discord's own. */
const SETTABLE = FLAG.suppressEmbeds | FLAG.suppressNotifications | FLAG.componentsV2

export type Draft = Pick<Message, 'author' | 'content'> & Partial<Message>

/** A message that is complete, but not yet anywhere. */
export function compose({ world, settings }: State, channel: Channel, draft: Draft): Message {
  return {
    id: world.mint(),
    channel_id: channel.id,
    timestamp: settings.now().toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    type: MESSAGE.ordinary,
    flags: 0,
    ...draft,
  }
}

/** The parts of a message that a checked body gives. */
export function partsOf(world: World, body: Body): Draft {
  const content = body.content ?? ''
  return {
    author: world.bot,
    content,
    tts: body.tts ?? false,
    embeds: (body.embeds ?? []).map(embed => ({ ...embed, type: 'rich' })),
    components: numbered(body.components ?? []),
    flags: (body.flags ?? 0) & SETTABLE,
    mentions: pinged(world, content, body.allowed_mentions),
    mention_everyone: /@(?:everyone|here)/.test(content) && allows(body.allowed_mentions, 'everyone'),
  }
}

/** What an edit changes: only what it names. */
export function changesOf(world: World, before: Message, body: Body): Partial<Message> {
  const parts = partsOf(world, body)
  const named = (field: keyof Body) => body[field] !== undefined
  return {
    ...(named('content') && { content: parts.content }),
    ...(named('embeds') && { embeds: parts.embeds }),
    ...(named('components') && { components: parts.components }),
    flags: (before.flags | (parts.flags ?? 0)) & ~FLAG.loading,
  }
}

/** Puts a message where it belongs and tells the bot of it. */
export function keep(state: State, message: Message, whose: Omit<Kept, 'message'> = {}): Message {
  const channel = state.world.channels.get(message.channel_id)
  messagesIn(state.world, message.channel_id).set(message.id, { message, ...whose })
  if (channel && whose.onlyFor === undefined) channel.last_message_id = message.id
  announce(state, 'MESSAGE_CREATE', { message, ...whose })
  return message
}

/** Changes a message in place and tells the bot of it. */
export function change(state: State, kept: Kept, changes: Partial<Message>, edited = true): Message {
  const time = edited ? { edited_timestamp: state.settings.now().toISOString() } : {}
  Object.assign(kept.message, changes, time)
  announce(state, 'MESSAGE_UPDATE', kept)
  return kept.message
}

export function discard(state: State, kept: Kept): void {
  const { id, channel_id } = kept.message
  messagesIn(state.world, channel_id).delete(id)
  if (kept.onlyFor !== undefined) return state.news.changed()
  const channel = state.world.channels.get(channel_id)
  if (channel) dispatch(state, 'MESSAGE_DELETE', channel, () => ({ id, channel_id, ...placeOf(channel) }))
  state.news.changed()
}

/** The event that a message makes. What only one person sees makes none. */
export function eventOf({ world }: State, message: Message, granted: boolean): Record<string, unknown> {
  const channel = world.channels.get(message.channel_id)
  const members = world.guilds.get(channel?.guild_id ?? '')?.members
  const member = { ...members?.get(message.author.id), user: undefined }
  return {
    ...asRead(world, message, granted),
    ...(channel && { channel_type: channel.type, ...placeOf(channel) }),
    ...(members && !message.webhook_id && { member }),
  }
}

function announce(state: State, t: string, { message, onlyFor }: Kept): void {
  const channel = state.world.channels.get(message.channel_id)
  if (channel && onlyFor === undefined) dispatch(state, t, channel, granted => eventOf(state, message, granted))
  state.news.changed()
}

function dispatch({ world, gateway }: State, t: string, channel: Channel, data: (granted: boolean) => unknown): void {
  if (!world.rights(channel)) return
  const intent = channel.guild_id ? INTENT.guildMessages : INTENT.directMessages
  gateway.dispatch({ t, guild: channel.guild_id, intent, data })
}

function placeOf({ guild_id }: Channel): { guild_id?: string } {
  return guild_id === undefined ? {} : { guild_id }
}

/** The people whom a content mentions. */
export function mentionedIn(world: World, content: string): User[] {
  const ids = new Set([...content.matchAll(/<@!?(\d+)>/g)].map(([, id]) => id ?? ''))
  return [...ids].flatMap(id => world.users.get(id) ?? [])
}

function pinged(world: World, content: string, allowed: Body['allowed_mentions']): User[] {
  return mentionedIn(world, content).filter(({ id }) => allows(allowed, 'users') || allowed?.users?.includes(id))
}

function allows(allowed: Body['allowed_mentions'], what: 'users' | 'everyone'): boolean {
  return !allowed || (allowed.parse?.includes(what) ?? false)
}
