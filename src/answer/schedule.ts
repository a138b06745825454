import { addDays, overlaps, spanOf, spellRange, type Span } from '../knowledge/dates.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Event } from '../knowledge/schema.ts'
import type { Lexicon } from './lexicon.ts'
import { rootOf, type Reading } from './read.ts'
import { isFiller, tokens } from './words.ts'

/** A question for what is in the calendar, not for one event by its name. */
export interface ScheduleQuery {
  span: Span
  /** Past days were asked for. */
  past: boolean
  /** Only what comes first. */
  single: boolean
  topics: readonly string[]
  places: readonly string[]
}

/** Days asked for without an end. */
const OPEN_END = '9999-12-31'
/** Whatever else it says, such a question wants the calendar. */
const CALENDAR =
  / (?:calendar|agenda|schedule|diary|upcoming|coming up|coming (?:weeks?|months?|year)|happening|what (?:happened(?! to)|took place|went on|is due)|(?:key|important) dates|events?|deadlines?|on the horizon|what is (?:on|next)|comes next|lined up|looming|save the date|anything (?:on|in|after|before|next|else)) /
/** Common nouns for what stands in a calendar: they ask for it when a time or place is named too. */
const GATHERINGS =
  / (?:conferences?|summits?|meetings?|gatherings?|plenary|plenaries|deadlines?|laws|rules|dates|kicks? in|starts?|begins?|applies|apply|due|takes? effect|changes?|obligations?|duties|falls?|fall due|takes? place|happens?|statutes|acts|commences?|in force) /
const NEXT_ONE =
  / (?:next|first|soonest|nearest) (?:\w+ ){0,3}(?:event|deadline|date|conference|thing|meeting)\b| what is next | comes next | next up /
const PAST = / (?:last|past|previous|happened|took place|were|was there|recent|so far) /

/** The calendar, with what each event is about worked out once. */
export interface Schedule {
  entries: readonly { event: Event; span: Span; about: ReadonlySet<string>; names: ReadonlySet<string> }[]
  names: ReadonlySet<string>
  /** Root of a topic word -> the topic. */
  topics: ReadonlyMap<string, string>
}

export function scheduleOf(knowledge: Knowledge, lexicon: Lexicon): Schedule {
  const entries = knowledge.events.map(event => ({
    event,
    span: { start: spanOf(event.start).start, end: spanOf(event.end ?? event.start).end },
    about: new Set([...event.topics, ...event.kind.split(' ')]),
    names: namesOf(event, knowledge, lexicon),
  }))
  const topics = new Set(entries.flatMap(entry => [...entry.about]).filter(topic => topic !== 'event'))
  return {
    entries,
    names: new Set(entries.flatMap(entry => [...entry.names])),
    topics: new Map([...topics].map(topic => [rootOf(topic, lexicon.canonical), topic])),
  }
}

/**
 * Reads a question as one for the calendar; undefined when it is something else.
 * @param lastTold the last day of what was told before, for "anything after that?"
 */
export function scheduleQuery(
  reading: Reading,
  schedule: Schedule,
  knowledge: Knowledge,
  lexicon: Lexicon,
  today: string,
  lastTold?: string,
): ScheduleQuery | undefined {
  if (schedule.entries.length === 0) return undefined
  const text = ` ${reading.words.join(' ')} `
  if (!CALENDAR.test(text) && !GATHERINGS.test(text)) return undefined
  const topics = topicsIn(reading, schedule, lexicon)
  const places = reading.mentions.flatMap(mention => mention.ids.find(id => schedule.names.has(id)) ?? [])
  const strong = CALENDAR.test(text)
  const weak = GATHERINGS.test(text) && reading.times.length > 0
  if (reading.mentions.some(mention => !isPlaced(mention.ids, places, knowledge))) return undefined
  if (!strong && !weak) return undefined
  if (!onlyCalendarWords(reading, topics, lexicon)) return undefined
  const [time] = reading.times
  const past = PAST.test(text) || (time !== undefined && time.relation !== 'since' && time.span.end < today)
  return {
    span: spanAsked(reading, today, past, / after (?:that|this|it|them|then) /.test(text) ? lastTold : undefined),
    past,
    single: NEXT_ONE.test(text),
    topics,
    places,
  }
}

/** A name that is in the calendar, or the folder's own theme. */
function isPlaced(ids: readonly string[], places: readonly string[], knowledge: Knowledge): boolean {
  return ids.some(id => places.includes(id) || knowledge.defaults.has(id))
}

function spanAsked(reading: Reading, today: string, past: boolean, after: string | undefined): Span {
  const [time, next] = reading.times
  const second = next && time && overlaps(next.span, time.span) ? undefined : next
  if (after) return { start: addDays(after, 1), end: time?.span.end ?? OPEN_END }
  if (!time) return past ? { start: '0000-01-01', end: today } : { start: today, end: OPEN_END }
  if (time.relation === 'since') return { start: time.span.start, end: second?.span.end ?? OPEN_END }
  if (time.relation === 'before') return { start: past ? '0000-01-01' : today, end: time.span.start }
  if (second) return { start: time.span.start, end: second.span.end }
  const start = time.span.start < today && time.span.end >= today && !past ? today : time.span.start
  return { start, end: time.span.end }
}

/** Topics and kinds of the calendar that the question names: "deadlines", "eu", "summits". */
function topicsIn(reading: Reading, schedule: Schedule, lexicon: Lexicon): string[] {
  const roots = reading.tokens.map(token => rootOf(token.text, lexicon.canonical))
  const ids = reading.mentions.flatMap(mention => mention.ids)
  return [...new Set([...roots, ...ids].flatMap(root => schedule.topics.get(root) ?? []))]
}

/** What an event is about and where it is, with all that those belong to. */
function namesOf(event: Event, knowledge: Knowledge, lexicon: Lexicon): Set<string> {
  const ids = [event.name, event.place ?? ''].flatMap(text =>
    lexicon.names.find(tokens(text)).flatMap(mention => mention.ids),
  )
  return new Set([...ids, event.id].flatMap(id => [...knowledge.closure(id)]))
}

const OWN_WORDS = new Set(
  'next last coming soon after before first rest calendar agenda schedule diary upcoming coming come happening happen event events deadline deadlines horizon conference conferences summit summits meeting meetings gathering gatherings law laws rule rules plenary date dates planned plan scheduled due line lined loom looming key important relevant future list rest remaining end half quarter state states country countries know watch mind early late held hold place ai kick kicks begin begins apply applies start starting commence obligation obligations duties duty statute statutes act acts force new something under fall falls take effect legal'.split(
    ' ',
  ),
)

function onlyCalendarWords(reading: Reading, topics: readonly string[], lexicon: Lexicon): boolean {
  const allowed = new Set([...OWN_WORDS, ...topics].map(word => rootOf(word, lexicon.canonical)))
  const strange = reading.content.filter(root => !allowed.has(root) && !isFiller(root))
  return strange.length === 0
}

/** The events asked for, in order of their days; past ones latest first. */
export function eventsFor(query: ScheduleQuery, schedule: Schedule): Event[] {
  const isSort = (topic: string) => schedule.entries.some(({ event }) => event.kind.split(' ').includes(topic))
  const sorts = query.topics.filter(isSort)
  const themes = query.topics.filter(topic => !isSort(topic))
  const found = schedule.entries.filter(({ span, about, names }) => {
    const isAbout = (topic: string) => about.has(topic) || names.has(topic)
    const fits = (sorts.length === 0 || sorts.some(isAbout)) && themes.every(isAbout)
    return overlaps(span, query.span) && fits && query.places.every(isAbout)
  })
  const events = found.map(entry => entry.event).filter(event => !(query.single && event.cancelled))
  return query.past ? events.reverse() : events
}

/** "14–15 December 2026: G20 Leaders' Summit, Doral (Miami), USA" */
export function eventLine(event: Event): string {
  const days = spellRange(event.start, event.end)
  const off = event.cancelled ? ' (cancelled)' : ''
  return `${days}${event.exact ? '' : ' (days not fixed)'}: ${event.name}${event.place ? `, ${event.place}` : ''}${off}`
}
