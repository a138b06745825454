import type { Gaps } from './gaps.ts'
import type { Inbox } from './inbox.ts'
import type { Installations } from './installations.ts'
import type { Ledger } from './ledger.ts'
import type { Teams } from './teams.ts'
import type { Threads } from './threads.ts'

/** Everything that must survive a restart. Each owner is handed its own part. */
export interface Store {
  /** "SQLite in /path/aisi.db", "PostgreSQL at host/database": for people, never with a password. */
  name: string
  inbox: Inbox
  ledger: Ledger
  threads: Threads
  installations: Installations
  gaps: Gaps
  teams: Teams
  /** A random secret made at its first call and the same ever after, 32 bytes as hex; keys the digests of persons. */
  secret(name: string): Promise<string>
  /** Fulfilled when the store answers, rejected with a Problem that says what to do where it does not. */
  check(): Promise<void>
  close(): Promise<void>
}
