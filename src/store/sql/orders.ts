import type { SelectQueryBuilder } from 'kysely'
import type { Database } from '../engine.ts'
import type { Tables } from '../schema.ts'
import type { Channel, Order, OrderKind } from '../teams.ts'

type Orders = SelectQueryBuilder<Tables, 'orders', Tables['orders']>

/** The orders that a query finds, oldest first. */
export async function ordersBy(db: Database, narrow: (query: Orders) => Orders): Promise<Order[]> {
  const found = narrow(db.selectFrom('orders').selectAll())
  return (await found.orderBy('created_at').orderBy('seq').execute()).map(orderOf)
}

export const inChannel =
  ({ platform, workspace, id }: Channel) =>
  (query: Orders) =>
    query.where('platform', '=', platform).where('workspace', '=', workspace).where('channel', '=', id)

/** Those that run, by id, after one that was seen. */
export async function pageOf(db: Database, afterId: string, limit: number): Promise<Order[]> {
  const running = db.selectFrom('orders').selectAll().where('paused', 'is', null)
  return (await running.where('id', '>', afterId).orderBy('id').limit(limit).execute()).map(orderOf)
}

/** One that is replaced keeps its place among those made in the same millisecond. */
export async function putOrder(db: Database, { id, channel, kind, settings, by, paused, createdAt }: Order) {
  const where = { platform: channel.platform, workspace: channel.workspace, channel: channel.id }
  const told = { ...where, kind, settings, given_by: by, paused: paused ?? null, created_at: createdAt.getTime() }
  await db
    .insertInto('orders')
    .values(eb => ({
      id,
      ...told,
      seq: eb
        .selectFrom('orders as others')
        .select(one => one(one.fn.coalesce(one.fn.max('others.seq'), one.val(0)), '+', 1).as('next')),
    }))
    .onConflict(known => known.column('id').doUpdateSet(told))
    .execute()
}

export function orderOf(row: Tables['orders']): Order {
  const { id, platform, workspace, channel, kind, settings, given_by, paused, created_at } = row
  return {
    id,
    channel: { platform, workspace, id: channel },
    kind: kind as OrderKind,
    settings,
    by: given_by,
    ...(paused === null ? {} : { paused }),
    createdAt: new Date(created_at),
  }
}
