import type { Lease } from '../../src/store/lease.ts'

interface Entry {
  worker: string | undefined
  freeAt: number
  begun: string | undefined
  tries: number
  receivedAt: number
  settled: boolean
}

/** The inbox as it is meant, in memory and by the book. */
export function inboxModel() {
  const entries = new Map<string, Entry>()
  const open = (id: string) => {
    const entry = entries.get(id)
    return entry && !entry.settled ? entry : undefined
  }
  return {
    keep(id: string, { worker, now, until }: Lease): boolean {
      if (entries.has(id)) return false
      const [freeAt, receivedAt] = [until.getTime(), now.getTime()]
      entries.set(id, { worker, freeAt, begun: undefined, tries: 1, receivedAt, settled: false })
      return true
    },
    replying(id: string, { worker, until }: Lease): boolean {
      const entry = open(id)
      if (entry?.worker !== worker) return false
      Object.assign(entry, { begun: worker, freeAt: until.getTime() })
      return true
    },
    settle(id: string, worker: string): void {
      const entry = open(id)
      if (entry && (entry.worker === worker || entry.begun === worker)) entry.settled = true
    },
    release(id: string, worker: string, after: Date): void {
      const entry = open(id)
      if (entry?.begun === worker) entry.begun = undefined
      if (entry?.worker === worker) Object.assign(entry, { worker: undefined, freeAt: after.getTime() })
    },
    takeUp({ worker, now, until }: Lease, limit: number): { id: string; tries: number; replyUnknown: boolean }[] {
      const free = [...entries].filter(([, { settled, freeAt }]) => !settled && freeAt <= now.getTime())
      free.sort(([a, one], [b, other]) => one.receivedAt - other.receivedAt || (a < b ? -1 : 1))
      return free.slice(0, limit).map(([id, entry]) => {
        Object.assign(entry, { worker, freeAt: until.getTime(), tries: entry.tries + 1 })
        return { id, tries: entry.tries, replyUnknown: entry.begun !== undefined }
      })
    },
    waiting: () => [...entries.values()].filter(({ settled }) => !settled).length,
  }
}
