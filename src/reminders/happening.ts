import { z } from 'zod'
import { fromEvent } from '../events/from-event.ts'
import type { Occasion } from '../events/occasion.ts'
import { versionOf } from '../events/version.ts'
import { sayEvent } from '../knowledge/calendar.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Source } from '../knowledge/schema.ts'
import type { TeamEvent } from '../store/teams.ts'
import type { About } from './settings.ts'

/** The topic of a team's own events. */
export const OWN = 'team'
/** Says nothing about an event. */
const ANY_KIND = 'event'

/** An occasion with what reminders need of it. */
export interface Happening {
  occasion: Occasion
  version: string
  /** Its topics and kinds, by their roots. */
  about: ReadonlySet<string>
  /** More about it than when and where; empty where there is nothing more. */
  line: string
  sources: readonly Source[]
  /** `platform/workspace` of the team whose own it is; the facts' are everybody's. */
  team?: string
}

const known = new WeakMap<Knowledge, ReadonlyMap<string, Happening>>()

/** The events of the facts by their ids, worked out once. */
export function happeningsOf(knowledge: Knowledge): ReadonlyMap<string, Happening> {
  const worked = known.get(knowledge)
  if (worked) return worked
  const happenings = new Map(
    knowledge.events.map(event => {
      const occasion = fromEvent(event)
      const line = occasion.says === sayEvent(event) ? '' : occasion.says
      const sources = event.sources.flatMap(id => knowledge.sources.get(id) ?? [])
      return [event.id, { ...happening(occasion), line, sources }]
    }),
  )
  known.set(knowledge, happenings)
  return happenings
}

/** What a person wrote of their team's event. */
export const OwnEvent = z.object({
  name: z.string(),
  start: z.string(),
  end: z.string().optional(),
  place: z.string().optional(),
  zone: z.string().optional(),
})
export type OwnEvent = z.infer<typeof OwnEvent>

/** A team's own event; undefined for what we never wrote. */
export function ownHappening({ id, platform, workspace, details }: TeamEvent): Happening | undefined {
  const own = readOwn(details)
  if (!own) return undefined
  const { name, start, end, place, zone } = own
  const when = { start, ...(end && { end }), ...(zone && { zone }), ...(place && { place }) }
  const occasion = { id, name, ...when, kind: ANY_KIND, exact: true, topics: [OWN], says: '', sources: [] }
  return { ...happening(occasion), team: `${platform}/${workspace}` }
}

function readOwn(details: string): OwnEvent | undefined {
  try {
    return OwnEvent.safeParse(JSON.parse(details)).data
  } catch {
    return undefined
  }
}

function happening(occasion: Occasion): Happening {
  const about = new Set([...occasion.topics, occasion.kind, ...occasion.kind.split(' ')].map(rootOf))
  about.delete(ANY_KIND)
  return { occasion, version: versionOf(occasion), about, line: occasion.says, sources: [] }
}

/** Whether an order about something is about this. */
export function isAbout(about: About, { occasion, about: roots }: Pick<Happening, 'occasion' | 'about'>): boolean {
  if ('events' in about) return about.events.includes(occasion.id)
  const has = (topic: string) => roots.has(rootOf(topic))
  if (about.without.some(has)) return false
  return about.any.length === 0 || about.any.some(group => group.every(has))
}

/** The topics that can be named, as the calendar writes them: those of events, and kinds that are no topic as well. */
export function topicsOf(happenings: Iterable<Happening>): string[] {
  const byRoot = new Map<string, string>([[OWN, OWN]])
  const all = [...happenings].map(({ occasion }) => occasion)
  for (const topic of all.flatMap(({ topics }) => topics)) byRoot.set(rootOf(topic), topic)
  for (const { kind } of all) if (kind !== ANY_KIND && !byRoot.has(rootOf(kind))) byRoot.set(rootOf(kind), kind)
  return [...byRoot.values()].sort()
}

/** Singular and plural have the same root, word by word. */
export function rootOf(topic: string): string {
  return topic.toLowerCase().split(/\s+/).map(singular).join(' ')
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.length > 3 && /[^sui]s$/.test(word) ? word.slice(0, -1) : word
}
