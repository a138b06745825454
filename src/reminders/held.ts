import type { Log } from '../log.ts'
import type { Order, TeamEvent, Teams } from '../store/teams.ts'
import { ownHappening, type Happening } from './happening.ts'
import { settingsOf, type Settings } from './settings.ts'

/** Orders read at once: few enough to leave room for other questions to the store. */
const PAGE = 1_000

/** Channels that want the same of the same events. */
export interface Group {
  settings: Settings
  /** `platform/workspace` where a team's own events belong to it. */
  team?: string
  orders: Order[]
}

/** All that teams have set up and that runs, at one version. */
export interface Held {
  running: ReadonlyMap<string, Order>
  groups: readonly Group[]
  /** Channels, as `channelKey` writes them, in which something runs. */
  channels: ReadonlySet<string>
  /** Teams' own events by `platform/workspace`, and by their ids. */
  own: ReadonlyMap<string, readonly Happening[]>
  ownById: ReadonlyMap<string, Happening>
}

/** What teams have set up, read again when any of it changes. */
export function holding(teams: Teams, log: Log): () => Promise<Held> {
  let last: { version: number; held: Held } | undefined
  let reading: Promise<Held> | undefined
  const read = async () => {
    const version = await teams.version()
    if (last?.version !== version) last = { version, held: await readAll(teams, log) }
    return last.held
  }
  return () => (reading ??= read().finally(() => (reading = undefined)))
}

async function readAll(teams: Teams, log: Log): Promise<Held> {
  const own = ownOf(await teams.allEvents())
  const orders: Order[] = []
  for (let after = ''; ;) {
    const page = await teams.page(after, PAGE)
    orders.push(...page)
    after = page.at(-1)?.id ?? ''
    if (page.length < PAGE) break
  }
  return {
    running: new Map(orders.map(order => [order.id, order])),
    groups: groupsOf(orders, own, log),
    channels: new Set(orders.map(({ channel }) => channelKey(channel))),
    own,
    ownById: new Map([...own.values()].flat().map(one => [one.occasion.id, one])),
  }
}

function ownOf(events: readonly TeamEvent[]): Map<string, Happening[]> {
  const own = new Map<string, Happening[]>()
  for (const event of events) {
    const happening = ownHappening(event)
    const team = `${event.platform}/${event.workspace}`
    if (happening) own.set(team, [...(own.get(team) ?? []), happening])
  }
  return own
}

function groupsOf(orders: readonly Order[], own: ReadonlyMap<string, unknown>, log: Log): Group[] {
  const groups = new Map<string, Group>()
  for (const order of orders) {
    const { platform, workspace } = order.channel
    const home = `${platform}/${workspace}`
    const team = own.has(home) ? home : undefined
    const key = `${team ?? ''} ${order.settings}`
    const group = groups.get(key)
    if (group) {
      group.orders.push(order)
      continue
    }
    const settings = settingsOf(order)
    if (settings) groups.set(key, { settings, orders: [order], ...(team && { team }) })
    else log.error('order-unreadable', { platform, workspace, code: order.id })
  }
  return [...groups.values()]
}

export function channelKey({ platform, workspace, id }: Order['channel']): string {
  return `${platform}/${workspace}/${id}`
}
