import { CHANNEL, CONTEXT, INSTALL } from '../constants.ts'
import type { Interaction } from '../interactions.ts'
import { bitsOf, USUAL_MEMBER, type Permissions } from '../permissions.ts'
import { directChannel } from '../places.ts'
import type { Channel, User } from '../shapes.ts'
import type { State } from '../state.ts'
import { addUser, join } from './people.ts'

/** Who does something, and where. */
export interface Where {
  /** Somebody new, when left out. */
  user?: User
  /** The person's conversation with the bot, when left out. */
  channel?: Channel
  /** What the person may do there. */
  permissions?: Permissions
  /** The person brought the application along, rather than the server. */
  userInstall?: boolean
  locale?: string
}

export interface Origin {
  /** `away`: the application is there only by the person's installation. */
  who: Pick<Interaction, 'user' | 'channel' | 'guild' | 'away'>
  context: number
  install: number
  rights: bigint
  /** What every interaction from there carries. */
  payload: Record<string, unknown>
}

/** Bytes that a file may have on a server without boosts. */
const ATTACHMENT_LIMIT = 10 * 1024 * 1024

export function originOf(state: State, where: Where): Origin {
  const { world, settings } = state
  const user = where.user ?? where.channel?.recipients?.[0] ?? addUser(state)
  const channel = where.channel ?? directChannel(world, user)
  const guild = world.guilds.get(channel.guild_id ?? '')
  const present = guild ? guild.members.has(world.bot.id) : contextOf(state, channel) === CONTEXT.botDm
  const install = where.userInstall || !present ? INSTALL.user : INSTALL.guild
  const rights = bitsOf(where.permissions ?? USUAL_MEMBER)
  const context = contextOf(state, channel)
  const person = guild
    ? {
        guild_id: guild.id,
        guild: { id: guild.id, locale: guild.preferred_locale, features: [] },
        guild_locale: guild.preferred_locale,
        member: { ...join(guild, user, settings.now().toISOString()), permissions: String(rights) },
      }
    : { user }
  return {
    who: { user, channel, ...(guild && { guild }), away: !present },
    context,
    install,
    rights,
    payload: {
      ...person,
      channel_id: channel.id,
      channel: { ...channel, permission_overwrites: undefined, ...(guild && { permissions: String(rights) }) },
      app_permissions: String(present ? world.rightBits(channel) : rights),
      locale: where.locale ?? 'en-GB',
      entitlements: [],
      entitlement_sku_ids: [],
      authorizing_integration_owners: install === INSTALL.user ? { 1: user.id } : { 0: guild?.id ?? '0' },
      context,
      attachment_size_limit: ATTACHMENT_LIMIT,
    },
  }
}

function contextOf({ world }: State, channel: Channel): number {
  if (channel.guild_id !== undefined) return CONTEXT.guild
  return channel.type === CHANNEL.dm && !world.foreign.has(channel.id) ? CONTEXT.botDm : CONTEXT.privateChannel
}

/** A conversation between people, where the bot is not. */
export function privateChannel({ world }: State, people: readonly User[]): Channel {
  const type = people.length > 2 ? CHANNEL.groupDm : CHANNEL.dm
  const channel: Channel = { id: world.found(), type, flags: 0, last_message_id: null, recipients: [...people] }
  world.channels.set(channel.id, channel)
  world.foreign.add(channel.id)
  return channel
}
