import { sql } from 'kysely'
import { z } from 'zod'
import type { Database, Engine } from '../engine.ts'
import type { CountedGap, Gap, GapReason, Gaps } from '../gaps.ts'

export function sqlGaps({ read, write }: Engine): Gaps {
  return {
    note: gap => write(db => note(db, gap)),
    top: (since, limit) => read(db => top(db, since, limit)),
    forgetWorkspace: workspace =>
      write(async db => void (await db.deleteFrom('gaps').where('workspace', '=', workspace).execute())),
    expire: before =>
      write(async db => void (await db.deleteFrom('gaps').where('last_at', '<', before.getTime()).execute())),
  }
}

/** Gaps may be noted out of order: the first stays the earliest, the last the latest. */
async function note(db: Database, { key, text, reason, facts, workspace, at }: Gap): Promise<void> {
  const time = at.getTime()
  const first = { key, reason, workspace, text, facts: JSON.stringify(facts), count: 1, first_at: time, last_at: time }
  await db
    .insertInto('gaps')
    .values(first)
    .onConflict(known =>
      known.columns(['workspace', 'key', 'reason']).doUpdateSet(eb => ({
        count: eb('gaps.count', '+', 1),
        first_at: sql<number>`case when gaps.first_at < ${time} then gaps.first_at else ${time} end`,
        last_at: sql<number>`case when gaps.last_at > ${time} then gaps.last_at else ${time} end`,
      })),
    )
    .execute()
}

const Texts = z.array(z.string())

async function top(db: Database, since: Date, limit: number): Promise<CountedGap[]> {
  const rows = await db
    .selectFrom(placed(db).as('placed'))
    .selectAll()
    .where('place', '=', 1)
    .where('last', '>=', since.getTime())
    .orderBy('count', 'desc')
    .orderBy('last', 'desc')
    .orderBy('key')
    .limit(limit)
    .execute()
  return rows.map(({ key, reason, text, facts, count, first, last }) => ({
    key,
    text,
    reason: reason as GapReason,
    facts: Texts.parse(JSON.parse(facts)),
    count,
    first: new Date(first),
    last: new Date(last),
  }))
}

/** Every gap with the figures of all workspaces; that of the workspace where it was seen last has the first place. */
function placed(db: Database) {
  return db
    .selectFrom('gaps')
    .select(['key', 'reason', 'text', 'facts'])
    .select(({ fn }) => [
      fn
        .sum<number>('count')
        .over(all => all.partitionBy(['key', 'reason']))
        .as('count'),
      fn
        .min('first_at')
        .over(all => all.partitionBy(['key', 'reason']))
        .as('first'),
      fn
        .max('last_at')
        .over(all => all.partitionBy(['key', 'reason']))
        .as('last'),
      fn
        .agg<number>('row_number')
        .over(all => all.partitionBy(['key', 'reason']).orderBy('last_at', 'desc').orderBy('workspace'))
        .as('place'),
    ])
}
