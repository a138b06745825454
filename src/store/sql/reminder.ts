import type { Claimed, Planned, Posted } from '../ledger.ts'

/** The columns that tell what a reminder is. */
export const PLANNED_COLUMNS = [
  'id',
  'platform',
  'workspace',
  'channel',
  'plan',
  'event',
  'version',
  'due_at',
  'stale_at',
  'payload',
] as const

interface Row extends Pick<
  Planned,
  'id' | 'platform' | 'workspace' | 'channel' | 'plan' | 'event' | 'version' | 'payload'
> {
  due_at: number
  stale_at: number
}

export function plannedOf({ due_at, stale_at, ...rest }: Row): Planned {
  return { ...rest, dueAt: new Date(due_at), staleAt: new Date(stale_at) }
}

export function toRow({ dueAt, staleAt, ...rest }: Planned): Row {
  const { id, platform, workspace, channel, plan, event, version, payload } = rest
  const times = { due_at: dueAt.getTime(), stale_at: staleAt.getTime() }
  return { id, platform, workspace, channel, plan, event, version, payload, ...times }
}

/** One that was withdrawn while it was being sent comes back stale, so that it is counted and not sent again. */
export function claimedOf(row: Row & { tries: number; begun: string | null; withdrawn: number }): Claimed {
  const { tries, begun, withdrawn, ...rest } = row
  const planned = plannedOf(rest)
  const staleAt = withdrawn ? planned.dueAt : planned.staleAt
  return { ...planned, staleAt, tries, postUnknown: begun !== null }
}

export function postedOf({ message, ...rest }: Row & { message: string | null }): Posted[] {
  return message === null ? [] : [{ ...plannedOf(rest), message }]
}
