import { overlaps, spanOf, spellRange, type Span } from '../../knowledge/dates.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Event } from '../../knowledge/schema.ts'
import type { Lexicon } from '../read/lexicon.ts'
import { namesWithin } from '../read/names-within.ts'
import { rootOf } from '../read/read.ts'
import type { ScheduleQuery } from './schedule-query.ts'
import { OWN_WORDS } from './schedule-words.ts'
import { isFiller, tokens } from '../read/words.ts'

/** An event, with what it is about worked out once. */
export interface Entry {
  event: Event
  span: Span
  /** Roots of its kind. */
  sorts: ReadonlySet<string>
  /** Roots and ids of its kind and topics. */
  about: ReadonlySet<string>
  /** Ids of what its name and place name, with all that those belong to. */
  names: ReadonlySet<string>
  /** Where it is, most exactly: a whole country, for a law. */
  area: ReadonlySet<string>
  /** Roots of all that is written of it, other than what denies. */
  roots: ReadonlySet<string>
}

/** The calendar. */
export interface Schedule {
  entries: readonly Entry[]
  names: ReadonlySet<string>
  /** Ids of where events are, most exactly. */
  areas: ReadonlySet<string>
  /** Roots that are the kind of some event. */
  sorts: ReadonlySet<string>
  /** Roots that are a kind or topic of some event. */
  topics: ReadonlySet<string>
  /** Roots that some event is written of with. */
  roots: ReadonlySet<string>
  /** Roots of the words that choose nothing. */
  own: ReadonlySet<string>
}

export function scheduleOf(knowledge: Knowledge, lexicon: Lexicon): Schedule {
  const entries = knowledge.events.map(event => entryOf(event, knowledge, lexicon))
  const all = (of: (entry: Entry) => ReadonlySet<string>) => new Set(entries.flatMap(entry => [...of(entry)]))
  return {
    entries,
    names: all(entry => entry.names),
    areas: all(entry => entry.area),
    sorts: all(entry => entry.sorts),
    topics: all(entry => entry.about),
    roots: all(entry => entry.roots),
    own: new Set(OWN_WORDS.map(word => rootOf(word, lexicon.canonical))),
  }
}

function entryOf(event: Event, knowledge: Knowledge, lexicon: Lexicon): Entry {
  const root = (word: string) => rootOf(word.toLowerCase(), lexicon.canonical)
  const anything = root('event')
  const sorts = event.kind
    .split(' ')
    .map(root)
    .filter(sort => sort !== anything)
  const { asks = [], yes = [] } = knowledge.fact.get(`event.${event.id}`) ?? {}
  const place = event.place ?? ''
  const written = [event.name, event.says ?? '', place, ...event.aliases, ...asks, ...yes].flatMap(tokens)
  return {
    event,
    span: { start: spanOf(event.start).start, end: spanOf(event.end ?? event.start).end },
    sorts: new Set(sorts),
    about: new Set([...sorts, ...event.topics, ...event.topics.map(root)].filter(topic => topic !== anything)),
    names: namesOf(event, knowledge, lexicon),
    area: new Set(lexicon.names.find(tokens(place))[0]?.ids),
    roots: new Set(written.filter(({ text }) => !isFiller(text)).map(({ text }) => root(text))),
  }
}

/** What an event is about and where it is, with all that those belong to. */
function namesOf(event: Event, knowledge: Knowledge, lexicon: Lexicon): Set<string> {
  const ids = [event.name, event.place ?? ''].flatMap(text =>
    lexicon.names.find(tokens(text)).flatMap(mention => mention.ids),
  )
  const parts = namesWithin(tokens(event.name), lexicon.names)
  return new Set([...ids, ...parts, event.id].flatMap(id => [...knowledge.closure(id)]))
}

/** The events asked for, in order of their days; past ones latest first. */
export function eventsFor(query: ScheduleQuery, schedule: Schedule): Event[] {
  const found = schedule.entries.filter(entry => overlaps(entry.span, query.span) && fits(entry, query))
  const events = found.map(entry => entry.event).filter(event => !(query.single && event.cancelled))
  return query.past ? events.reverse() : events
}

function fits(entry: Entry, { kinds, sorts, topics, places, words }: ScheduleQuery): boolean {
  const isAbout = (topic: string) => entry.about.has(topic) || entry.names.has(topic)
  return (
    (kinds.length + sorts.length === 0 || kinds.some(kind => entry.sorts.has(kind)) || sorts.some(isAbout)) &&
    topics.every(isAbout) &&
    places.every(({ ids, around }) => ids.some(isAbout) || around.some(id => entry.area.has(id))) &&
    words.every(root => entry.roots.has(root))
  )
}

/** "14–15 December 2026: G20 Leaders' Summit, Doral (Miami), USA" */
export function eventLine(event: Event): string {
  const days = spellRange(event.start, event.end)
  const off = event.cancelled ? ' (cancelled)' : ''
  return `${days}${event.exact ? '' : ' (days not fixed)'}: ${event.name}${event.place ? `, ${event.place}` : ''}${off}`
}
