import { CHANNEL, INTENT } from '../constants.ts'
import { guildCreate } from '../gateway/guild-create.ts'
import { bitsOf, PERMISSION, USUAL_BOT, type Permissions } from '../permissions.ts'
import { addChannel, openThread } from '../places.ts'
import type { Channel, Guild, Message, Overwrite, Role, User } from '../shapes.ts'
import type { State } from '../state.ts'
import { addUser, join } from './people.ts'

export interface NewGuild {
  id?: string
  name?: string
  /** Names of text channels. */
  channels?: readonly string[]
  members?: readonly User[]
  /** What the bot may do everywhere on it. */
  botPermissions?: Permissions
  /** A server where the bot is not: people bring it along by their own installation. */
  withoutBot?: boolean
}

export interface NewChannel {
  guild: Guild
  id?: string
  name?: string
  type?: number
  /** What the bot may do here, whatever it may do elsewhere. */
  botPermissions?: Permissions
}

export interface ThreadOptions {
  channel: Channel
  name?: string
  /** The message it hangs on. */
  message?: Message
  private?: boolean
  by?: User
}

/** A server. Everyone's own role grants nothing, so that `botPermissions` alone decides what the bot may do. */
export function addGuild(state: State, options: NewGuild = {}): Guild {
  const { world, settings, gateway, news } = state
  const id = options.id ?? world.foundGuild()
  const joinedAt = settings.now().toISOString()
  const name = options.name ?? `Server ${world.guilds.size + 1}`
  const owner = addUser(state, { name: `Owner of ${name}` })
  const ours = roleOf(world.found(), world.bot.username, bitsOf(options.botPermissions ?? USUAL_BOT))
  const guild: Guild = {
    id,
    name,
    owner_id: owner.id,
    preferred_locale: 'en-US',
    joined_at: joinedAt,
    roles: [roleOf(id, '@everyone', 0n), { ...ours, managed: true, tags: { bot_id: world.bot.id } }],
    members: new Map(),
    channels: [],
  }
  for (const user of [owner, ...(options.members ?? [])]) join(guild, user, joinedAt)
  if (!options.withoutBot) join(guild, world.bot, joinedAt, [ours.id])
  for (const channel of options.channels ?? []) addChannel(state, guild, channelOf(state, { guild, name: channel }))
  world.guilds.set(id, guild)
  if (!options.withoutBot) {
    gateway.dispatch({ t: 'GUILD_CREATE', guild: id, intent: INTENT.guilds, data: () => guildCreate(world, guild) })
  }
  news.changed()
  return guild
}

export function newChannel(state: State, options: NewChannel): Channel {
  return addChannel(state, options.guild, channelOf(state, options))
}

/** A thread that a person opens. */
export function newThread(state: State, options: ThreadOptions): Channel {
  const { channel, message, by, name = 'a thread' } = options
  const owner = by?.id ?? addUser(state).id
  const type = options.private ? CHANNEL.privateThread : CHANNEL.publicThread
  return openThread(state, channel, { id: message?.id ?? state.world.mint(), name, type, owner })
}

function channelOf({ world }: State, { guild, id, name, type, botPermissions }: NewChannel): Channel {
  return {
    id: id ?? world.found(),
    type: type ?? CHANNEL.text,
    flags: 0,
    last_message_id: null,
    guild_id: guild.id,
    name: name ?? `channel-${guild.channels.length + 1}`,
    topic: null,
    position: guild.channels.length,
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: botPermissions === undefined ? [] : [only(world.bot.id, bitsOf(botPermissions))],
  }
}

/** The member may do exactly this. */
export function only(member: string, allowed: bigint): Overwrite {
  const all = Object.values(PERMISSION).reduce((bits, bit) => bits | bit, 0n)
  return { id: member, type: 1, allow: String(allowed), deny: String(all & ~allowed) }
}

function roleOf(id: string, name: string, permissions: bigint): Role {
  const look = { position: 0, color: 0, hoist: false, managed: false, mentionable: false, flags: 0 }
  return { id, name, permissions: String(permissions), ...look }
}
