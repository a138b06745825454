import type { Corrections } from './correct.ts'
import { allHappenings, GONE, type Works } from './parts.ts'
import type { Happening } from './happening.ts'

/** Sees to it that what changes is told no more as it was. */
export interface Changes {
  /** Looks at all events; withdraws what was planned of those that changed, and has corrected what stands. */
  look(): Promise<void>
  /** When an event was first seen as it is now; what fell due before may have been told of an earlier version. */
  since(event: string): Date
}

interface Seen {
  version: string
  since: Date
}

export function changes(works: Works, corrections: Corrections): Changes {
  const { ledger, metrics, log, now, facts } = works
  let seen: ReadonlyMap<string, Seen> | undefined
  let last: { knowledge: unknown; held: unknown } | undefined
  return {
    since: event => seen?.get(event)?.since ?? new Date(0),
    async look() {
      const held = await works.held()
      const { knowledge } = facts()
      if (last?.knowledge === knowledge && last.held === held) return
      const before = seen
      const present = seeing(allHappenings(works, held), before ?? new Map(), now())
      const changed = [...(before ?? [])].filter(([event, { version }]) => present.get(event)?.version !== version)
      for (const [event] of changed) {
        const version = present.get(event)?.version ?? GONE
        log.info('event-changed', { event })
        metrics.reminder('skipped', await ledger.withdraw(event, version))
      }
      /** What is new may be what was said to be gone. */
      const isNew = before !== undefined && [...present.keys()].some(event => !before.has(event))
      if (changed.length > 0 || isNew) corrections.due()
      seen = present
      last = { knowledge, held }
    },
  }
}

function seeing(happenings: readonly Happening[], before: ReadonlyMap<string, Seen>, now: Date): Map<string, Seen> {
  return new Map(
    happenings.map(({ occasion: { id }, version }) => {
      const known = before.get(id)
      return [id, known?.version === version ? known : { version, since: now }]
    }),
  )
}
