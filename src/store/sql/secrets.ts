import { randomBytes } from 'node:crypto'
import type { Database, Engine } from '../engine.ts'

const SECRET_BYTES = 32

/** The secret of a name; of many who ask for it first, all get the same. */
export async function secretOf({ read, write }: Engine, name: string): Promise<string> {
  return (await read(db => find(db, name))) ?? write(db => make(db, name))
}

async function find(db: Database, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('secrets').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value
}

async function make(db: Database, name: string): Promise<string> {
  const value = randomBytes(SECRET_BYTES).toString('hex')
  await db
    .insertInto('secrets')
    .values({ name, value })
    .onConflict(known => known.column('name').doNothing())
    .execute()
  return (await find(db, name)) ?? value
}
