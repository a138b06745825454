import { idMint, stampMint } from './ids.ts'
import { emptyRecords, type Records } from './records.ts'
import type { Dict } from './wire.ts'

/** The one app that is under test, as its settings pages would show it. */
export interface AppIdentity {
  id: string
  appToken: string
  clientId: string
  clientSecret: string
  signingSecret: string
  verificationToken: string
  /** The events it has subscribed to, in Slack's names: `message.im`, `app_mention`. */
  subscriptions: Set<string>
  /** With token rotation, for how many seconds a token opens anything; each comes with a refresh token then. */
  tokenLivesS?: number
}

export interface Enterprise {
  id: string
  name: string
  /** Installed once for the whole organisation: its workspaces share one token and one bot user. */
  orgWide: boolean
}

export type TokenState = 'live' | 'invalid_auth' | 'token_revoked' | 'account_inactive' | 'token_expired'

export interface Token {
  value: string
  kind: 'bot' | 'app'
  /** The workspaces it opens; more than one only when it is an organisation's. */
  teams: string[]
  scopes: Set<string>
  state: TokenState
  /** With token rotation. */
  expiresAt?: Date
}

export interface Workspace {
  id: string
  name: string
  domain: string
  /** False once it has thrown the app out: nothing is told to the app any more. */
  installed: boolean
  enterprise?: Enterprise
  /** What the app was granted; add or delete one and the next call feels it. */
  scopes: Set<string>
  botToken: string
  appToken: string
  botUserId: string
  botId: string
  users: Map<string, User>
  channels: Map<string, Channel>
}

export interface User {
  id: string
  team: string
  name: string
  realName: string
  tz: string
  isAdmin: boolean
  isBot: boolean
  /** Bots alone have one; their messages carry it. */
  botId?: string
  deleted: boolean
}

export type ChannelKind = 'public' | 'private' | 'im' | 'mpim'

export interface Channel {
  id: string
  team: string
  name: string
  kind: ChannelKind
  members: Set<string>
  archived: boolean
  /** Posting is kept for a few, of whom the bot is none. */
  restricted: boolean
  /** The other side of a direct message with the bot. */
  user?: string
  messages: Map<string, Message>
  /** Replies by their parent's ts. */
  threads: Map<string, Set<string>>
}

/** A message as it stands in a channel. */
export interface Message {
  type: 'message'
  subtype?: string
  team: string
  channel: string
  user?: string
  bot_id?: string
  app_id?: string
  text: string
  ts: string
  thread_ts?: string
  parent_user_id?: string
  client_msg_id?: string
  blocks?: Dict[]
  attachments?: Dict[]
  metadata?: Dict
  files?: Dict[]
  edited?: { user: string; ts: string }
  reactions?: { name: string; users: string[]; count: number }[]
}

/** Everything the peer knows. */
export interface World {
  now: () => Date
  /** `http://127.0.0.1:PORT`, known once the server listens. */
  origin: string
  app: AppIdentity
  workspaces: Map<string, Workspace>
  tokens: Map<string, Token>
  id: (prefix: string) => string
  stamp: (at?: Date) => string
  records: Records
  /** Whether the bot's own posts come back to it as events, as they do on Slack. */
  echoes: boolean
  /** Sends an event on its way; does not wait for it. */
  emit: (workspace: Workspace, event: Dict) => void
}

export function emptyWorld(now: () => Date, app: AppIdentity, echoes: boolean): World {
  return {
    now,
    origin: '',
    app,
    workspaces: new Map(),
    tokens: new Map([
      [app.appToken, { value: app.appToken, kind: 'app', teams: [], scopes: new Set(APP_SCOPES), state: 'live' }],
    ]),
    id: idMint(),
    stamp: stampMint(now),
    records: emptyRecords(),
    echoes,
    emit: () => {},
  }
}

const APP_SCOPES = ['connections:write']
