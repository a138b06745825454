import type { Planned } from '../../../src/store/ledger.ts'
import type { Bench } from './bench.ts'

/** A reminder that is due now, an hour before its event. */
export const reminderAt =
  (bench: Bench) =>
  (id: string, more: Partial<Planned> = {}): Planned => ({
    id,
    platform: 'slack',
    workspace: 'T1',
    channel: 'C1',
    plan: 'order-1',
    event: 'summit',
    version: 'v1',
    dueAt: bench.now(),
    staleAt: bench.in(3600),
    payload: `{"of":"${id}"}`,
    ...more,
  })

export const idsOf = (reminders: readonly { id: string }[]) => reminders.map(({ id }) => id)
