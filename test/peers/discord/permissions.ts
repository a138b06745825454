import { CHANNEL } from './constants.ts'
import type { Channel, Guild, Member, Overwrite } from './shapes.ts'

/** Named as discord.js names them. */
export const PERMISSION = {
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  ManageRoles: 1n << 28n,
  UseApplicationCommands: 1n << 31n,
  ManageEvents: 1n << 33n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  CreatePrivateThreads: 1n << 36n,
  SendMessagesInThreads: 1n << 38n,
  CreateEvents: 1n << 44n,
  UseExternalApps: 1n << 50n,
} as const

export type PermissionName = keyof typeof PERMISSION
/** Names, or the bits themselves. */
export type Permissions = readonly PermissionName[] | bigint

const EVERYTHING = (1n << 53n) - 1n
const THREADS: readonly number[] = [CHANNEL.announcementThread, CHANNEL.publicThread, CHANNEL.privateThread]

/** What the README asks a server's owner to grant. */
export const USUAL_BOT: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'ReadMessageHistory',
  'AttachFiles',
]

/** What anyone may do on a server that changed nothing. */
export const USUAL_MEMBER: readonly PermissionName[] = [
  ...USUAL_BOT,
  'AddReactions',
  'UseApplicationCommands',
  'UseExternalApps',
]

export function bitsOf(permissions: Permissions): bigint {
  if (typeof permissions === 'bigint') return permissions
  return permissions.reduce((bits, name) => bits | PERMISSION[name], 0n)
}

export function isThread({ type }: Channel): boolean {
  return THREADS.includes(type)
}

/** A member's rights in a channel: roles, then the channel's overwrites for everyone, for roles, for the member. */
export function rightsIn(guild: Guild, member: Member, channel: Channel): bigint {
  const base = guildRights(guild, member)
  if (base & PERMISSION.Administrator || guild.owner_id === member.user.id) return EVERYTHING
  const overwrites = channel.permission_overwrites ?? []
  const own = overwrites.filter(({ id }) => id === member.user.id)
  const everyone = overwrites.filter(({ id }) => id === guild.id)
  const roles = overwrites.filter(({ id }) => member.roles.includes(id))
  return [everyone, roles, own].reduce(overwritten, base)
}

/** A member's rights where no channel says otherwise. */
export function guildRights(guild: Guild, member: Member): bigint {
  const held = guild.roles.filter(({ id }) => id === guild.id || member.roles.includes(id))
  return held.reduce((bits, { permissions }) => bits | BigInt(permissions), 0n)
}

function overwritten(bits: bigint, overwrites: readonly Overwrite[]): bigint {
  const deny = overwrites.reduce((all, one) => all | BigInt(one.deny), 0n)
  const allow = overwrites.reduce((all, one) => all | BigInt(one.allow), 0n)
  return (bits & ~deny) | allow
}
