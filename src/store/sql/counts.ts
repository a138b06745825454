import type { Database } from '../engine.ts'
import type { Settlement } from '../ledger.ts'

/** How many were settled how since then, and how many are due now. */
export async function counts(db: Database, since: Date, now: Date): Promise<Record<Settlement | 'due', number>> {
  const settled = await db
    .selectFrom('ledger')
    .select(eb => ['how', eb.fn.countAll<number>().as('count')])
    .where('settled_at', '>=', since.getTime())
    .groupBy('how')
    .execute()
  const due = await db
    .selectFrom('ledger')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('settled_at', 'is', null)
    .where('due_at', '<=', now.getTime())
    .executeTakeFirst()
  const of = (how: Settlement) => settled.find(row => row.how === how)?.count ?? 0
  return {
    sent: of('sent'),
    late: of('late'),
    skipped: of('skipped'),
    unknown: of('unknown'),
    failed: of('failed'),
    due: due?.count ?? 0,
  }
}
