import { openSlack, type Installations, type SlackSettings } from '../../../adapters/slack/index.ts'
import type { Ears, Incoming } from '../../../src/bot/platform.ts'
import type { Reply } from '../../../src/bot/reply.ts'
import { openHttp } from '../../../src/http/server.ts'
import { memoryLog, silentLog } from '../../../src/log.ts'
import { startSlack, type Slack, type SlackOptions } from '../../peers/slack/start.ts'
import type { WorkspaceOptions } from '../../peers/slack/furnish.ts'
import type { Workspace } from '../../peers/slack/state.ts'
import { says } from './replies.ts'

export const ALL_SCOPES = [
  ...['app_mentions:read', 'assistant:write', 'chat:write', 'commands', 'im:history'],
  ...['channels:history', 'groups:history', 'mpim:history', 'users:read', 'files:write'],
]

export const FORMS = { topics: ['summits', 'standards'], zones: ['Europe/Paris', 'Europe/Berlin', 'Asia/Tokyo', 'UTC'] }

export type Mode = 'socket' | 'http'

/** Ears that remember, and say what a test wants them to. */
export interface TestEars extends Ears {
  heard: Incoming[]
  left: string[]
  /** What `hear` waits for. */
  keeping: () => Promise<void>
  welcoming: Reply
}

export function testEars(): TestEars {
  const ears: TestEars = {
    heard: [],
    left: [],
    keeping: async () => {},
    welcoming: says('Hello, I am aisi.'),
    async hear(incoming) {
      ears.heard.push(incoming)
      await ears.keeping()
    },
    suggest: (_, limit) => ['who are the members', 'events', 'help', 'privacy', 'digest'].slice(0, limit),
    welcome: async () => ears.welcoming,
    removed: async workspace => void ears.left.push(workspace),
  }
  return ears
}

export interface OpenedOptions {
  mode?: Mode
  workspace?: WorkspaceOptions
  peer?: SlackOptions
  settings?: Partial<SlackSettings>
  installations?: Installations
  publicUrl?: string
  /** False leaves it to the test. */
  start?: boolean
}

/** A Slack of its own, and the adapter on it as the bot has it. */
export async function opened(options: OpenedOptions = {}) {
  const { mode = 'socket', settings = {}, installations, publicUrl } = options
  const slack = await startSlack({ redelivery: { delaysMs: [] }, ...options.peer })
  const workspace = slack.workspace({ scopes: ALL_SCOPES, ...options.workspace })
  const counts = { reconnected: 0, rateLimited: 0 }
  const noted = { reconnected: () => void counts.reconnected++, rateLimited: () => void counts.rateLimited++ }
  const log = memoryLog()
  const platform = openSlack(
    { ...settingsFor(mode, slack, workspace), ...settings },
    {
      log,
      now: () => new Date(),
      noted,
      forms: FORMS,
      ...(installations && { installations }),
      ...(publicUrl && { publicUrl }),
    },
  )
  const http = await openHttp({ host: '127.0.0.1', port: 0, routes: platform.routes, log: silentLog() })
  if (mode === 'http') slack.useHttp(`${http.address}/slack/events`)
  const ears = testEars()
  if (options.start !== false) await platform.start(ears)
  return {
    ...{ slack, workspace, platform, ears, counts, log, http },
    bot: `<@${workspace.botUserId}>`,
    /** The last thing that was heard. */
    last: () => ears.heard.at(-1),
    address: () => ears.heard.at(-1)?.address ?? '',
    async close() {
      await platform.stop()
      await http.close(0)
      await slack.close()
      if (slack.violations.length > 0) throw new Error(`Slack was told wrong things:\n${slack.violations.join('\n')}`)
    },
  }
}
export type Opened = Awaited<ReturnType<typeof opened>>

function settingsFor(mode: Mode, slack: Slack, { botToken, appToken }: Workspace): SlackSettings {
  const way = mode === 'socket' ? { appToken } : { signingSecret: slack.app.signingSecret }
  return { botToken, apiUrl: slack.url, ...way }
}
