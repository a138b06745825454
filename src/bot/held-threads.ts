import type { Log } from '../log.ts'
import type { Threads, Turn } from '../store/threads.ts'

/** Turns held in memory, so that a conversation goes on while the store is away. */
const HELD = 500

export type ThreadStore = Pick<Threads, 'remember' | 'recent' | 'find' | 'share' | 'forget'>

/** The store's threads, with the newest turns in memory too; only `forget` fails when the store is away: it must not lie. */
export function heldThreads(threads: ThreadStore, log: Log): ThreadStore {
  const held = new Map<string, Turn>()
  const shared = new Set<string>()
  const otherwise = <T>(value: () => T) => {
    return (cause: unknown) => {
      log.warn('threads-away', { cause })
      return value()
    }
  }
  return {
    async remember(turn) {
      held.set(turn.id, turn)
      if (held.size > HELD) held.delete(held.keys().next().value ?? '')
      await threads.remember(turn).catch(otherwise(() => undefined))
    },
    recent: (thread, since, limit) =>
      threads.recent(thread, since, limit).catch(
        otherwise(() => {
          const own = [...held.values()].filter(turn => turn.thread === thread && turn.at >= since)
          return own.slice(-limit)
        }),
      ),
    find: id => threads.find(id).catch(otherwise(() => held.get(id))),
    share: id => threads.share(id).catch(otherwise(() => !shared.has(id) && Boolean(shared.add(id)))),
    async forget(person) {
      for (const [id, turn] of held) if (turn.person === person) held.delete(id)
      return threads.forget(person)
    },
  }
}
