import type { Lease } from '../../src/store/lease.ts'
import type { Claimed, Ledger, Planned, Settlement } from '../../src/store/ledger.ts'

export interface Row extends Planned {
  tries: number
  freeAt: Date
  worker?: string | undefined
  /** Who began to send it. */
  begun?: string | undefined
  withdrawn: boolean
  how?: Settlement
  settledAt?: Date
  message?: string | undefined
}

/** A ledger in memory that keeps what the real ones promise. */
export function memoryLedger(): Ledger & { rows: Map<string, Row> } {
  const rows = new Map<string, Row>()
  const unsettled = new Set<Row>()
  const open = () => [...unsettled].filter(({ id }) => rows.has(id))
  const due = (platform: string, now: Date) => open().filter(row => row.platform === platform && row.freeAt <= now)
  let until: Date | undefined
  const withdraw = (those: (row: Row) => boolean) => {
    let count = 0
    for (const row of open().filter(those)) {
      if (row.begun === undefined) {
        rows.delete(row.id)
        unsettled.delete(row)
      } else if (!row.withdrawn) Object.assign(row, { withdrawn: true, worker: undefined })
      else continue
      count += 1
    }
    return count
  }
  return {
    rows,
    async plan(reminders) {
      let count = 0
      for (const one of reminders) {
        if (rows.has(one.id)) continue
        const row = { ...one, tries: 0, freeAt: one.dueAt, withdrawn: false }
        rows.set(one.id, row)
        unsettled.add(row)
        count += 1
      }
      return count
    },
    async claim(platform, { worker, now, until: end }, limit, workspace) {
      const isThere = (row: Row) => workspace === undefined || row.workspace === workspace
      const free = due(platform, now).filter(isThere)
      free.sort((a, b) => +a.staleAt - +b.staleAt || +a.dueAt - +b.dueAt)
      return free.slice(0, limit).map(row => claimed(Object.assign(row, { worker, freeAt: end, tries: row.tries + 1 })))
    },
    waiting: async (platform, now) => [...new Set(due(platform, now).map(({ workspace }) => workspace))],
    async posting(id, { worker, until: end }: Lease) {
      const row = rows.get(id)
      if (!row || row.how || row.worker !== worker) return false
      Object.assign(row, { begun: worker, freeAt: end })
      return true
    },
    async settle(id, worker, how, now, message) {
      const row = rows.get(id)
      if (!row || row.how || (row.worker !== worker && row.begun !== worker)) return
      Object.assign(row, { how, settledAt: now, message, worker: undefined, begun: undefined })
      unsettled.delete(row)
    },
    async release(id, worker, after) {
      const row = rows.get(id)
      if (!row || row.how || row.worker !== worker) return
      Object.assign(row, { worker: undefined, freeAt: after, begun: row.begun === worker ? undefined : row.begun })
    },
    withdraw: async (event, keep) => withdraw(row => row.event === event && (!keep || row.version !== keep)),
    withdrawPlan: async plan => withdraw(row => row.plan === plan),
    posted: async (event, except) =>
      [...rows.values()].flatMap(row =>
        row.event === event && row.version !== except && row.message ? [{ ...row, message: row.message }] : [],
      ),
    async postedVersions(now) {
      const standing = [...rows.values()].filter(({ message, staleAt }) => message && staleAt > now)
      const pairs = new Map(standing.map(({ event, version }) => [`${event} ${version}`, { event, version }]))
      return [...pairs.values()]
    },
    async corrected(id, version, staleAt) {
      const row = rows.get(id)
      if (row?.message) Object.assign(row, { version, staleAt })
    },
    plannedUntil: async () => until,
    setPlannedUntil: async at => void (until = !until || at > until ? at : until),
    async counts(since) {
      const of = (how: Settlement) =>
        [...rows.values()].filter(row => row.how === how && row.settledAt && row.settledAt >= since).length
      const ends = { sent: of('sent'), late: of('late'), skipped: of('skipped'), unknown: of('unknown') }
      return { ...ends, failed: of('failed'), due: open().length }
    },
    async forgetWorkspace(workspace) {
      for (const row of rows.values()) if (row.workspace === workspace) rows.delete(row.id)
    },
    async expire(before) {
      for (const row of rows.values()) if (row.settledAt && row.settledAt < before) rows.delete(row.id)
    },
  }
}

/** One that was withdrawn while it was being sent comes back stale. */
function claimed({ withdrawn, begun, tries, ...row }: Row): Claimed {
  const { id, platform, workspace, channel, plan, event, version, dueAt, payload } = row
  const told = { id, platform, workspace, channel, plan, event, version, dueAt, payload }
  return { ...told, staleAt: withdrawn ? dueAt : row.staleAt, tries, postUnknown: begun !== undefined }
}
