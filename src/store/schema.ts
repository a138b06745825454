/** What a worker's claim leaves on a row; shared by questions and reminders. */
interface Leased {
  id: string
  platform: string
  /** Who holds it, or held it last. */
  worker: string | null
  /** From when on anybody may claim it. */
  free_at: number | null
  /** The worker that began to send and did not say how that ended. */
  begun: string | null
  tries: number
  settled_at: number | null
}

interface InboxRow extends Leased {
  workspace: string | null
  payload: string | null
  received_at: number | null
}

interface LedgerRow extends Leased {
  workspace: string
  channel: string
  plan: string
  event: string
  version: string
  due_at: number
  stale_at: number
  payload: string
  /** 1 for what was withdrawn while a worker was sending it: it must not be sent again. */
  withdrawn: number
  how: string | null
  message: string | null
}

interface TurnRow {
  id: string
  thread: string
  person: string
  workspace: string
  text: string
  /** A JSON array. */
  earlier: string
  asked_at: number
  shared: number
  /** Grows in its thread: the order of turns of the same millisecond. */
  seq: number
}

interface GapRow {
  key: string
  reason: string
  workspace: string
  text: string
  /** A JSON array. */
  facts: string
  count: number
  first_at: number
  last_at: number
}

interface OrderRow {
  id: string
  platform: string
  workspace: string
  channel: string
  kind: string
  settings: string
  given_by: string
  paused: string | null
  created_at: number
  /** Grows: the order of those made in the same millisecond. */
  seq: number
}

interface SettingRow {
  platform: string
  workspace: string
  channel: string
  name: string
  value: string
}

interface TeamEventRow {
  platform: string
  workspace: string
  id: string
  details: string
  given_by: string
  created_at: number
}

/** The tables of both engines. Times are milliseconds since 1970, yes and no are 1 and 0. */
export interface Tables {
  inbox: InboxRow
  ledger: LedgerRow
  turns: TurnRow
  gaps: GapRow
  orders: OrderRow
  settings: SettingRow
  team_events: TeamEventRow
  installations: { platform: string; workspace: string; sealed: string; installed_at: number }
  secrets: { name: string; value: string }
  /** Numbers that only grow. */
  marks: { name: string; value: number }
  aisi_migrations: { number: number; name: string; applied_at: number }
}

/** The tables that hold what people entrusted to us, each with its primary key. */
export const KEYS = {
  inbox: ['id'],
  ledger: ['id'],
  turns: ['id'],
  gaps: ['workspace', 'key', 'reason'],
  orders: ['id'],
  settings: ['platform', 'workspace', 'channel', 'name'],
  team_events: ['platform', 'workspace', 'id'],
  installations: ['platform', 'workspace'],
  secrets: ['name'],
  marks: ['name'],
} as const satisfies { [T in Exclude<keyof Tables, 'aisi_migrations'>]: readonly (keyof Tables[T])[] }

export type TableName = keyof typeof KEYS
export const TABLE_NAMES = Object.keys(KEYS) as readonly TableName[]
