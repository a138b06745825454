import { momentsOf } from '../events/moments.ts'
import { shifted } from './dues.ts'
import { happeningIn, type Works } from './parts.ts'
import { settingsOf } from './settings.ts'

const HOUR_MS = 3_600_000
/** A notice that an event was postponed at the last moment still finds its order. */
const KEPT_MS = 24 * HOUR_MS

/** Ends orders about single events that are over, now and then. What is no longer in the calendar may come back, and stays. */
export function tidying(works: Works): () => Promise<void> {
  const { now, teams } = works
  let next = new Date(0)
  return async () => {
    if (now() < next) return
    const held = await works.held()
    const isOver = (id: string) => {
      const occasion = happeningIn(works, held, id)?.occasion
      const moments = occasion && !occasion.repeats ? momentsOf(occasion) : undefined
      return moments !== undefined && shifted(moments.end, KEPT_MS) < now()
    }
    for (const order of held.running.values()) {
      const about = settingsOf(order)?.about
      if (about && 'events' in about && about.events.every(isOver)) await teams.cancel(order.id)
    }
    next = shifted(now(), HOUR_MS)
  }
}
