import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import { access, mkdtemp, open, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Engine } from './engine.ts'
import { fill } from './fill.ts'
import { migrate } from './migrate.ts'
import { mustBeThere, openExisting, type Place } from './open.ts'
import { StoreProblem } from './problem.ts'
import { PRIVATE } from './sqlite-file.ts'
import { copyFile, isOurs, openSqlite } from './sqlite.ts'
import { sqliteProblem } from './sqlite-problem.ts'

/** Writes a store as it is at this moment into a SQLite file, whatever engine it is on; returns its size in bytes. */
export async function backUp(place: Place, file: string, now: () => Date): Promise<number> {
  const draft = `${file}.${randomUUID()}.draft`
  try {
    if (await exists(file)) throw new StoreProblem(`${file} exists already. Name another file, or move it away.`)
    await (await open(draft, 'wx', PRIVATE)).close()
    await write(place, draft, now)
    await publish(draft, file)
    return (await stat(file)).size
  } catch (cause) {
    throw sqliteProblem(`The backup in ${file}`, cause)
  } finally {
    await Promise.all(['', '-wal', '-shm', '-journal'].map(end => rm(draft + end, { force: true })))
  }
}

/** A backup, opened for reading as a copy with our schema; the file itself stays as it is. */
export async function openBackup(file: string, now: () => Date): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'aisi-'))
  const dispose = () => rm(folder, { recursive: true, force: true })
  try {
    const copy = join(folder, 'copy.db')
    if (!(await isOurs(file))) throw new StoreProblem(`${file} holds no backup. Name a file of aisi backup.`)
    await copyFile(file, copy)
    const engine = await openSqlite(copy)
    await migrate({ ...engine, name: file }, now)
    return { ...engine, name: file, close: () => engine.close().finally(dispose) }
  } catch (cause) {
    await dispose()
    throw sqliteProblem(`The backup in ${file}`, cause)
  }
}

async function write(place: Place, draft: string, now: () => Date): Promise<void> {
  if (place.databaseUrl !== undefined) return writeRows(place, draft, now)
  await copyFile(await mustBeThere(place.dataDir), draft)
}

async function writeRows(place: Place, draft: string, now: () => Date): Promise<void> {
  const from = await openExisting(place, now)
  try {
    const into = await openSqlite(draft)
    await fillDraft(into, from, now).finally(into.close)
  } finally {
    await from.close()
  }
}

/** One file in the end, without a write-ahead log beside it. */
async function fillDraft(into: Engine, from: Engine, now: () => Date): Promise<void> {
  await migrate(into, now)
  await fill(into, from, { cure: '' })
  await into.read(db => sql`pragma journal_mode = delete`.execute(db))
}

/** Gives the draft its name once it is on the disk for certain. */
async function publish(draft: string, file: string): Promise<void> {
  await sync(draft)
  await rename(draft, file)
  await sync(dirname(file))
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
