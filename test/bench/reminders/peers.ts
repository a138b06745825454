import { startDiscord, type Discord } from '../../peers/discord/index.ts'
import { startSlack, type Slack } from '../../peers/slack/start.ts'
import type { Workspace } from '../../peers/slack/state.ts'
import { ALL_SCOPES } from '../../adapters/slack/opened.ts'
import type { Town } from './town.ts'

const POST = 'POST /channels/:channel/messages'
/** Discord's own bound of a server. */
const CHANNELS_A_SERVER = 400

/** A Discord on loopback, to be reached through the adapter. */
export async function discordTown(count: number): Promise<Town> {
  return townOn(await startDiscord(), count)
}

/** Somebody has said something in each channel: an empty one looks to Discord's bots like one that they may not read. */
export function townOn(discord: Discord, count: number): Town {
  const servers = Math.ceil(count / CHANNELS_A_SERVER)
  const all = Array.from({ length: servers }, (_, at) => {
    const left = Math.min(CHANNELS_A_SERVER, count - at * CHANNELS_A_SERVER)
    return discord.guild({ channels: Array.from({ length: left }, (_, place) => `room-${place}`) })
  })
  const channels = all.flatMap(({ id, channels }) =>
    channels.map(channel => ({ platform: 'discord', workspace: id, id: channel.id })),
  )
  const author = discord.user()
  for (const { channels } of all)
    for (const channel of channels) discord.say({ channel, author, content: 'Hello all.' })
  const ids = new Set(channels.map(({ id }) => id))
  const ours = (id: string) => discord.messages(id).filter(({ author }) => author.id === discord.botUser.id)
  return {
    on: { kind: 'discord', api: discord.api, token: discord.token },
    channels,
    posts: () => new Map(channels.map(({ id }) => [id, ours(id).length])),
    count: countOf(discord.calls, ({ route, path }) => route === POST && ids.has(path.split('/')[2] ?? '')),
    heard: () => {},
    close: () => discord.close(),
  }
}

/** A Slack on loopback; without the right to read nobody can look there what was posted. */
export async function slackTown(count: number, looks: boolean): Promise<Town> {
  const slack = await startSlack()
  return townIn(slack, [slack.workspace(looks ? { scopes: ALL_SCOPES } : {})], count)
}

/** As many channels in each of some workspaces, which one token opens. */
export function townIn(slack: Slack, workspaces: readonly Workspace[], count: number): Town {
  const channels = Array.from({ length: count }, (_, at) => {
    const workspace = workspaces[at % workspaces.length]?.id ?? ''
    return { platform: 'slack', workspace, id: slack.channel({ team: workspace }).id }
  })
  const ids = new Set(channels.map(({ id }) => id))
  const { botToken = '', appToken = '' } = workspaces[0] ?? {}
  return {
    on: { kind: 'slack', url: slack.url, botToken, appToken },
    channels,
    posts: () => new Map(channels.map(({ id }) => [id, slack.fromBot(id).length])),
    count: countOf(
      slack.calls,
      ({ method, args }) => method === 'chat.postMessage' && ids.has(String(args['channel'])),
    ),
    heard: () => {},
    close: () => slack.close(),
  }
}

/** How many of a growing list are such; each is looked at once. */
function countOf<T>(list: readonly T[], isSuch: (one: T) => boolean): () => number {
  let [at, count] = [0, 0]
  return () => {
    const fresh = list.slice(at)
    at += fresh.length
    return (count += fresh.filter(isSuch).length)
  }
}
