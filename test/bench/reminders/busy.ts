import { COMMANDS } from '../../../adapters/discord/commands.ts'
import type { Channel } from '../../../src/store/teams.ts'
import { startDiscord, type Asked } from '../../peers/discord/index.ts'
import { startSlack, type Slack } from '../../peers/slack/start.ts'
import type { Message } from '../../peers/slack/state.ts'
import { ALL_SCOPES } from '../../adapters/slack/opened.ts'
import { LIMITS } from '../../../adapters/discord/limits.ts'
import { ASKED } from '../discord/questions.ts'
import { questions } from '../kill/questions.ts'
import { answersTo } from '../slack/ways.ts'
import { townIn, townOn } from './peers.ts'
import type { On } from './wire.ts'

/** A platform with its real limits, on which people ask while reminders are posted. */
export interface Busy {
  on: On
  channels: readonly Channel[]
  /** How long the platform's own limit and our pace within it make so many posts take, in ms. */
  limit: number
  pace: number
  /** Tries so far, refused ones included. */
  count(): number
  /** Channels in which something was posted, and those in which it was twice. */
  posted(): number
  doubled(): number
  ask(at: number): void
  waiting(): number
  /** How long each answered question waited, in ms. */
  answered(): number[]
  refused(): number
  close(): Promise<void>
}

const SECOND_MS = 1_000
/** What the Slack adapter has as its pace. */
const SLACK_PACE = 3
/** "Several hundred messages a minute for a workspace", beside one a second a channel. */
const SLACK_WORKSPACE_PACE = 5
/** Slack takes one message a second a channel: as many channels as questions in two seconds, and more. */
const SLACK_ROOMS = 60

/** Everybody asks for themselves, by the slash command. */
export async function askingDiscord(count: number): Promise<Busy> {
  const discord = await startDiscord({ enforceLimits: true })
  discord.define(COMMANDS)
  const [channel] = discord.guild({ channels: ['general'] }).channels
  if (!channel) throw new Error('There is no channel.')
  const { close, ...town } = townOn(discord, count)
  const asked: Asked[] = []
  const times = () => asked.flatMap(({ answeredMs }) => answeredMs ?? [])
  return {
    ...town,
    ...counting(town.posts),
    limit: (count / discord.settings.requestsPerSecond) * SECOND_MS,
    pace: (count / LIMITS.unaskedASecond) * SECOND_MS,
    ask(at) {
      const question = ASKED[at % ASKED.length]?.text ?? ''
      asked.push(discord.command('aisi', { question }, { channel, user: discord.user() }))
    },
    waiting: () => asked.length - times().length,
    answered: times,
    refused: () => discord.calls.filter(({ status }) => status === 429).length,
    close,
  }
}

/** People mention it in other channels than those that are reminded. */
export async function askingSlack(count: number): Promise<Busy> {
  const slack = await startSlack({ rateLimits: true, subscriptions: ['app_mention'] })
  const workspace = slack.workspace({ scopes: ALL_SCOPES })
  const { close, ...town } = townIn(slack, workspace, count)
  const rooms = Array.from({ length: SLACK_ROOMS }, () => ({ channel: slack.channel(), user: slack.user() }))
  const texts = questions(SLACK_ROOMS).map(({ incoming }) => `<@${workspace.botUserId}> ${incoming.text}`)
  const asked: Message[] = []
  let saying = 0
  const times = () => asked.flatMap(message => waited(slack, message))
  return {
    ...town,
    ...counting(town.posts),
    limit: Math.max(count / SLACK_WORKSPACE_PACE, 1) * SECOND_MS,
    pace: (count / SLACK_PACE) * SECOND_MS,
    ask(at) {
      const room = rooms[at % SLACK_ROOMS]
      if (!room) return
      saying += 1
      void slack
        .say({ ...room, text: texts[at % SLACK_ROOMS] ?? '' })
        .then(({ message }) => void asked.push(message))
        .finally(() => void (saying -= 1))
    },
    waiting: () => saying + asked.length - times().length,
    answered: times,
    refused: () => slack.rates.refused,
    close,
  }
}

/** Slack's timestamps are whole milliseconds, and good enough. */
function waited(slack: Slack, question: Message): number[] {
  const [answer] = answersTo(slack, question)
  return answer ? [(Number(answer.ts) - Number(question.ts)) * SECOND_MS] : []
}

function counting(posts: () => ReadonlyMap<string, number>): Pick<Busy, 'posted' | 'doubled'> {
  const such = (fits: (times: number) => boolean) => [...posts().values()].filter(fits).length
  return { posted: () => such(times => times > 0), doubled: () => such(times => times > 1) }
}
