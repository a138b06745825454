import type { Kysely } from 'kysely'
import type { Tables } from './schema.ts'

export type Database = Kysely<Tables>
/** Talks to the database and does nothing else, because it may be run again. */
export type Work<T> = (db: Database) => Promise<T>
export type EngineKind = 'sqlite' | 'postgres'

/** A database as the stores need it. Whatever fails is a StoreProblem. */
export interface Engine {
  kind: EngineKind
  /** "SQLite in /path/aisi.db", "PostgreSQL at host/database": never with a password. */
  name: string
  read<T>(work: Work<T>): Promise<T>
  /** All of the work or nothing of it; durable when fulfilled. Never called within another work. */
  write<T>(work: Work<T>): Promise<T>
  /** Reads of one moment, whatever others write meanwhile. */
  snapshot<T>(work: Work<T>): Promise<T>
  /** How many transactions were committed; writes that came together share one. */
  commits(): number
  close(): Promise<void>
}
