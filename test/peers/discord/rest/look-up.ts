import { refusal } from '../refusals.ts'
import type { PermissionName } from '../permissions.ts'
import type { Channel, Guild } from '../shapes.ts'
import type { Kept, World } from '../world.ts'
import { messagesIn } from '../world.ts'

/** A channel that the bot can see: 404 when there is none, 403 when it may not look. */
export function channelFor(world: World, id: string, ...needed: readonly PermissionName[]): Channel {
  const channel = world.channels.get(id)
  if (!channel) throw refusal('unknownChannel')
  const may = world.rights(channel)
  if (!may) throw refusal('missingAccess')
  if (!needed.every(may)) throw refusal('missingPermissions')
  return channel
}

/** A server that the bot is a member of. */
export function guildFor(world: World, id: string): Guild {
  const guild = world.guilds.get(id)
  if (!guild?.members.has(world.bot.id)) throw refusal('unknownGuild')
  return guild
}

/** A message that everyone in the channel sees. */
export function messageIn(world: World, channel: Channel, id: string): Kept {
  const kept = messagesIn(world, channel.id).get(id)
  if (!kept || kept.onlyFor !== undefined) throw refusal('unknownMessage')
  return kept
}
