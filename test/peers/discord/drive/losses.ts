import { INTENT } from '../constants.ts'
import { bitsOf, type Permissions } from '../permissions.ts'
import type { Channel, Guild } from '../shapes.ts'
import type { State } from '../state.ts'
import { only } from './places.ts'

/** Changes what the bot may do in a channel. `quietly` leaves the bot's memory of it as it was. */
export function permit(state: State, channel: Channel, permissions: Permissions, quietly = false): void {
  const { world, gateway, news } = state
  const others = (channel.permission_overwrites ?? []).filter(({ id }) => id !== world.bot.id)
  channel.permission_overwrites = [...others, only(world.bot.id, bitsOf(permissions))]
  const data = () => channel
  if (!quietly) gateway.dispatch({ t: 'CHANNEL_UPDATE', guild: channel.guild_id, intent: INTENT.guilds, data })
  news.changed()
}

/** Takes a channel away: 403 hides it from the bot, 404 deletes it. */
export function lose(state: State, channel: Channel, status: 403 | 404, quietly = false): void {
  if (status === 403) return permit(state, channel, [], quietly)
  const { world, gateway, news } = state
  world.channels.delete(channel.id)
  const guild = world.guilds.get(channel.guild_id ?? '')
  if (guild) guild.channels = guild.channels.filter(({ id }) => id !== channel.id)
  const t = channel.thread_metadata ? 'THREAD_DELETE' : 'CHANNEL_DELETE'
  const data = () => channel
  if (!quietly && guild) gateway.dispatch({ t, guild: guild.id, intent: INTENT.guilds, data })
  news.changed()
}

/** Throws the bot out of a server. */
export function kick({ world, gateway, news }: State, guild: Guild): void {
  guild.members.delete(world.bot.id)
  world.commands = world.commands.filter(({ guild_id }) => guild_id !== guild.id)
  const data = () => ({ id: guild.id, unavailable: false })
  gateway.dispatch({ t: 'GUILD_DELETE', guild: guild.id, intent: INTENT.guilds, data })
  news.changed()
}
