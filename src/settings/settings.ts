import type { Raw } from './shape.ts'

export interface SlackSettings {
  botToken?: string
  appToken?: string
  signingSecret?: string
  apiUrl?: string
  oauth?: { clientId: string; clientSecret: string; stateSecret: string }
}

export interface DiscordSettings {
  token: string
  apiUrl?: string
  devGuild?: string
  shards?: 'auto' | number
}

/** The settings by who needs them; an adapter is handed its own part, nobody else sees it. */
export interface Settings {
  dataDir: string
  knowledgeDir: string
  databaseUrl?: string
  host: string
  /** None: the HTTP port stays shut. */
  port?: number
  publicUrl?: string
  logLevel?: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  remindersBy?: 'anyone' | 'managers'
  /** "slack/TEAM/CHANNEL". */
  curatorsChannel?: string
  encryptionKey?: string
  slack?: SlackSettings
  discord?: DiscordSettings
  /** What must never be told. */
  secrets: readonly string[]
}

/** The port where Slack's events arrive unless another is set. */
const USUAL_PORT = 3000

export function toSettings(raw: Raw): Settings {
  const slack = slackOf(raw)
  const discord = discordOf(raw)
  const needsPort = slack?.oauth || (slack?.signingSecret && !slack.appToken)
  const port = raw.PORT ?? (needsPort ? USUAL_PORT : undefined)
  return {
    dataDir: raw.DATA_DIR,
    knowledgeDir: raw.KNOWLEDGE_DIR,
    host: raw.HOST,
    ...defined({
      databaseUrl: raw.DATABASE_URL,
      port,
      publicUrl: raw.PUBLIC_URL,
      logLevel: raw.LOG_LEVEL,
      remindersBy: raw.REMINDERS_BY,
      curatorsChannel: raw.CURATORS_CHANNEL,
      encryptionKey: raw.ENCRYPTION_KEY,
      slack,
      discord,
    }),
    secrets: secretsOf(raw),
  }
}

function slackOf(raw: Raw): SlackSettings | undefined {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = raw
  const oauth = clientId && clientSecret && stateSecret ? { clientId, clientSecret, stateSecret } : undefined
  if (!raw.SLACK_BOT_TOKEN && !oauth) return undefined
  return defined({
    botToken: raw.SLACK_BOT_TOKEN,
    appToken: raw.SLACK_APP_TOKEN,
    signingSecret: raw.SLACK_SIGNING_SECRET,
    apiUrl: raw.SLACK_API_URL,
    oauth,
  })
}

function discordOf(raw: Raw): DiscordSettings | undefined {
  if (!raw.DISCORD_TOKEN) return undefined
  const rest = { apiUrl: raw.DISCORD_API_URL, devGuild: raw.DISCORD_DEV_GUILD, shards: raw.DISCORD_SHARDS }
  return { token: raw.DISCORD_TOKEN, ...defined(rest) }
}

function secretsOf(raw: Raw): string[] {
  const password = raw.DATABASE_URL && URL.canParse(raw.DATABASE_URL) ? new URL(raw.DATABASE_URL).password : undefined
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET } = raw
  const slack = [SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET]
  return [...slack, raw.DISCORD_TOKEN, raw.ENCRYPTION_KEY, password].flatMap(secret => (secret ? [secret] : []))
}

/** Without the keys that have no value. */
function defined<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
