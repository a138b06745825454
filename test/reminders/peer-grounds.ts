import { openDiscord } from '../../adapters/discord/index.ts'
import { openSlack } from '../../adapters/slack/index.ts'
import type { Place, Platform } from '../../src/bot/platform.ts'
import { silentLog } from '../../src/log.ts'
import type { ReminderParts } from '../../src/reminders/reminders.ts'
import { read } from '../adapters/discord/office.ts'
import { ALL_SCOPES } from '../adapters/slack/opened.ts'
import { startDiscord } from '../peers/discord/index.ts'
import { startSlack } from '../peers/slack/start.ts'
import type { Clock } from './clock.ts'
import { openSquare, type Square } from './square.ts'

/** A platform's peer, on which processes come and go. */
export interface Ground {
  clock: Clock
  /** An adapter of its own, as another process has it; it only posts, so that it needs no connection to hear. */
  process(): { square: Square; more: Partial<ReminderParts> }
  /** A new channel, in which somebody has said something. */
  channel(): Place
  /** How many reminders of the gathering stand there. */
  reminders(place: Place): number
  close(): Promise<void>
}

const REMINDER = /^Spring gathering/m
/** Replies come over HTTP here, and take as long as they take. */
const PARTS = { postLimitMs: 20_000 }
const noted = { reconnected: () => {}, rateLimited: () => {} }

export async function onDiscord(clock: Clock): Promise<Ground> {
  const discord = await startDiscord({ now: clock.now })
  const guild = discord.guild({ channels: [] })
  const settings = { token: discord.token, apiUrl: discord.api, shards: 1 }
  return {
    clock,
    process() {
      const forms = { topics: [], zones: [] }
      return squareOn(openDiscord(settings, { log: silentLog(), now: clock.now, noted, forms }))
    },
    channel() {
      const channel = discord.channel({ guild })
      discord.say({ channel, content: 'Hello all.' })
      return { workspace: guild.id, channel: channel.id, direct: false }
    },
    reminders: ({ channel }) => discord.messages(channel).filter(message => REMINDER.test(plain(read(message)))).length,
    close: () => discord.close(),
  }
}

export async function onSlack(clock: Clock, looks: boolean): Promise<Ground> {
  const slack = await startSlack({ now: clock.now })
  const workspace = slack.workspace(looks ? { scopes: ALL_SCOPES } : {})
  const { botToken, appToken } = workspace
  return {
    clock,
    process: () =>
      squareOn(openSlack({ botToken, appToken, apiUrl: slack.url }, { log: silentLog(), now: clock.now, noted })),
    channel: () => ({ workspace: workspace.id, channel: slack.channel().id, direct: false }),
    reminders: ({ channel }) => slack.fromBot(channel).filter(({ text }) => REMINDER.test(plain(text))).length,
    close: () => slack.close(),
  }
}

function squareOn({ name, post, find, edit }: Platform): ReturnType<Ground['process']> {
  return { square: Object.assign(openSquare(name), { post, find, edit }), more: PARTS }
}

function plain(text: string): string {
  return text.replace(/[*_]/g, '')
}
