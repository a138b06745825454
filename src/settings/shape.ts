import { z } from 'zod'

/** How the settings look at the disk. */
export interface Disk {
  /** A path as the settings mean it: a relative one starts at the package. */
  at(path: string): string
  isFile(path: string): boolean
  isFolder(path: string): boolean
}

const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
const NO_PORT = 'is no port; write a number such as 3000'

/** Every setting under its name in the environment, with its default. */
export function shapeOf(disk: Disk) {
  return z.object({ ...folders(disk), ...server, ...team, ...slack, ...discord })
}
export type Raw = z.infer<ReturnType<typeof shapeOf>>

function folders({ at, isFile, isFolder }: Disk) {
  const folder = z.string().transform(at)
  return {
    /** Where the store, the trained form and the chat history are kept; made when it is missing. */
    DATA_DIR: folder
      .refine(path => !isFile(path), 'is a file; name a folder, or leave it out for .data')
      .default(at('.data')),
    /** The fact folder. */
    KNOWLEDGE_DIR: folder
      .refine(isFolder, 'is no folder; name one that holds .yaml files of facts')
      .default(at('knowledge')),
  }
}

const server = {
  /** PostgreSQL instead of the file in DATA_DIR: where several processes share the work. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\/\S+$/, 'is no PostgreSQL address; write postgres://USER:PASSWORD@HOST:5432/DATABASE')
    .optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'is no host; 127.0.0.1 for this machine alone, 0.0.0.0 for everybody')
    .default('127.0.0.1'),
  PORT: z.coerce.number(NO_PORT).int(NO_PORT).min(0, NO_PORT).max(65_535, NO_PORT).optional(),
  /** Where the HTTP port is reached from outside. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'is no address; write it as https://bot.example.org' })
    .transform(url => url.replace(/\/+$/, ''))
    .optional(),
  LOG_LEVEL: z.enum(LEVELS, `is no level; write one of ${LEVELS.join(', ')}`).optional(),
}

const team = {
  /** Who may change a channel's reminders. */
  REMINDERS_BY: z.enum(['anyone', 'managers'], 'is neither of the two; write anyone or managers').optional(),
  /** Where the weekly summary of open questions goes. */
  CURATORS_CHANNEL: z
    .string()
    .regex(/^(?:slack|discord)\/\w+\/\w+$/, 'names no channel; write slack/TEAM/CHANNEL or discord/SERVER/CHANNEL')
    .optional(),
}

const slack = {
  SLACK_BOT_TOKEN: z
    .string()
    .startsWith('xoxb-', 'is no bot token; it begins with xoxb- (OAuth & Permissions, Bot User OAuth Token)')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith(
      'xapp-',
      'is no app token; it begins with xapp- (Basic Information, App-Level Tokens, connections:write)',
    )
    .optional(),
  SLACK_SIGNING_SECRET: z.string().min(16, 'is too short; copy it from Basic Information, App Credentials').optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z.string().min(16, 'is too short; make one with "openssl rand -hex 32"').optional(),
  /** What workspaces hand us is encrypted with it. */
  ENCRYPTION_KEY: z.string().min(32, 'is too short; make one with "openssl rand -hex 32"').optional(),
  /** A proxy of Slack's Web API. */
  SLACK_API_URL: z.url({ protocol: /^https?$/, error: 'is no address; leave it out for Slack itself' }).optional(),
}

const discord = {
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, 'is no bot token; copy it from the Developer Portal, Bot, Reset Token')
    .optional(),
  /** A proxy of Discord's API. */
  DISCORD_API_URL: z.url({ protocol: /^https?$/, error: 'is no address; leave it out for Discord itself' }).optional(),
  /** Commands go to this server at once, instead of everywhere: for development. */
  DISCORD_DEV_GUILD: z
    .string()
    .regex(/^\d{15,20}$/, 'is no server id; copy it with Developer Mode on')
    .optional(),
  DISCORD_SHARDS: z
    .union([z.literal('auto'), z.coerce.number().int().min(1)], 'is neither auto nor a number')
    .optional(),
}
