import type { Engine } from './engine.ts'
import { StoreProblem } from './problem.ts'
import type { Sqlite } from './sqlite-dialect.ts'
import { engineOn } from './sqlite-engine.ts'
import { look, OURS, prepare } from './sqlite-file.ts'
import { untilFree, type Patiently } from './sqlite-patience.ts'
import { sqliteProblem } from './sqlite-problem.ts'
import { turns } from './turns.ts'

export interface SqliteOptions {
  /** How long to wait for another program's lock. */
  patienceMs?: number
}

const PATIENCE_MS = 5_000
/** SQLite waits this long by itself, and nothing else runs meanwhile; the rest of the patience lets others run. */
const BLOCKING_MS = 50
/** What the write-ahead log shrinks to after a time of much writing. */
const LOG_BYTES = 16 * 1024 * 1024

/**
 * Which files this process has open, and how often. Closing any handle on a file gives up all locks that the process
 * holds on it, so that nothing but SQLite may look into a file that is in this list.
 */
const openHere = new Map<string, number>()
const opening = turns()

/** Opens the store in a file, which is made where it is missing; another program's file is left untouched. */
export function openSqlite(file: string, { patienceMs = PATIENCE_MS }: SqliteOptions = {}): Promise<Engine> {
  return opening(() => openFile(file, patienceMs))
}

/** Whether a file is a store of ours; false where it is missing or empty, and a Problem where it is something else. */
export function isOurs(file: string): Promise<boolean> {
  return opening(async () => openHere.has(file) || (await look(file)) === 'ours')
}

/** Writes a copy of one moment, a file of its own, while others use the store; `into` is missing or empty. */
export async function copyFile(file: string, into: string): Promise<void> {
  try {
    const database = await connect(file, { readOnly: true })
    try {
      database.exec(`pragma busy_timeout = ${PATIENCE_MS}`)
      database.exec(`vacuum into '${into.replaceAll("'", "''")}'`)
    } finally {
      database.close()
    }
  } catch (cause) {
    throw sqliteProblem(`SQLite in ${file}`, cause)
  }
}

async function openFile(file: string, patienceMs: number): Promise<Engine> {
  const name = `SQLite in ${file}`
  const patiently: Patiently = action => untilFree(action, patienceMs)
  try {
    if (!openHere.has(file)) {
      await look(file)
      await prepare(file)
    }
    const database = await connect(file)
    await patiently(() => claim(database, file)).catch(cause => {
      database.close()
      throw cause
    })
    openHere.set(file, (openHere.get(file) ?? 0) + 1)
    return engineOn(database, name, patiently, () => closeFile(database, file))
  } catch (cause) {
    throw sqliteProblem(name, cause)
  }
}

/** With all of it in the file itself: a driver may leave the log behind until its statements are collected. */
async function closeFile(database: Sqlite, file: string): Promise<void> {
  try {
    database.exec('pragma wal_checkpoint(truncate)')
  } finally {
    database.close()
    const left = (openHere.get(file) ?? 1) - 1
    if (left > 0) openHere.set(file, left)
    else openHere.delete(file)
  }
}

/** Marks an empty file as ours and sets how it is kept: what was acknowledged survives a power cut. */
function claim(database: Sqlite, file: string): void {
  database.exec(`pragma busy_timeout = ${BLOCKING_MS}`)
  if (valueOf(database, 'application_id') !== OURS) mark(database, file)
  if (valueOf(database, 'journal_mode = wal') !== 'wal')
    throw new StoreProblem(
      `${file}: that disk cannot hold a write-ahead log. Name a folder on a local disk in DATA_DIR.`,
    )
  database.exec('pragma synchronous = full')
  database.exec('pragma foreign_keys = on')
  database.exec('pragma secure_delete = fast')
  database.exec(`pragma journal_size_limit = ${LOG_BYTES}`)
}

/** Looks again under the lock: another program may have been first. */
function mark(database: Sqlite, file: string): void {
  database.exec('begin immediate')
  try {
    const tables = database.prepare('select name from sqlite_schema limit 1').all()
    if (valueOf(database, 'application_id') !== OURS && tables.length > 0)
      throw new StoreProblem(`${file} belongs to another program. Move it away, or name another file or folder.`)
    database.exec(`pragma application_id = ${OURS}`)
    database.exec('commit')
  } catch (cause) {
    database.exec('rollback')
    throw cause
  }
}

function valueOf(database: Sqlite, pragma: string): unknown {
  const [row] = database.prepare(`pragma ${pragma}`).all()
  return Object.values(row ?? {})[0]
}

type SqliteModule = typeof import('@photostructure/sqlite')

/** A connection and nothing more: no pragma, no check. */
export async function connect(file: string, options: { readOnly?: boolean } = {}): Promise<Sqlite> {
  const { DatabaseSync } = builtIn() ?? (await import('@photostructure/sqlite'))
  return new DatabaseSync(file, options)
}

/** Node's own from 22.13 on; before, it was missing or hidden behind a flag. */
function builtIn(): SqliteModule | undefined {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 22 || (major === 22 && minor < 13)) return undefined
  return quietly(() => process.getBuiltinModule('node:sqlite')) as SqliteModule | undefined
}

/** Loading it announces an experiment on stderr, which is no concern of those who run a bot. */
function quietly<T>(load: () => T): T {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return load()
  } finally {
    process.emitWarning = emitWarning
  }
}
