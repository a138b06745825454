import { sql, type RawBuilder } from 'kysely'
import type { Engine } from '../engine.ts'

/** More at once would keep the answers waiting. */
const BATCH = 500

/** Deletes the rows of a table that meet a condition, some at a time; returns how many. */
export async function deleteWhere(
  { write }: Engine,
  table: 'inbox' | 'ledger' | 'turns',
  condition: RawBuilder<unknown>,
): Promise<number> {
  const some = sql`select id from ${sql.table(table)} where ${condition} limit ${sql.lit(BATCH)}`
  let deleted = 0
  while (true) {
    const { numDeletedRows } = await write(db =>
      db
        .deleteFrom(table)
        .where('id', 'in', sql<string>`(${some})`)
        .executeTakeFirst(),
    )
    deleted += Number(numDeletedRows)
    if (numDeletedRows < BATCH) return deleted
  }
}
