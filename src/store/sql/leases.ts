import type { Database, EngineKind } from '../engine.ts'
import type { Lease } from '../lease.ts'

/** Questions and reminders are claimed, begun, given back and settled alike. */
type Leased = 'inbox' | 'ledger'

/** Notes that the worker begins to send, and prolongs its lease; false where another holds it, or it is settled. */
export async function begin(db: Database, table: Leased, id: string, { worker, until }: Lease): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable(table)
    .set({ begun: worker, free_at: until.getTime() })
    .where('id', '=', id)
    .where('worker', '=', worker)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Gives back what the worker holds; one that had begun to send says hereby that nothing was sent. */
export async function release(db: Database, table: Leased, id: string, worker: string, after: Date): Promise<void> {
  const waiting = db.updateTable(table).where('id', '=', id).where('settled_at', 'is', null)
  await waiting.set({ begun: null }).where('begun', '=', worker).execute()
  await waiting.set({ worker: null, free_at: after.getTime() }).where('worker', '=', worker).execute()
}

/** Rows that another claimer is taking at this moment are passed over; SQLite has but one writer at a time. */
export function skipsLocked(kind: EngineKind): boolean {
  return kind === 'postgres'
}
