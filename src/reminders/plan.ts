import type { Order } from '../store/teams.ts'
import type { Planned } from '../store/ledger.ts'
import type { Window } from '../events/occurrences.ts'
import { shifted } from './dues.ts'
import type { Works } from './parts.ts'
import { channelOf, payloadText, rowId, rowOf, whereOf, withoutVersion, type Seed } from './rows.ts'
import { between, timetabling } from './timetable.ts'
import type { Changes } from './changes.ts'

/** Reminders are planned so long before they are due, so that they are posted on time. */
const LOOKAHEAD_MS = 60_000
/** What was planned already is looked at again for so long: an order written meanwhile may have been missed. */
const OVERLAP_MS = 2 * 60_000
/** After a longer absence nobody wants to hear what was due before. */
const MOST_BACK_MS = 7 * 24 * 3_600_000
/** Rows written at once. */
const AT_ONCE = 1_000

/** Plans what falls due until a minute from now; returns how many reminders were new. Rejects where the store is away. */
export function planner(works: Works, watch: Pick<Changes, 'since'>): () => Promise<number> {
  const { ledger, facts, now, metrics, log } = works
  const tablesFor = timetabling()
  let last: Date | undefined
  return async () => {
    const window = windowOf(now(), await ledger.plannedUntil(), last)
    const held = await works.held()
    const tables = tablesFor(held, facts().knowledge, window)
    const recent = toldBefore(works, watch)
    let count = 0
    const keep = async (rows: readonly Planned[]) => void (count += rows.length > 0 ? await ledger.plan(rows) : 0)
    let rows: Planned[] = []
    for (const { group, seeds } of tables)
      for (const seed of between(seeds, window)) {
        const told = await recent(seed)
        for (const order of group.orders) if (isFor(order, seed, told)) rows.push(rowOf(seed, order))
        if (rows.length < AT_ONCE) continue
        await keep(rows)
        rows = []
      }
    await keep([...rows, ...(await extras(works, window))])
    await ledger.setPlannedUntil(window.to)
    last = window.to
    if (count > 0) log.info('planned', { count })
    metrics.reminder('due', count)
    return count
  }
}

/** From where planning ended, whatever the clock did meanwhile; a first start has no past. */
export function windowOf(now: Date, planned: Date | undefined, last: Date | undefined): Window {
  const to = shifted(now, LOOKAHEAD_MS)
  const ends = [planned ?? now, last ?? to, to].map(Number)
  const from = Math.max(Math.min(...ends) - OVERLAP_MS, to.getTime() - MOST_BACK_MS)
  return { from: new Date(from), to }
}

/** Whoever gave an order later than a moment does not want to be told of it, nor what was told of another version. */
function isFor({ createdAt, channel }: Order, { dueAt, key }: Seed, told: ReadonlySet<string>): boolean {
  return createdAt <= dueAt && !told.has(withoutVersion(rowId(key, channel)))
}

const NOTHING: ReadonlySet<string> = new Set()

/** What of an event was told in another version, looked up where it fell due before the event was seen as it is. */
function toldBefore({ ledger }: Works, watch: Pick<Changes, 'since'>): (seed: Seed) => Promise<ReadonlySet<string>> {
  const known = new Map<string, ReadonlySet<string>>()
  return async ({ event, dueAt }) => {
    if (dueAt >= watch.since(event)) return NOTHING
    const told = known.get(event) ?? new Set((await ledger.posted(event, '')).map(({ id }) => withoutVersion(id)))
    known.set(event, told)
    return told
  }
}

async function extras({ sources }: Works, { from, to }: Window): Promise<Planned[]> {
  const found = await Promise.all(
    sources.map(async source => {
      const postings = await source.due(from, to)
      return postings.map(({ id, platform, place, dueAt, staleAt }) => {
        const channel = channelOf({ platform, workspace: place.workspace, channel: place.channel })
        const payload = payloadText({ kind: 'extra', direct: place.direct, source: source.name, id })
        const about = { event: '', version: '', plan: '', dueAt, staleAt, payload }
        return { ...about, ...whereOf(channel), id: rowId(`${source.name}:${id}`, channel) }
      })
    }),
  )
  return found.flat()
}
