import type { Delivery } from './delivery.ts'
import type { Dict } from './wire.ts'

/** One request to the Web API. */
export interface ApiCall {
  method: string
  args: Dict
  at: Date
  team?: string
  /** 0 while no answer was given: the call hangs, or its reply was lost. */
  status: number
  answer?: Dict
  /** The fault that was switched on for it. */
  fault?: string
}

/** Something that one person alone sees. */
export interface Ephemeral {
  team: string
  channel: string
  user: string
  ts: string
  thread_ts?: string
  text: string
  blocks?: Dict[]
  via: 'chat.postEphemeral' | 'response_url' | 'ack'
}

/** A modal or a Home tab. `body` is what the app sent, with the ids that Slack adds. */
export interface View {
  id: string
  team: string
  user: string
  kind: 'modal' | 'home'
  /** A modal is open until it is submitted or closed. */
  open: boolean
  hash: string
  body: Dict
  root: string
  previous?: string
}

/** A post to a `response_url`, whether it was taken or not. */
export interface ResponsePost {
  at: Date
  status: number
  body: Dict
}

export interface ResponseUrl {
  id: string
  url: string
  team: string
  channel: string
  user: string
  /** What was clicked; a command has none. */
  original?: { ts: string; ephemeral: boolean }
  createdAt: Date
  used: number
  posts: ResponsePost[]
}

export interface UploadedFile {
  id: string
  team: string
  name: string
  title: string
  content?: Buffer
  channel?: string
  complete: boolean
}

/** What was set with `assistant.threads.*`. */
export interface AssistantCall {
  method: string
  team: string
  channel: string
  thread_ts?: string
  args: Dict
}

/** What is seen and kept of the app's doings; every list is the same object for the peer's whole life. */
export interface Records {
  calls: ApiCall[]
  deliveries: Delivery[]
  violations: string[]
  /** Mentions that a test means: an id, the whole mention, or a pattern for it. */
  allowMentions: (string | RegExp)[]
  ephemerals: Ephemeral[]
  views: View[]
  homes: View[]
  files: UploadedFile[]
  assistant: AssistantCall[]
  responseUrls: Map<string, ResponseUrl>
  triggers: Map<string, { team: string; user: string; at: Date; used: boolean }>
  uploads: Map<string, UploadedFile>
  /** Opened by `apps.connections.open`; each lets one socket in. */
  tickets: Set<string>
  /** Handed out at the end of an installation, for `oauth.v2.access`. */
  codes: Map<string, Grant>
  /** Handed out with tokens that end. */
  refreshTokens: Map<string, Grant>
}

/** What a code or a refresh token is good for, once. */
export interface Grant {
  team: string
  user: string
  scopes: readonly string[]
  used: boolean
}

export function emptyRecords(): Records {
  return {
    calls: [],
    deliveries: [],
    violations: [],
    allowMentions: [],
    ephemerals: [],
    views: [],
    homes: [],
    files: [],
    assistant: [],
    responseUrls: new Map(),
    triggers: new Map(),
    uploads: new Map(),
    tickets: new Set(),
    codes: new Map(),
    refreshTokens: new Map(),
  }
}
