import type { TerminalPlatform } from '../adapters/terminal/index.ts'
import type { Finding } from './bot/finding.ts'
import { historyIn } from './cli/chat-history.ts'
import type { Terminal } from './cli/terminal.ts'
import type { Config } from './config.ts'
import { live, type Life, type LifeParts, type Means } from './life.ts'
import { sealWith } from './store/seal.ts'

/** Lives on Slack and Discord, as far as the settings turn them on. */
export async function serve(parts: LifeParts): Promise<Life> {
  return live(parts, async means => {
    const [slack, discord] = await Promise.all([slackOf(means), discordOf(means)])
    return { platforms: [slack, discord].flatMap(one => one ?? []), routes: slack?.routes ?? [] }
  })
}

/** Talks in the terminal until the person leaves; changed facts are taken up meanwhile. */
export async function talkInTerminal(parts: LifeParts, terminal: Terminal): Promise<void> {
  const { openTerminal } = await import('../adapters/terminal/index.ts')
  const { name, examples } = parts.opened.knowledge.about
  const platform: TerminalPlatform = openTerminal({
    input: terminal.stdin,
    output: terminal.stdout,
    style: terminal.style,
    now: parts.now,
    session: `${process.pid}-${Date.now().toString(36)}`,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    greeting: [
      `Ask me about ${name}${examples[0] ? `, such as "${examples[0]}"` : ''}.`,
      terminal.style.faint('help tells the command words, quit leaves.'),
    ].join('\n'),
    history: historyIn(parts.config.dataDir),
  })
  const life = await live({ ...parts, say: platform.say }, async () => ({ platforms: [platform] }))
  await platform.done()
  await life.stop()
}

/** What `aisi doctor` finds out about the platforms, without taking part in anything there. */
export async function inspectPlatforms(config: Config): Promise<Finding[]> {
  const { slack } = config
  const discord = discordSettings(config)
  const off = (part: string, setting: string): Finding[] => [
    { part, state: 'off', says: 'is not set up', cure: `set ${setting} to turn it on` },
  ]
  const looks = [
    slack
      ? import('../adapters/slack/index.ts').then(({ inspectSlack }) => inspectSlack(slack))
      : off('Slack', 'SLACK_BOT_TOKEN and SLACK_APP_TOKEN'),
    discord
      ? import('../adapters/discord/index.ts').then(({ inspectDiscord }) => inspectDiscord(discord))
      : off('Discord', 'DISCORD_TOKEN'),
  ]
  return (await Promise.all(looks)).flat()
}

/** An adapter is loaded only where its tokens are set: it costs memory and half a second. */
async function slackOf({ config: { slack, publicUrl, encryptionKey }, log, now, metrics, store, facts }: Means) {
  if (!slack) return undefined
  const { openSlack } = await import('../adapters/slack/index.ts')
  return openSlack(slack, {
    log,
    now,
    noted: notedFor('slack', metrics),
    forms: formsOf(facts),
    ...(publicUrl ? { publicUrl } : {}),
    ...(encryptionKey ? { installations: installationsOf('slack', encryptionKey, store, now) } : {}),
  })
}

async function discordOf({ config, log, now, metrics, facts }: Means) {
  const discord = discordSettings(config)
  if (!discord) return undefined
  const { openDiscord } = await import('../adapters/discord/index.ts')
  return openDiscord(discord, { log, now, noted: notedFor('discord', metrics), forms: formsOf(facts) })
}

/** Discord itself hides the commands from who may not use them. */
function discordSettings({ discord, remindersBy }: Config) {
  return discord && { ...discord, anybody: remindersBy === 'anyone' }
}

function notedFor(platform: string, metrics: Means['metrics']) {
  return { reconnected: () => metrics.reconnected(platform), rateLimited: () => metrics.rateLimited(platform) }
}

/** What the platforms' forms offer to choose from. */
function formsOf(facts: Means['facts']) {
  const { events } = facts().knowledge
  return {
    topics: [...new Set(events.flatMap(event => event.topics))].sort(),
    zones: Intl.supportedValuesOf('timeZone'),
  }
}

/** The installations of one platform as plain functions; what is kept is sealed. */
function installationsOf(platform: string, key: string, { installations }: Means['store'], now: () => Date) {
  const seal = sealWith(key)
  const owner = (workspace: string) => `${platform}/${workspace}`
  return {
    keep: (workspace: string, json: string) =>
      installations.keep({ platform, workspace, sealed: seal.close(json, owner(workspace)), at: now() }),
    async find(workspace: string) {
      const found = await installations.find(platform, workspace)
      return found && seal.open(found.sealed, owner(workspace))
    },
    remove: async (workspace: string) => void (await installations.remove(platform, workspace)),
  }
}
