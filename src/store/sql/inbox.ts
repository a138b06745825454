import { sql } from 'kysely'
import type { Database, Engine, EngineKind } from '../engine.ts'
import type { Delivered, Inbox, TakenUp } from '../inbox.ts'
import type { Lease } from '../lease.ts'
import { deleteWhere } from './batches.ts'
import { begin, release, skipsLocked } from './leases.ts'

export function sqlInbox(engine: Engine): Inbox {
  const { kind, read, write } = engine
  return {
    keep: (question, lease) => write(db => keep(db, question, lease)),
    replying: (id, lease) => write(db => begin(db, 'inbox', id, lease)),
    settle: (id, worker, now) => write(db => settle(db, id, worker, now)),
    release: (id, worker, after) => write(db => release(db, 'inbox', id, worker, after)),
    takeUp: (platform, lease, limit) => write(db => takeUp(db, kind, platform, lease, limit)),
    expire: before => expire(engine, before.getTime()),
    waiting: () => read(waiting),
  }
}

async function keep(db: Database, question: Delivered, { worker, until }: Lease): Promise<boolean> {
  const { id, platform, workspace, payload, receivedAt } = question
  const row = { id, platform, workspace, payload, received_at: receivedAt.getTime() }
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('inbox')
    .values({ ...row, worker, free_at: until.getTime(), tries: 1 })
    .onConflict(known => known.column('id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

/** Also by the worker that had begun to reply before it lost its lease: the person has the answer. */
async function settle(db: Database, id: string, worker: string, now: Date): Promise<void> {
  const emptied = { workspace: null, payload: null, received_at: null, worker: null, free_at: null, begun: null }
  await db
    .updateTable('inbox')
    .set({ ...emptied, tries: 0, settled_at: now.getTime() })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .where(eb => eb.or([eb('worker', '=', worker), eb('begun', '=', worker)]))
    .execute()
}

async function takeUp(
  db: Database,
  kind: EngineKind,
  platform: string,
  { worker, now, until }: Lease,
  limit: number,
): Promise<TakenUp[]> {
  const rows = await db
    .with('free', cte =>
      cte
        .selectFrom('inbox')
        .select('id')
        .where('platform', '=', platform)
        .where('settled_at', 'is', null)
        .where('free_at', '<=', now.getTime())
        .orderBy('received_at')
        .orderBy('id')
        .limit(limit)
        .$if(skipsLocked(kind), query => query.forUpdate().skipLocked()),
    )
    .updateTable('inbox')
    .set(eb => ({ worker, free_at: until.getTime(), tries: eb('tries', '+', 1) }))
    .where('id', 'in', eb => eb.selectFrom('free').select('free.id'))
    .returning(['id', 'platform', 'workspace', 'payload', 'received_at', 'tries', 'begun'])
    .execute()
  return rows.map(takenUp).sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || (a.id < b.id ? -1 : 1))
}

interface Row {
  id: string
  platform: string
  workspace: string | null
  payload: string | null
  received_at: number | null
  tries: number
  begun: string | null
}

/** Only what is settled lacks a workspace or a payload. */
function takenUp({ id, platform, workspace, payload, received_at, tries, begun }: Row): TakenUp {
  const receivedAt = new Date(received_at ?? 0)
  const replyUnknown = begun !== null
  return { id, platform, workspace: workspace ?? '', payload: payload ?? '', receivedAt, tries, replyUnknown }
}

async function expire(engine: Engine, before: number): Promise<number> {
  await deleteWhere(engine, 'inbox', sql`settled_at < ${before}`)
  return deleteWhere(engine, 'inbox', sql`settled_at is null and received_at < ${before}`)
}

async function waiting(db: Database): Promise<number> {
  const row = await db
    .selectFrom('inbox')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return row?.count ?? 0
}
