import { nextDigest, type Digest } from '../events/digest.ts'
import { leadKey, type Lead } from '../events/lead.ts'
import { occurrencesIn, type Window } from '../events/occurrences.ts'
import { dueKey, duesIn, shifted, touching, type Due } from './dues.ts'
import { happeningsOf, isAbout, type Happening } from './happening.ts'
import type { Group, Held } from './held.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { payloadText, type Seed } from './rows.ts'
import { digestOf, settingsText, type Following, type Overview } from './settings.ts'
import { toldOf } from './told.ts'

/** Timetables reach so far ahead and are then made anew: short ones hold little, and days go by unharmed. */
const HORIZON_MS = 36 * 3_600_000

/** What falls due for channels with equal orders, earliest first. */
export interface Timetable {
  group: Group
  seeds: readonly Seed[]
}

/** Keeps timetables, and makes them anew when facts, orders or the days at hand change. */
export function timetabling(): (held: Held, knowledge: Knowledge, window: Window) => readonly Timetable[] {
  let made: { held: Held; sheet: Sheet; tables: Timetable[] } | undefined
  return (held, knowledge, window) => {
    const sheet = made && fits(made.sheet, knowledge, window) ? made.sheet : sheetOf(knowledge, window)
    if (made?.held !== held || made.sheet !== sheet) {
      const tables = held.groups.map(group => ({ group, seeds: seedsOf(group, held, sheet) }))
      made = { held, sheet, tables: tables.filter(({ seeds }) => seeds.length > 0) }
    }
    return made.tables
  }
}

/** The seeds of a timetable from `from` until before `to`. */
export function between(seeds: readonly Seed[], { from, to }: Window): readonly Seed[] {
  return seeds.slice(firstFrom(seeds, from), firstFrom(seeds, to))
}

function firstFrom(seeds: readonly Seed[], moment: Date): number {
  let [low, high] = [0, seeds.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((seeds[middle]?.dueAt ?? moment) < moment) low = middle + 1
    else high = middle
  }
  return low
}

/** What groups share during some days: the moments for each lead time, hour and zone are worked out once. */
interface Sheet {
  knowledge: Knowledge
  horizon: Window
  dues(lead: Lead, hour: { at: string; zone: string }): readonly Due[]
  digests(digest: Digest): readonly Date[]
}

function fits({ knowledge, horizon }: Sheet, now: Knowledge, { from, to }: Window): boolean {
  return knowledge === now && from >= horizon.from && to <= horizon.to
}

function sheetOf(knowledge: Knowledge, { from, to }: Window): Sheet {
  const horizon = { from, to: shifted(to, HORIZON_MS) }
  const all = [...happeningsOf(knowledge).values()]
  const dues = new Map<string, readonly Due[]>()
  const digests = new Map<string, readonly Date[]>()
  return {
    knowledge,
    horizon,
    dues: (lead, { at, zone }) =>
      once(dues, `${leadKey(lead)}/${at}/${zone}`, () => duesIn(all, lead, { at, zone }, horizon)),
    digests: digest => once(digests, JSON.stringify(digest), () => digestsIn(digest, horizon)),
  }
}

function once<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key) ?? make()
  known.set(key, found)
  return found
}

function digestsIn(digest: Digest, { from, to }: Window): Date[] {
  const found: Date[] = []
  for (let at = nextDigest(shifted(from, -1), digest); at < to; at = nextDigest(at, digest)) found.push(at)
  return found
}

function seedsOf(group: Group, held: Held, sheet: Sheet): Seed[] {
  const { settings } = group
  const own = (group.team && held.own.get(group.team)) || []
  const seeds = settings.kind === 'follow' ? following(settings, own, sheet) : overview(group, settings, own, sheet)
  return seeds.sort((a, b) => +a.dueAt - +b.dueAt)
}

function following(settings: Following, own: readonly Happening[], sheet: Sheet): Seed[] {
  const { about, leads, at, zone, direct } = settings
  const dues = leads.flatMap(lead => [
    ...sheet.dues(lead, { at, zone }),
    ...(own.length > 0 ? duesIn(own, lead, { at, zone }, sheet.horizon) : []),
  ])
  return dues
    .filter(({ happening }) => isAbout(about, happening))
    .map(due => {
      const { happening, occurrence, lead, staleAt } = due
      const told = toldOf(occurrence, zone)
      const day = occurrence.occurrence
      return {
        key: dueKey(due),
        event: happening.occasion.id,
        version: happening.version,
        dueAt: due.at,
        staleAt,
        payload: payloadText({ kind: 'reminder', direct, zone, day, lead: leadKey(lead), at, ...told }),
      }
    })
}

function overview({ team = '' }: Group, settings: Overview, own: readonly Happening[], sheet: Sheet): Seed[] {
  const { about, digest, zone, direct } = settings
  const all = [...happeningsOf(sheet.knowledge).values(), ...own].filter(one => isAbout(about, one))
  const wanted = digestOf(settingsText(settings))
  return sheet.digests(digest).map(dueAt => {
    const window = { from: dueAt, to: nextDigest(dueAt, digest) }
    const items = itemsIn(all, window, zone)
    const from = window.from.toISOString()
    const to = window.to.toISOString()
    const event = `digest:${wanted}:${from.slice(0, 10)}`
    return {
      key: event,
      event,
      version: itemsVersion(items),
      dueAt,
      staleAt: window.to,
      payload: payloadText({ kind: 'digest', direct, zone, about, from, to, team, items }),
    }
  })
}

/** One event as a digest tells it. */
export interface Item {
  event: string
  version: string
  day: string
  name: string
  when: string
}

/** What a window holds, as it is told in a digest. */
export function itemsIn(happenings: readonly Happening[], window: Window, zone: string): Item[] {
  const found = new Map(touching(happenings, window).map(one => [one.occasion, one]))
  return occurrencesIn(found.keys(), window).flatMap(occurrence => {
    const { version } = found.get(occurrence.occasion) ?? { version: '' }
    const told = toldOf(occurrence, zone)
    return { event: occurrence.occasion.id, version, day: occurrence.occurrence, ...told }
  })
}

/** Changes when any event that a digest tells does. */
export function itemsVersion(items: readonly Pick<Item, 'event' | 'version'>[]): string {
  return digestOf(items.map(({ event, version }) => `${event}@${version}`).join(' '))
}
