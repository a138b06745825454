import { afterEach, expect } from 'vitest'
import { openDiscord, type DiscordSettings } from '../../../adapters/discord/index.ts'
import type { Ears, Incoming, Place, Platform } from '../../../src/bot/platform.ts'
import type { Block, Reply } from '../../../src/bot/reply.ts'
import { memoryLog } from '../../../src/log.ts'
import { startDiscord, type Channel, type Discord, type Message } from '../../peers/discord/index.ts'
import type { Settings } from '../../peers/discord/settings.ts'

export const TOPICS = ['network', 'summits', 'standards', 'legal deadlines', 'conferences']
export const ZONES = ['Europe/Paris', 'Europe/Berlin', 'America/New_York', 'Asia/Tokyo']

/** Discord lets a shard identify every five seconds; here at once. */
const HASTY = { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) }

/** What has been kept: shared by all replicas, as their store is. */
export interface Kept {
  ids: Set<string>
  heard: Incoming[]
}
export const nothingKept = (): Kept => ({ ids: new Set(), heard: [] })

export interface Answering {
  /** What is said to what was heard; nothing by default. */
  reply: (incoming: Incoming) => Reply | undefined
  /** How long keeping takes. */
  keep: (incoming: Incoming) => Promise<void>
  suggest: Ears['suggest']
}

/** One process of the bot: the real adapter, and ears that keep a question once and answer it. */
export interface Replica {
  platform: Platform
  heard: Incoming[]
  log: ReturnType<typeof memoryLog>
  counted: { reconnects: number; rateLimits: number }
  removed: string[]
  /** What went wrong while answering. */
  failures: unknown[]
  start(): Promise<void>
}

export function openReplica(
  discord: Discord,
  { kept = nothingKept(), settings = {}, now = () => new Date(), ...answering }: Partial<Answering> & Options = {},
): Replica {
  const { reply = () => undefined, keep = async () => {}, suggest = () => [] } = answering
  const log = memoryLog()
  const counted = { reconnects: 0, rateLimits: 0 }
  const noted = { reconnected: () => void counted.reconnects++, rateLimited: () => void counted.rateLimits++ }
  const removed: string[] = []
  const failures: unknown[] = []
  const platform = openDiscord(
    { token: discord.token, apiUrl: discord.api, gateway: HASTY, shards: 1, ...settings },
    { log, now, noted, forms: { topics: TOPICS, zones: ZONES } },
  )
  const ears: Ears = {
    async hear(incoming) {
      await keep(incoming)
      if (kept.ids.has(incoming.id)) return
      kept.ids.add(incoming.id)
      kept.heard.push(incoming)
      const said = reply(incoming)
      if (said) void platform.respond(incoming.address, said, false).catch(cause => failures.push(cause))
    },
    suggest,
    welcome: async () => text('Hello'),
    removed: async workspace => void removed.push(workspace),
  }
  return { platform, heard: kept.heard, log, counted, removed, failures, start: () => platform.start(ears) }
}

interface Options {
  kept?: Kept
  settings?: Partial<DiscordSettings>
  now?: () => Date
}

/** Everything a test opens; closed, and looked through for what must not be sent, when the test is over. */
export function office() {
  let discords: Discord[] = []
  let platforms: Platform[] = []
  afterEach(async () => {
    await Promise.all(platforms.map(platform => platform.stop()))
    const wrong = discords.flatMap(({ violations }) => violations)
    await Promise.all(discords.map(discord => discord.close()))
    discords = []
    platforms = []
    expect(wrong).toEqual([])
  })
  const watch = (replica: Replica): Replica => {
    platforms.push(replica.platform)
    return replica
  }
  return {
    async discord(options: Partial<Settings> & { port?: number } = {}): Promise<Discord> {
      const discord = await startDiscord(options)
      discords.push(discord)
      return discord
    },
    replica: (...args: Parameters<typeof openReplica>): Replica => watch(openReplica(...args)),
    /** A replica that is connected, with its commands registered. */
    async bot(...[discord, options]: Parameters<typeof openReplica>): Promise<Replica> {
      const replica = watch(openReplica(discord, options))
      await replica.start()
      await discord.until(() => discord.commands.length > 0, 'the commands')
      return replica
    },
  }
}

export function text(said: string, audience: Reply['audience'] = 'asker', ...more: Block[]): Reply {
  return { blocks: [{ kind: 'text', text: said }, ...more], audience }
}

/** What a person reads in a message. */
export function read(message: Pick<Message, 'components'> | undefined): string {
  const found: string[] = []
  const walk = (components: readonly { content?: unknown; components?: unknown }[]) => {
    for (const { content, components: inner } of components) {
      if (typeof content === 'string') found.push(content)
      if (Array.isArray(inner)) walk(inner)
    }
  }
  walk(message?.components ?? [])
  return found.join('\n')
}

/** What the bot said in a channel, oldest first. */
export function answersIn(discord: Discord, channel: string): string[] {
  return discord
    .messages(channel)
    .filter(({ author }) => author.bot)
    .map(read)
}

/** What a piece of work was refused with. */
export function refusalOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'It was not refused.',
    (cause: unknown) => cause,
  )
}

export function placeOf({ id, guild_id = '' }: Channel): Place {
  return { workspace: guild_id, channel: id, direct: false }
}
