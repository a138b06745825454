import { afterEach, expect } from 'vitest'
import { openDiscord } from '../../../adapters/discord/index.ts'
import type { Platform } from '../../../src/bot/platform.ts'
import { memoryLog } from '../../../src/log.ts'
import type { Seen, Talker } from '../../contracts/conversation.ts'
import { NOON, worldWith, type World, type WorldOptions } from '../../contracts/world.ts'
import {
  startDiscord,
  type Asked,
  type Channel,
  type Discord,
  type Message,
  type User,
} from '../../peers/discord/index.ts'
import type { Settings } from '../../peers/discord/settings.ts'
import { seen as undressed } from './reader.ts'

/** Discord lets a shard identify every five seconds; here at once. */
const HASTY = { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) }
const FORMS = { topics: ['league', 'sailing'], zones: ['Europe/Paris', 'Europe/Berlin'] }
const BUTTON = 2

type Who = { user?: User; channel?: Channel; permissions?: readonly ('ManageChannels' | 'ViewChannel')[] }

/** One process of the bot: the whole of it, on the real adapter. */
export interface Process {
  platform: Platform
  world: World
  log: ReturnType<typeof memoryLog>
  counted: { reconnects: number }
}

/** A Discord where the bot lives as it does in earnest, with a clock that moves for all of it together. */
export interface Town {
  discord: Discord
  channel: Channel
  ana: User
  /** Starts a process over the same data. */
  start(options?: Omit<WorldOptions, 'now'> & { shards?: number }): Promise<Process>
  stop(process: Process): Promise<void>
  move(to: string): void
  /** Takes up questions, plans and sends what is due, in every process. */
  chores(): Promise<void>
  /** Fulfilled when no process has anything to say any more. */
  quiet(): Promise<void>
  /** Uses `/aisi`, and reads the answer. */
  ask(question: string, who?: Who): Promise<Reading>
  /** What an interaction was answered with. */
  answered(asked: Asked): Promise<Reading>
  mention(content: string, options?: { author?: User; channel?: Channel; twice?: boolean }): Promise<Reading>
  /** What the bot said where everybody reads it, oldest first. */
  said(channel?: Channel): string[]
  close(): Promise<void>
}

/** What a person sees, and where, for pressing what is there. */
export interface Reading extends Seen {
  messages: readonly Message[]
}

/** Opens towns that are closed, and looked through for what must not be sent, when their test is over. */
export function towns(): (settings?: Partial<Settings>) => Promise<Town> {
  let open: Town[] = []
  afterEach(async () => {
    const all = open
    open = []
    for (const town of all) await town.close()
  })
  return async settings => {
    const town = await openTown(settings)
    open.push(town)
    return town
  }
}

async function openTown(settings: Partial<Settings> = {}): Promise<Town> {
  const clock = { now: NOON }
  const discord = await startDiscord({ now: () => clock.now, ...settings })
  const [channel] = discord.guild({ name: 'Harbour', channels: ['general'] }).channels
  if (!channel) throw new Error('The server has no channel.')
  const ana = discord.user('Ana')
  const processes = new Set<Process>()
  let dataDir: string | undefined
  const quiet = async () => void (await Promise.all([...processes].map(({ world }) => world.ground.desk.idle())))
  const look = async (find: () => readonly Message[], what: string, isPrivate: () => boolean): Promise<Reading> => {
    await discord.until(() => find().length > 0, what)
    await quiet()
    return readingOf(find(), isPrivate())
  }
  const answered = (asked: Asked) =>
    look(
      () => answersTo(asked),
      `an answer to ${asked.interaction.name}`,
      () => asked.ephemeral ?? false,
    )
  const stop = async (process: Process) => {
    processes.delete(process)
    await process.world.close()
  }
  return {
    discord,
    channel,
    ana,
    quiet,
    answered,
    stop,
    async start(options = {}) {
      const process = await startProcess(discord, clock, { ...(dataDir ? { dataDir } : {}), ...options })
      dataDir = process.world.dataDir
      processes.add(process)
      return process
    },
    move(to) {
      clock.now = new Date(to)
      for (const { world } of processes) world.clock.now = clock.now
    },
    async chores() {
      for (const name of ['take up questions', 'try out suggestions', 'plan reminders', 'send reminders'])
        await Promise.all([...processes].map(({ world }) => world.ground.chores.find(one => one.name === name)?.run()))
    },
    ask: (question, who = {}) => answered(discord.command('aisi', { question }, { channel, user: ana, ...who })),
    mention(content, { twice = false, ...options } = {}) {
      const place = options.channel ?? channel
      const message = discord.say({ channel: place, author: ana, content, mentionBot: true, ...options })
      if (twice) discord.dispatch('MESSAGE_CREATE', discord.eventOf(message))
      return look(
        () => repliesTo(discord, message),
        `a reply to "${content}"`,
        () => false,
      )
    },
    said: (place = channel) =>
      discord
        .messages(place)
        .filter(({ author }) => author.bot)
        .map(message => readingOf([message], false).text),
    async close() {
      await Promise.all([...processes].map(stop))
      await discord.close()
      expect(discord.violations).toEqual([])
    },
  }
}

async function startProcess(
  discord: Discord,
  clock: { now: Date },
  { shards = 1, ...options }: Omit<WorldOptions, 'now'> & { shards?: number },
): Promise<Process> {
  const log = memoryLog()
  const counted = { reconnects: 0 }
  const platform = openDiscord(
    { token: discord.token, apiUrl: discord.api, gateway: HASTY, shards },
    {
      log,
      now: () => clock.now,
      noted: { reconnected: () => void counted.reconnects++, rateLimited() {} },
      forms: FORMS,
    },
  )
  const world = await worldWith([platform], { ...options, now: clock.now })
  await discord.until(() => discord.commands.length > 0, 'the commands')
  return { platform, world, log, counted }
}

/** A private answer, or what was said to everybody instead; nothing while it is still being written. */
function answersTo(asked: Asked): readonly Message[] {
  const first = asked.answeredMs === undefined ? undefined : asked.message
  return [...(first ? [first] : []), ...asked.followUps]
}

/** A reply and what goes on below it, up to what somebody says next. */
function repliesTo(discord: Discord, { id, channel_id }: Message): readonly Message[] {
  const all = discord.messages(channel_id)
  const from = all.findIndex(({ message_reference }) => message_reference?.message_id === id)
  const end = all.findIndex(({ author, message_reference }, at) => at > from && (!author.bot || message_reference))
  return from < 0 ? [] : all.slice(from, end < 0 ? undefined : end)
}

/** What Discord's client shows of messages. */
export function readingOf(messages: readonly Message[], isPrivate: boolean): Reading {
  const parts = messages.flatMap(({ components }) => components.flatMap(flat))
  const buttons = parts.flatMap(({ type, label }) => (type === BUTTON && label ? [label] : []))
  const lines = parts.flatMap(({ content, label }) => (content === undefined ? (label ?? []) : shown(content)))
  return { text: lines.join('\n'), private: isPrivate, buttons, messages }
}

type Component = Message['components'][number]

function flat(component: Component): Component[] {
  return [component, ...(component.components ?? []).flatMap(flat)]
}

/** Undressed line by line, each with the addresses that its links lead to. */
function shown(content: string): string {
  return content
    .split('\n')
    .map(line => {
      const { plain, marks } = undressed(line)
      const addresses = marks.flatMap(({ kind, to }) => (kind === 'link' && to ? [to] : []))
      return [spelt(plain), ...addresses].join(' ')
    })
    .join('\n')
}

/** Moments as a reader in London sees them. */
function spelt(text: string): string {
  const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' })
  return text.replace(/<t:(-?\d+)(?::\w)?>/g, (_, seconds: string) => clock.format(new Date(Number(seconds) * 1_000)))
}

/** A person on Discord, who asks alone by `/aisi` and with others in a thread. */
export async function discordTalker(): Promise<Talker> {
  const town = await openTown()
  const { discord, ana } = town
  let process = await town.start()
  const thread = discord.thread({ channel: town.channel, by: ana })
  let last: Reading | undefined
  let replies = 0
  const see = (reading: Reading): Seen => {
    last = reading
    return reading
  }
  const press = async (label: string) => {
    const message = last?.messages.findLast(one => discord.find(one, label).length > 0)
    if (!message) throw new Error(`No button "${label}" is seen.`)
    return town.answered(discord.click(message, label, ana))
  }
  const counted = async (work: Promise<Reading>) => {
    const reading = await work
    if (reading.private) replies += 1
    return see(reading)
  }
  return {
    command: text => counted(town.ask(text)),
    mention: async (content, options = {}) => see(await town.mention(content, { channel: thread, ...options })),
    press: label => counted(press(label)),
    count: () => replies + discord.messages(thread).filter(({ author }) => author.bot).length,
    async restart() {
      await town.stop(process)
      process = await town.start()
    },
    close: town.close,
  }
}
