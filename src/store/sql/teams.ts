import type { Database, Engine, Work } from '../engine.ts'
import type { Channel, Order, Teams } from '../teams.ts'
import { markOf, raise } from './marks.ts'
import { inChannel, orderOf, ordersBy, pageOf, putOrder } from './orders.ts'
import { dropSetting, putSetting, settingOf } from './settings.ts'
import { dropEvent, eventsBy, putEvent } from './team-events.ts'

export function sqlTeams({ read, write }: Engine): Teams {
  /** The version grows with whatever was changed, in the same transaction. */
  const change = <T>(work: Work<T>, changed: (outcome: T) => boolean = () => true) =>
    write(async db => {
      const outcome = await work(db)
      if (changed(outcome)) await raise(db, 'teams-version')
      return outcome
    })

  return {
    order: order => change(db => putOrder(db, order)),
    orders: channel => read(db => ordersBy(db, inChannel(channel))),
    workspaceOrders: (platform, workspace) =>
      read(db => ordersBy(db, all => all.where('platform', '=', platform).where('workspace', '=', workspace))),
    page: (afterId, limit) => read(db => pageOf(db, afterId, limit)),
    personal: (platform, workspace, by) => read(db => personal(db, platform, workspace, by)),
    cancel: id => change(db => cancel(db, id), Boolean),
    pause: (channel, why) => change(db => pause(db, channel, why), some),
    resume: channel => change(db => resume(db, channel), Boolean),
    paused: limit => read(db => ordersBy(db, all => all.where('paused', 'is not', null).limit(limit))),
    setting: (channel, name) => read(db => settingOf(db, channel, name)),
    set: (channel, name, value) =>
      change(db => (value === undefined ? dropSetting(db, channel, name) : putSetting(db, channel, name, value))),
    addEvent: event => change(db => putEvent(db, event)),
    events: (platform, workspace) =>
      read(db => eventsBy(db, all => all.where('platform', '=', platform).where('workspace', '=', workspace))),
    allEvents: () => read(db => eventsBy(db, all => all)),
    dropEvent: (platform, workspace, id) => change(db => dropEvent(db, platform, workspace, id), Boolean),
    version: async () => (await read(db => markOf(db, 'teams-version'))) ?? 0,
    forgetPerson: (platform, workspace, by) => change(db => forgetPerson(db, platform, workspace, by), Boolean),
    forgetWorkspace: (platform, workspace) => change(db => forgetWorkspace(db, platform, workspace)),
  }
}

const some = (orders: readonly Order[]) => orders.length > 0

async function personal(db: Database, platform: string, workspace: string, by: string): Promise<Order[]> {
  return ordersBy(db, all =>
    all
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('given_by', '=', by)
      .where('kind', '=', 'personal'),
  )
}

async function cancel(db: Database, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('orders').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}

async function pause(db: Database, { platform, workspace, id }: Channel, why: string): Promise<Order[]> {
  const rows = await db
    .updateTable('orders')
    .set({ paused: why })
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('channel', '=', id)
    .where('paused', 'is', null)
    .returningAll()
    .execute()
  return rows.sort((a, b) => a.created_at - b.created_at || a.seq - b.seq).map(orderOf)
}

async function resume(db: Database, { platform, workspace, id }: Channel): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('orders')
    .set({ paused: null })
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('channel', '=', id)
    .where('paused', 'is not', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Personal orders go; what a team relies on stays, without the name of who set it up. */
async function forgetPerson(db: Database, platform: string, workspace: string, by: string): Promise<number> {
  const theirs = { platform, workspace, given_by: by }
  const gone = await db
    .deleteFrom('orders')
    .where(eb => eb.and({ ...theirs, kind: 'personal' }))
    .executeTakeFirst()
  const orders = await db
    .updateTable('orders')
    .set({ given_by: '' })
    .where(eb => eb.and(theirs))
    .executeTakeFirst()
  const events = await db
    .updateTable('team_events')
    .set({ given_by: '' })
    .where(eb => eb.and(theirs))
    .executeTakeFirst()
  return Number(gone.numDeletedRows + orders.numUpdatedRows + events.numUpdatedRows)
}

async function forgetWorkspace(db: Database, platform: string, workspace: string): Promise<void> {
  for (const table of ['orders', 'settings', 'team_events'] as const)
    await db.deleteFrom(table).where('platform', '=', platform).where('workspace', '=', workspace).execute()
}
