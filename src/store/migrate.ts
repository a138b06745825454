import { sql } from 'kysely'
import type { Database, Engine, EngineKind } from './engine.ts'
import { tables } from './migrations/001-tables.ts'
import type { Migration, Types } from './migrations/migration.ts'
import { StoreProblem } from './problem.ts'
import { TABLE_NAMES } from './schema.ts'

const MIGRATIONS: readonly Migration[] = [tables]
const NEWEST = Math.max(...MIGRATIONS.map(({ number }) => number))
/** Held by whoever migrates a PostgreSQL store; any number that others are unlikely to use. */
const LOCK = 0x61697369

const TYPES: Readonly<Record<EngineKind, Types>> = {
  sqlite: { text: 'text', long: 'integer' },
  postgres: { text: 'text collate "C"', long: 'bigint' },
}

/** Brings the schema up to ours, once, however many open the store at the same time; refuses a newer one and strangers. */
export async function migrate(engine: Engine, now: () => Date): Promise<void> {
  const { name, kind } = engine
  if ((await engine.read(db => schemaIn(db, name, kind))) === NEWEST) return
  await engine.write(async db => {
    if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK})`.execute(db)
    const found = await schemaIn(db, name, kind)
    if (found === 0) await run(db, HISTORY(TYPES[kind]))
    for (const { number, name, statements } of MIGRATIONS.filter(({ number }) => number > found)) {
      for (const statement of statements(TYPES[kind])) await run(db, statement)
      const row = { number, name, applied_at: now().getTime() }
      await db.insertInto('aisi_migrations').values(row).execute()
    }
  })
}

/** Whether there is a store of ours already; strangers and newer schemas are refused here, too. */
export async function isStore({ name, kind, read }: Engine): Promise<boolean> {
  return (await read(db => schemaIn(db, name, kind))) > 0
}

const HISTORY = ({ text, long }: Types) =>
  `create table aisi_migrations (number integer primary key not null, name ${text} not null, applied_at ${long} not null)`

async function run(db: Database, statement: string): Promise<void> {
  await sql.raw(statement).execute(db)
}

/** The number of the newest migration that was made; 0 for none. */
async function schemaIn(db: Database, name: string, kind: EngineKind): Promise<number> {
  const present = await tablesIn(db, kind)
  if (!present.includes('aisi_migrations')) {
    const theirs = TABLE_NAMES.filter(table => present.includes(table))
    if (theirs.length === 0) return 0
    throw new StoreProblem(
      `${name} holds tables of another program (${theirs.join(', ')}). Give aisi a database of its own.`,
    )
  }
  const newest = await db
    .selectFrom('aisi_migrations')
    .select(eb => eb.fn.max('number').as('number'))
    .executeTakeFirst()
  const number = newest?.number ?? 0
  if (number <= NEWEST) return number
  throw new StoreProblem(
    `${name} was written by a newer aisi (schema ${number}, this one knows ${NEWEST}). Update aisi, or restore a backup that this version made.`,
  )
}

async function tablesIn(db: Database, kind: EngineKind): Promise<string[]> {
  const query =
    kind === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_schema where type in ('table', 'view')`
      : sql<{ name: string }>`
          select relname as name from pg_catalog.pg_class
          where relkind in ('r', 'p', 'v', 'm', 'f')
          and relnamespace = (select oid from pg_catalog.pg_namespace where nspname = current_schema())`
  return (await query.execute(db)).rows.map(({ name }) => name)
}
