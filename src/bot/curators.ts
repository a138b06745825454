import { nextDigest, type Digest } from '../events/digest.ts'
import type { PlanSource } from '../reminders/source.ts'
import type { CountedGap, Gaps } from '../store/gaps.ts'
import type { Reply } from './reply.ts'
import { WORDING } from './wording.ts'

const HOUR_MS = 3_600_000
const WEEK_MS = 7 * 24 * HOUR_MS
/** A summary of last week is of use until the evening. */
const STALE_AFTER_MS = 9 * HOUR_MS
const MOST_GAPS = 15
const MONDAY_MORNING: Digest = { every: 'week', weekday: 1, at: '09:00', zone: 'UTC' }

/** A weekly summary of what people asked and the facts did not answer, in the curators' channel. */
export function curatorsSource(channel: string, gaps: Pick<Gaps, 'top'>): PlanSource {
  const [platform = '', workspace = '', id = ''] = channel.split('/')
  const place = { workspace, channel: id, direct: false }
  return {
    name: 'curators',
    async due(from, to) {
      const dueAt = nextDigest(new Date(from.getTime() - 1), MONDAY_MORNING)
      if (dueAt >= to) return []
      const day = dueAt.toISOString().slice(0, 10)
      return [{ id: day, platform, place, dueAt, staleAt: new Date(dueAt.getTime() + STALE_AFTER_MS) }]
    },
    async compose(_id, now) {
      const found = await gaps.top(new Date(now.getTime() - WEEK_MS), MOST_GAPS)
      return found.length === 0 ? undefined : summary(found)
    },
  }
}

function summary(found: readonly CountedGap[]): Reply {
  const items = found.map(({ text, count, reason, facts }) => WORDING.gap(text, count, reason, facts))
  return {
    audience: 'all',
    blocks: [
      { kind: 'text', text: WORDING.gapsLead },
      { kind: 'list', items },
      { kind: 'note', text: WORDING.gapsMore },
    ],
  }
}
