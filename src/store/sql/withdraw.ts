import type { Database } from '../engine.ts'

export async function withdraw(db: Database, event: string, keepVersion: string | undefined): Promise<number> {
  const others = { column: 'event', value: event, keepVersion } as const
  return (await drop(db, others)) + (await callBack(db, others))
}

export async function withdrawPlan(db: Database, plan: string): Promise<number> {
  const those = { column: 'plan', value: plan, keepVersion: undefined } as const
  return (await drop(db, those)) + (await callBack(db, those))
}

interface Those {
  column: 'event' | 'plan'
  value: string
  keepVersion: string | undefined
}

/** Unsent for certain: nobody has begun to send them. */
async function drop(db: Database, { column, value, keepVersion }: Those): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('ledger')
    .where(column, '=', value)
    .where('settled_at', 'is', null)
    .where('begun', 'is', null)
    .$if(keepVersion !== undefined, query => query.where('version', '<>', keepVersion ?? ''))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/**
 * Those being sent may stand in a channel already: they stay, to be counted or corrected. Without a worker nobody may
 * begin to send them, and whoever claims them finds them stale.
 */
async function callBack(db: Database, { column, value, keepVersion }: Those): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('ledger')
    .set({ withdrawn: 1, worker: null })
    .where(column, '=', value)
    .where('settled_at', 'is', null)
    .where('withdrawn', '=', 0)
    .$if(keepVersion !== undefined, query => query.where('version', '<>', keepVersion ?? ''))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
