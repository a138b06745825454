import { sql } from 'kysely'
import type { Engine } from '../../src/store/engine.ts'
import { storeOn } from '../../src/store/open.ts'
import { KEYS, TABLE_NAMES } from '../../src/store/schema.ts'

export const NOW = new Date('2026-11-21T09:00:00Z')
export const now = () => NOW
const CHANNEL = { platform: 'slack', workspace: 'T1', id: 'C1' }

/** Puts something into every table, more than one page into the largest. */
export async function furnish(engine: Engine, reminders = 1200): Promise<void> {
  const { inbox, ledger, threads, gaps, teams, installations, secret } = storeOn(engine, now)
  const lease = { worker: 'w', now: NOW, until: NOW }
  for (const id of ['q1', 'q2', 'settled'])
    await inbox.keep({ id, platform: 'slack', workspace: 'T1', payload: `{"of":"${id}"}`, receivedAt: NOW }, lease)
  await inbox.settle('settled', 'w', NOW)
  const what = {
    platform: 'slack',
    workspace: 'T1',
    channel: 'C1',
    plan: 'o1',
    event: 'e',
    version: 'v1',
    payload: '{}',
  }
  const planned = (at: number) => ({
    ...what,
    id: `r${at}`,
    dueAt: new Date(NOW.getTime() + at),
    staleAt: new Date(8.64e15),
  })
  await ledger.plan(Array.from({ length: reminders }, (_, at) => planned(at)))
  for (const { id } of await ledger.claim('slack', { ...lease, until: new Date(NOW.getTime() + 1) }, 1))
    await ledger.settle(id, 'w', 'sent', NOW, 'm1')
  await ledger.setPlannedUntil(NOW)
  const turn = { thread: 't', person: 'p', workspace: 'T1', text: 'Żółć 🗓 \'"\\ \n', earlier: ['a', 'b'], at: NOW }
  for (const id of ['t1', 't2']) await threads.remember({ id, ...turn })
  await gaps.note({ key: 'k', text: 'who', reason: 'unknown', facts: ['f'], workspace: 'T1', at: NOW })
  await teams.order({ id: 'o1', channel: CHANNEL, kind: 'reminders', settings: '{}', by: 'U1', createdAt: NOW })
  await teams.set(CHANNEL, 'zone', 'Europe/Paris')
  const team = { platform: 'slack', workspace: 'T1' }
  await teams.addEvent({ id: 'e1', ...team, details: '{}', by: 'U1', createdAt: NOW })
  await installations.keep({ ...team, sealed: 'sealed', at: NOW })
  await secret('persons')
}

/** Every row of every table, to be compared with another store's. */
export async function everythingIn(engine: Engine): Promise<Record<string, unknown[]>> {
  const told: [string, unknown[]][] = []
  for (const table of TABLE_NAMES) {
    const keys = sql.join(KEYS[table].map(key => sql.ref(key)))
    const { rows } = await engine.read(db => sql`select * from ${sql.table(table)} order by ${keys}`.execute(db))
    told.push([table, rows.map(row => ({ ...(row as object) }))])
  }
  return Object.fromEntries(told)
}
