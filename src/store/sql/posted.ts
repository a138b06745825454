import type { Database } from '../engine.ts'
import type { Posted } from '../ledger.ts'
import { PLANNED_COLUMNS, postedOf } from './reminder.ts'

export async function posted(db: Database, event: string, exceptVersion: string): Promise<Posted[]> {
  const rows = await db
    .selectFrom('ledger')
    .select([...PLANNED_COLUMNS, 'message'])
    .where('event', '=', event)
    .where('version', '<>', exceptVersion)
    .where('message', 'is not', null)
    .orderBy('due_at')
    .orderBy('id')
    .execute()
  return rows.flatMap(postedOf)
}

/** The versions that stand in channels of events that have not begun. */
export async function postedVersions(db: Database, now: Date): Promise<{ event: string; version: string }[]> {
  return db
    .selectFrom('ledger')
    .select(['event', 'version'])
    .distinct()
    .where('message', 'is not', null)
    .where('stale_at', '>', now.getTime())
    .orderBy('event')
    .orderBy('version')
    .execute()
}

export async function corrected(db: Database, id: string, version: string, staleAt: Date): Promise<void> {
  const told = { version, stale_at: staleAt.getTime() }
  await db.updateTable('ledger').set(told).where('id', '=', id).where('message', 'is not', null).execute()
}
