import { sql } from 'kysely'
import type { Database } from './engine.ts'
import { StoreProblem } from './problem.ts'
import { TABLE_NAMES, type TableName } from './schema.ts'

/** How many rows each table holds. */
export type Contents = Readonly<Record<TableName, number>>

/** What a row of a table is to people; those without a word are kept for us alone. */
const WORDS: Readonly<Partial<Record<TableName, readonly [one: string, many: string]>>> = {
  orders: ['standing order', 'standing orders'],
  ledger: ['reminder', 'reminders'],
  team_events: ['event of a team', 'events of teams'],
  settings: ['setting of a channel', 'settings of channels'],
  installations: ['installation', 'installations'],
  inbox: ['question', 'questions'],
  turns: ['turn of a thread', 'turns of threads'],
  gaps: ['gap', 'gaps'],
}

export async function contentsOf(db: Database): Promise<Contents> {
  const counted: [TableName, number][] = []
  for (const table of TABLE_NAMES) counted.push([table, await countIn(db, table)])
  return Object.fromEntries(counted) as Record<TableName, number>
}

/** "2 standing orders, 14 reminders", or "nothing". A store that was merely opened holds nothing. */
export function spell(contents: Contents): string {
  const told = Object.entries(WORDS).flatMap(([table, [one, many]]) => {
    const count = contents[table as TableName]
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]
  })
  return told.join(', ') || 'nothing'
}

/** Refuses a store that holds what somebody entrusted to it. */
export async function mustBeEmpty(db: Database, name: string, cure: string): Promise<void> {
  const held = spell(await contentsOf(db))
  if (held !== 'nothing') throw new StoreProblem(`${name} already holds ${held}. ${cure}`)
}

async function countIn(db: Database, table: TableName): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(db)
  return rows[0]?.count ?? 0
}
