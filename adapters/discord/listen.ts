import { Events, type Client, type CloseEvent, type Interaction, type Message } from 'discord.js'
import type { Log } from '../../src/log.ts'
import { watchReplied, type Replied } from './replied.ts'

/** What a client's events become. */
export interface Listener {
  /** All servers are known; the application's id is needed for its commands. */
  ready(app: string): void
  interaction(interaction: Interaction): void
  /** A message, and what it replies to. */
  message(message: Message, bot: string, replied?: Replied): void
  removed(server: string): void
  /** Something about what we may do somewhere has changed. */
  changed(): void
  /** A shard was away and is back. */
  reconnected(): void
  /** A shard was closed for good. */
  closedForGood(code: number): void
}

/** Events after which we may write where we could not before. */
const CHANGES = [
  Events.ChannelCreate,
  Events.ChannelUpdate,
  Events.GuildCreate,
  Events.GuildMemberUpdate,
  Events.GuildRoleUpdate,
  Events.ThreadUpdate,
] as const

/** Listens to a client. Its debug lines are not listened to: they hold what people say. */
export function listen(client: Client, listener: Listener, log: Log): void {
  client.once(Events.ClientReady, ({ application }) => listener.ready(application.id))
  client.on(Events.InteractionCreate, interaction => listener.interaction(interaction))
  const repliedTo = watchReplied(client)
  client.on(Events.MessageCreate, message => {
    const replied = repliedTo(message.id)
    if (client.user) listener.message(message, client.user.id, replied)
  })
  client.on(Events.GuildDelete, server => listener.removed(server.id))
  for (const event of CHANGES) client.on(event, () => listener.changed())
  watchShards(client, listener, log)
  client.on(Events.Error, cause => log.error('client-error', { cause }))
}

function watchShards(client: Client, listener: Listener, log: Log): void {
  const away = new Set<number>()
  const back = (shard: number) => {
    if (!away.delete(shard)) return
    log.info('shard-back', { shard })
    listener.reconnected()
  }
  client.on(Events.ShardReconnecting, shard => {
    if (!away.has(shard)) log.info('shard-away', { shard })
    away.add(shard)
  })
  client.on(Events.ShardReady, back)
  client.on(Events.ShardResume, back)
  client.on(Events.ShardError, (cause, shard) => log.warn('shard-error', { shard, cause }))
  client.on(Events.ShardDisconnect, ({ code }: CloseEvent, shard: number) => {
    log.error('shard-closed', { shard, code })
    listener.closedForGood(code)
  })
}
