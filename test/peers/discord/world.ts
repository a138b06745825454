import { CHANNEL } from './constants.ts'
import { AGE, foundings, snowflakes } from './ids.ts'
import type { Interaction } from './interactions.ts'
import { isThread, PERMISSION, rightsIn, type PermissionName } from './permissions.ts'
import type { Channel, Command, Guild, Message, User } from './shapes.ts'

/** A message and who it is for. */
export interface Kept {
  readonly message: Message
  /** Only this person sees it. */
  readonly onlyFor?: string
  /** The interaction it answers. */
  readonly token?: string
}

/** One request that created, replaced or deleted commands. */
export interface Registration {
  method: string
  /** Absent for commands that are the same everywhere. */
  guild?: string
  /** The names it left registered in its scope. */
  names: string[]
  at: Date
}

/** Everything that exists, in memory. */
export interface World {
  readonly bot: User
  readonly users: Map<string, User>
  readonly guilds: Map<string, Guild>
  readonly channels: Map<string, Channel>
  /** By channel, oldest first. */
  readonly messages: Map<string, Map<string, Kept>>
  commands: Command[]
  /** Every request that set commands. */
  readonly registrations: Registration[]
  /** Messages of the bot by their nonce, and when they were sent. */
  readonly nonces: Map<string, { message: Message; at: number }>
  readonly interactions: Map<string, Interaction>
  readonly tokens: Map<string, Interaction>
  /** Contents of uploaded files, by attachment. */
  readonly files: Map<string, Buffer>
  /** People who take no direct messages from the bot. */
  readonly closed: Set<string>
  /** Direct conversations that the bot is no part of. */
  readonly foreign: Set<string>
  /** An id for something that happens now. */
  mint(): string
  /** An id for something that was there before. */
  found(): string
  /** An id for a server; servers alternate between two shards. */
  foundGuild(): string
  /** What the bot may do in a channel; undefined when it cannot see the channel. */
  rights(channel: Channel): ((name: PermissionName) => boolean) | undefined
  rightBits(channel: Channel): bigint
}

/** In direct messages there are no roles; these are what Discord reports. */
const DM_RIGHTS =
  PERMISSION.ViewChannel |
  PERMISSION.SendMessages |
  PERMISSION.EmbedLinks |
  PERMISSION.AttachFiles |
  PERMISSION.ReadMessageHistory |
  PERMISSION.AddReactions |
  PERMISSION.MentionEveryone

export function openWorld(now: () => Date): World {
  const found = foundings(now, AGE.other)
  const bot = userOf(found(), 'aisi', true)
  const world: World = {
    bot,
    users: new Map([[bot.id, bot]]),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    commands: [],
    registrations: [],
    nonces: new Map(),
    interactions: new Map(),
    tokens: new Map(),
    files: new Map(),
    closed: new Set(),
    foreign: new Set(),
    mint: snowflakes(now),
    found,
    foundGuild: foundings(now, AGE.guild),
    rights(channel) {
      const bits = world.rightBits(channel)
      return bits & PERMISSION.ViewChannel ? name => (bits & PERMISSION[name]) !== 0n : undefined
    },
    rightBits: channel => rightBits(world, channel),
  }
  return world
}

export function userOf(id: string, username: string, bot: boolean): User {
  return { id, username, discriminator: '0', global_name: null, avatar: null, bot, system: false }
}

function rightBits(world: World, channel: Channel): bigint {
  if (channel.type === CHANNEL.dm) return world.foreign.has(channel.id) ? 0n : DM_RIGHTS
  const guild = world.guilds.get(channel.guild_id ?? '')
  const member = guild?.members.get(world.bot.id)
  if (!guild || !member) return 0n
  return rightsIn(guild, member, ruling(world, channel))
}

/** A thread has no rights of its own: its parent's count. */
function ruling(world: World, channel: Channel): Channel {
  return isThread(channel) ? (world.channels.get(channel.parent_id ?? '') ?? channel) : channel
}

/** The messages of a channel, oldest first. */
export function messagesIn(world: World, channel: string): Map<string, Kept> {
  const known = world.messages.get(channel) ?? new Map<string, Kept>()
  world.messages.set(channel, known)
  return known
}
