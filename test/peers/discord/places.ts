import { CHANNEL, INTENT } from './constants.ts'
import type { Channel, Guild, User } from './shapes.ts'
import type { State } from './state.ts'
import type { World } from './world.ts'

/** Threads fall silent after a day. */
const ARCHIVE_AFTER_MINUTES = 1_440

/** The conversation between the bot and a person; the same one each time. */
export function directChannel(world: World, user: User): Channel {
  const known = [...world.channels.values()].find(
    ({ type, recipients, id }) => type === CHANNEL.dm && recipients?.[0]?.id === user.id && !world.foreign.has(id),
  )
  if (known) return known
  const channel: Channel = { id: world.found(), type: CHANNEL.dm, flags: 0, last_message_id: null, recipients: [user] }
  world.channels.set(channel.id, channel)
  return channel
}

export interface NewThread {
  id: string
  name: string
  type: number
  owner: string
  archiveAfter?: number | null | undefined
}

/** Opens a thread under a channel of a server and tells the bot of it. */
export function openThread(state: State, parent: Channel, { id, name, type, owner, archiveAfter }: NewThread): Channel {
  const { world, settings, gateway, news } = state
  const time = settings.now().toISOString()
  const thread: Channel = {
    id,
    name,
    type,
    flags: 0,
    ...(parent.guild_id !== undefined && { guild_id: parent.guild_id }),
    parent_id: parent.id,
    owner_id: owner,
    last_message_id: null,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    rate_limit_per_user: 0,
    thread_metadata: {
      archived: false,
      auto_archive_duration: archiveAfter ?? ARCHIVE_AFTER_MINUTES,
      archive_timestamp: time,
      locked: false,
      create_timestamp: time,
    },
  }
  world.channels.set(id, thread)
  world.guilds.get(parent.guild_id ?? '')?.channels.push(thread)
  if (world.rights(thread)) {
    const data = () => ({ ...thread, newly_created: true })
    gateway.dispatch({ t: 'THREAD_CREATE', guild: parent.guild_id, intent: INTENT.guilds, data })
  }
  news.changed()
  return thread
}

/** Puts a channel into a server and tells the bot of it. */
export function addChannel({ world, gateway, news }: State, guild: Guild, channel: Channel): Channel {
  world.channels.set(channel.id, channel)
  guild.channels.push(channel)
  const known = world.guilds.has(guild.id) && guild.members.has(world.bot.id)
  if (known) gateway.dispatch({ t: 'CHANNEL_CREATE', guild: guild.id, intent: INTENT.guilds, data: () => channel })
  news.changed()
  return channel
}
