import { resolve } from 'node:path'
import type { Engine } from './engine.ts'
import { isStore, migrate } from './migrate.ts'
import { StoreProblem } from './problem.ts'
import { sqlGaps } from './sql/gaps.ts'
import { sqlInbox } from './sql/inbox.ts'
import { sqlInstallations } from './sql/installations.ts'
import { sqlLedger } from './sql/ledger.ts'
import { secretOf } from './sql/secrets.ts'
import { sqlTeams } from './sql/teams.ts'
import { sqlThreads } from './sql/threads.ts'
import type { Store } from './store.ts'

/** Where a store is: a file in the data folder, unless a PostgreSQL database is named. */
export interface Place {
  dataDir: string
  databaseUrl?: string | undefined
}

/** Opens the store and brings its schema up to date; a StoreProblem says what stands against it. */
export async function openStore({ now, ...place }: Place & { now: () => Date }): Promise<Store> {
  return storeOn(await openEngine(place, now), now)
}

/** The file of a data folder. */
export function fileIn(dataDir: string): string {
  return resolve(dataDir, 'aisi.db')
}

/** The database of a place, with our schema in it. */
export async function openEngine(place: Place, now: () => Date): Promise<Engine> {
  return upToDate(await connect(place), now)
}

/** The same for a place that must hold a store already: none is made there. */
export async function openExisting(place: Place, now: () => Date): Promise<Engine> {
  if (place.databaseUrl === undefined) await mustBeThere(place.dataDir)
  return upToDate(await connect(place), now, true)
}

async function upToDate(engine: Engine, now: () => Date, mustExist = false): Promise<Engine> {
  try {
    if (mustExist && !(await isStore(engine))) throw nothingThere(engine.name)
    await migrate(engine, now)
    return engine
  } catch (cause) {
    await engine.close()
    throw cause
  }
}

/** The file of a data folder that holds a store already. */
export async function mustBeThere(dataDir: string): Promise<string> {
  const { isOurs } = await import('./sqlite.ts')
  const file = fileIn(dataDir)
  if (!(await isOurs(file))) throw nothingThere(`SQLite in ${file}`)
  return file
}

function nothingThere(name: string): StoreProblem {
  return new StoreProblem(`${name}: there is no store. Name the place where the bot keeps its data.`)
}

/** The stores on a database; whoever needs its figures keeps the engine. */
export function storeOn(engine: Engine, now: () => Date): Store {
  return {
    name: engine.name,
    inbox: sqlInbox(engine),
    ledger: sqlLedger(engine, now),
    threads: sqlThreads(engine),
    installations: sqlInstallations(engine),
    gaps: sqlGaps(engine),
    teams: sqlTeams(engine),
    secret: name => secretOf(engine, name),
    check: () => engine.read(async db => void (await db.selectFrom('marks').select('name').limit(1).execute())),
    close: engine.close,
  }
}

/** Only the driver that is used is loaded. */
async function connect({ dataDir, databaseUrl }: Place): Promise<Engine> {
  if (databaseUrl !== undefined) return (await import('./postgres.ts')).openPostgres(databaseUrl)
  return (await import('./sqlite.ts')).openSqlite(fileIn(dataDir))
}
