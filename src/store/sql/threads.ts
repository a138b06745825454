import { sql } from 'kysely'
import { z } from 'zod'
import type { Database, Engine } from '../engine.ts'
import type { Tables } from '../schema.ts'
import type { Threads, Turn } from '../threads.ts'
import { deleteWhere } from './batches.ts'

export function sqlThreads(engine: Engine): Threads {
  const { read, write } = engine
  return {
    remember: turn => write(db => remember(db, turn)),
    recent: (thread, since, limit) => read(db => recent(db, thread, since, limit)),
    find: id => read(db => find(db, id)),
    share: id => write(db => share(db, id)),
    forget: person => write(db => forget(db, person)),
    forgetWorkspace: async workspace => void (await deleteWhere(engine, 'turns', sql`workspace = ${workspace}`)),
    expire: async before => void (await deleteWhere(engine, 'turns', sql`asked_at < ${before.getTime()}`)),
  }
}

/** What is asked again keeps its place and whether it was shared. */
async function remember(db: Database, turn: Turn): Promise<void> {
  const { id, thread, person, workspace, text } = turn
  const told = { thread, person, workspace, text, earlier: JSON.stringify(turn.earlier), asked_at: turn.at.getTime() }
  await db
    .insertInto('turns')
    .values(eb => ({
      id,
      ...told,
      shared: 0,
      seq: eb
        .selectFrom('turns as others')
        .where('others.thread', '=', thread)
        .select(one => one(one.fn.coalesce(one.fn.max('others.seq'), one.val(0)), '+', 1).as('next')),
    }))
    .onConflict(known => known.column('id').doUpdateSet(told))
    .execute()
}

async function recent(db: Database, thread: string, since: Date, limit: number): Promise<Turn[]> {
  const rows = await db
    .selectFrom('turns')
    .selectAll()
    .where('thread', '=', thread)
    .where('asked_at', '>=', since.getTime())
    .orderBy('asked_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map(turnOf).reverse()
}

async function find(db: Database, id: string): Promise<Turn | undefined> {
  const row = await db.selectFrom('turns').selectAll().where('id', '=', id).executeTakeFirst()
  return row && turnOf(row)
}

const Texts = z.array(z.string())

function turnOf({ id, thread, person, workspace, text, earlier, asked_at }: Tables['turns']): Turn {
  return { id, thread, person, workspace, text, earlier: Texts.parse(JSON.parse(earlier)), at: new Date(asked_at) }
}

async function share(db: Database, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('turns')
    .set({ shared: 1 })
    .where('id', '=', id)
    .where('shared', '=', 0)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function forget(db: Database, person: string): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('turns').where('person', '=', person).executeTakeFirst()
  return Number(numDeletedRows)
}
