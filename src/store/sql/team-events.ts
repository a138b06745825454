import type { SelectQueryBuilder } from 'kysely'
import type { Database } from '../engine.ts'
import type { Tables } from '../schema.ts'
import type { TeamEvent } from '../teams.ts'

type Events = SelectQueryBuilder<Tables, 'team_events', Tables['team_events']>

/** The teams' own events that a query finds, oldest first. */
export async function eventsBy(db: Database, narrow: (query: Events) => Events): Promise<TeamEvent[]> {
  const found = narrow(db.selectFrom('team_events').selectAll())
  return (await found.orderBy('created_at').orderBy('id').execute()).map(eventOf)
}

export async function putEvent(db: Database, event: TeamEvent): Promise<void> {
  const { id, platform, workspace, details, by, createdAt } = event
  const told = { details, given_by: by, created_at: createdAt.getTime() }
  await db
    .insertInto('team_events')
    .values({ id, platform, workspace, ...told })
    .onConflict(known => known.columns(['platform', 'workspace', 'id']).doUpdateSet(told))
    .execute()
}

export async function dropEvent(db: Database, platform: string, workspace: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('team_events')
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

function eventOf({ given_by, created_at, ...rest }: Tables['team_events']): TeamEvent {
  return { ...rest, by: given_by, createdAt: new Date(created_at) }
}
