import type { Database } from '../engine.ts'

type Mark = 'planned-until' | 'teams-version'

/** A number that only grows; undefined before it was first set. */
export async function markOf(db: Database, name: Mark): Promise<number | undefined> {
  const row = await db.selectFrom('marks').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value
}

export async function raiseTo(db: Database, name: Mark, value: number): Promise<void> {
  await db
    .insertInto('marks')
    .values({ name, value })
    .onConflict(known => known.column('name').doUpdateSet({ value }).where('marks.value', '<', value))
    .execute()
}

export async function raise(db: Database, name: Mark): Promise<void> {
  await db
    .insertInto('marks')
    .values({ name, value: 1 })
    .onConflict(known => known.column('name').doUpdateSet(eb => ({ value: eb('marks.value', '+', 1) })))
    .execute()
}
