import { sql } from 'kysely'
import { contentsOf, type Contents } from './contents.ts'
import type { Database } from './engine.ts'
import { KEYS, TABLE_NAMES, type TableName } from './schema.ts'
import { markOf, raise, raiseTo } from './sql/marks.ts'

/** Some twenty values each: far below what an engine takes in one statement. */
const ROWS_AT_ONCE = 500

type Row = Readonly<Record<string, unknown>>

/** Makes one store hold exactly what another holds; whoever remembers the old contents learns that they changed. */
export async function copyAll(from: Database, to: Database, progress: (part: number) => void): Promise<Contents> {
  const contents = await contentsOf(from)
  const total = Object.values(contents).reduce((sum, count) => sum + count, 0)
  const version = (await markOf(to, 'teams-version')) ?? 0
  let done = 0
  for (const table of TABLE_NAMES) {
    await sql`delete from ${sql.table(table)}`.execute(to)
    for await (const rows of pagesOf(from, table)) {
      await insert(to, table, rows)
      progress((done += rows.length) / total)
    }
  }
  await raiseTo(to, 'teams-version', version)
  await raise(to, 'teams-version')
  return contents
}

/** By primary key, so that the last page costs no more than the first. */
async function* pagesOf(db: Database, table: TableName): AsyncGenerator<readonly Row[]> {
  const keys = sql.join(KEYS[table].map(key => sql.ref(key)))
  let after = sql`true`
  while (true) {
    const page = sql<Row>`
      select * from ${sql.table(table)} where ${after} order by ${keys} limit ${sql.lit(ROWS_AT_ONCE)}`
    const { rows } = await page.execute(db)
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = sql`(${keys}) > (${sql.join(KEYS[table].map(key => last[key]))})`
  }
}

async function insert(db: Database, table: TableName, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  const values = rows.map(row => sql`(${sql.join(columns.map(column => row[column]))})`)
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map(column => sql.ref(column)))}) values ${sql.join(values)}`.execute(
    db,
  )
}
