import { Client, GatewayIntentBits, Options, Partials, type ClientOptions } from 'discord.js'
import type { Reach } from './rest.ts'
import { restOptions } from './rest.ts'
import { openShards } from './shards.ts'

/** What we are told of: servers with their channels, and messages in them and to us. None of it is privileged. */
export const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages]

const MEMBERS_A_SERVER = 20
const USERS = 200

export interface ClientSettings extends Reach {
  /** How many connections share the servers; Discord's own advice where it is left out. */
  shards?: 'auto' | number
  gateway?: ClientOptions['ws']
}

/** A client, and how it is closed for good. */
export interface Connection {
  client: Client
  close(): Promise<void>
}

/** A client of discord.js that remembers servers, channels and roles, and next to nothing of people and messages. */
export function newClient(settings: ClientSettings): Connection {
  const { shards = 'auto', gateway } = settings
  const connections = openShards()
  const client: Client = new Client({
    intents: INTENTS,
    /** A direct conversation is not known before somebody writes in it. */
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    failIfNotExists: false,
    enforceNonce: true,
    ...(shards === 'auto' ? { shards } : { shardCount: shards }),
    makeCache: Options.cacheWithLimits({
      ...NOTHING_OF,
      GuildMemberManager: { maxSize: MEMBERS_A_SERVER, keepOverLimit: ({ id }) => id === client.user?.id },
      UserManager: { maxSize: USERS, keepOverLimit: ({ id }) => id === client.user?.id },
    }),
    ws: { buildStrategy: connections.buildStrategy, ...gateway },
    rest: restOptions(settings, () => {}),
  })
  const close = async () => {
    connections.close()
    await client.destroy()
  }
  return { client, close }
}

const NOTHING_OF = {
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildForumThreadManager: 0,
  GuildInviteManager: 0,
  GuildScheduledEventManager: 0,
  GuildSoundboardSoundManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadMemberManager: 0,
  VoiceStateManager: 0,
}
