import { sql } from 'kysely'
import type { Database, Engine, EngineKind } from '../engine.ts'
import type { Lease } from '../lease.ts'
import type { Claimed, Ledger, Planned, Settlement } from '../ledger.ts'
import { deleteWhere } from './batches.ts'
import { counts } from './counts.ts'
import { begin, release, skipsLocked } from './leases.ts'
import { markOf, raiseTo } from './marks.ts'
import { corrected, posted, postedVersions } from './posted.ts'
import { claimedOf, PLANNED_COLUMNS, toRow } from './reminder.ts'
import { withdraw, withdrawPlan } from './withdraw.ts'

/** A dozen parameters each: far below what an engine takes in one statement, and written before anybody waits. */
const PLANNED_AT_ONCE = 250

export function sqlLedger(engine: Engine, now: () => Date): Ledger {
  const { kind, read, write } = engine
  return {
    async plan(reminders) {
      let added = 0
      for (let at = 0; at < reminders.length; at += PLANNED_AT_ONCE)
        added += await write(db => plan(db, reminders.slice(at, at + PLANNED_AT_ONCE)))
      return added
    },
    claim: (platform, lease, limit, workspace) => write(db => claim(db, kind, { platform, workspace }, lease, limit)),
    waiting: (platform, at) => read(db => waiting(db, platform, at)),
    posting: (id, lease) => write(db => begin(db, 'ledger', id, lease)),
    settle: (id, worker, how, at, message) => write(db => settle(db, id, worker, { how, at, message })),
    release: (id, worker, after) => write(db => release(db, 'ledger', id, worker, after)),
    withdraw: (event, keepVersion) => write(db => withdraw(db, event, keepVersion)),
    withdrawPlan: plan => write(db => withdrawPlan(db, plan)),
    posted: (event, exceptVersion) => read(db => posted(db, event, exceptVersion)),
    postedVersions: at => read(db => postedVersions(db, at)),
    corrected: (id, version, staleAt) => write(db => corrected(db, id, version, staleAt)),
    plannedUntil: () => read(plannedUntil),
    setPlannedUntil: until => write(db => raiseTo(db, 'planned-until', until.getTime())),
    counts: since => read(db => counts(db, since, now())),
    forgetWorkspace: async workspace => void (await deleteWhere(engine, 'ledger', sql`workspace = ${workspace}`)),
    expire: async before => void (await deleteWhere(engine, 'ledger', sql`settled_at < ${before.getTime()}`)),
  }
}

/** In the order of their ids, so that two who plan the same do not wait for each other crosswise. */
async function plan(db: Database, reminders: readonly Planned[]): Promise<number> {
  const rows = reminders
    .map(toRow)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(row => ({ ...row, free_at: row.due_at, tries: 0, withdrawn: 0 }))
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('ledger')
    .values(rows)
    .onConflict(known => known.column('id').doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows)
}

async function claim(
  db: Database,
  kind: EngineKind,
  { platform, workspace }: { platform: string; workspace: string | undefined },
  { worker, now, until }: Lease,
  limit: number,
): Promise<Claimed[]> {
  const rows = await db
    .with('free', cte =>
      cte
        .selectFrom('ledger')
        .select('id')
        .where('platform', '=', platform)
        .$if(workspace !== undefined, query => query.where('workspace', '=', workspace ?? ''))
        .where('settled_at', 'is', null)
        .where('free_at', '<=', now.getTime())
        .orderBy('stale_at')
        .orderBy('due_at')
        .limit(limit)
        .$if(skipsLocked(kind), query => query.forUpdate().skipLocked()),
    )
    .updateTable('ledger')
    .set(eb => ({ worker, free_at: until.getTime(), tries: eb('tries', '+', 1) }))
    .where('id', 'in', eb => eb.selectFrom('free').select('free.id'))
    .returning([...PLANNED_COLUMNS, 'tries', 'begun', 'withdrawn'])
    .execute()
  return rows.sort((a, b) => a.stale_at - b.stale_at || a.due_at - b.due_at).map(claimedOf)
}

async function waiting(db: Database, platform: string, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('ledger')
    .select('workspace')
    .distinct()
    .where('platform', '=', platform)
    .where('settled_at', 'is', null)
    .where('free_at', '<=', now.getTime())
    .execute()
  return rows.map(row => row.workspace)
}

interface Settled {
  how: Settlement
  at: Date
  message: string | undefined
}

/** Also by the worker that had begun to post before it lost its lease: the message stands there. */
async function settle(db: Database, id: string, worker: string, { how, at, message }: Settled): Promise<void> {
  await db
    .updateTable('ledger')
    .set({ how, settled_at: at.getTime(), message: message ?? null, free_at: null, worker: null, begun: null })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .where(eb => eb.or([eb('worker', '=', worker), eb('begun', '=', worker)]))
    .execute()
}

async function plannedUntil(db: Database): Promise<Date | undefined> {
  const until = await markOf(db, 'planned-until')
  return until === undefined ? undefined : new Date(until)
}
