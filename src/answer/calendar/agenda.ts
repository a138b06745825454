import { addDays, FOREVER, type Span } from '../../knowledge/dates.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Event } from '../../knowledge/schema.ts'
import { lexiconOf } from '../read/lexicon.ts'
import { scheduleQuery, type ScheduleQuery } from './schedule-query.ts'
import { eventsFor, scheduleOf } from './schedule.ts'
import { tokens } from '../read/words.ts'

/** Finds the events that some words name. */
export interface Agenda {
  /** In the order of their days: to come, or with `past` over; undefined when the words name no time, place or topic of the calendar. */
  find(words: string, today: string, past?: boolean): Event[] | undefined
  /** What the calendar is about, for "try one of". */
  topics: readonly string[]
}

/** They choose nothing, and ask for all of it. */
const ALL = new Set(
  'a all any anything and are calendar coming dates event events everything for is important in key list me next of on planned please scheduled schedule show soon that the there this to up upcoming what whats when'.split(
    ' ',
  ),
)

const agendas = new WeakMap<Knowledge, Agenda>()

/** The calendar of a folder by words, worked out once. */
export function agendaOf(knowledge: Knowledge): Agenda {
  const known = agendas.get(knowledge)
  if (known) return known
  const lexicon = lexiconOf(knowledge)
  const schedule = scheduleOf(knowledge, lexicon)
  const agenda: Agenda = {
    topics: [...new Set(knowledge.events.flatMap(event => [...event.topics, event.kind]))].sort(),
    find(words, today, past = false) {
      const reading = lexicon.reader.read(`events ${words}`, today)
      const query = scheduleQuery(reading, schedule, knowledge, lexicon, today)
      if (!query || query.words.length > 0 || !(isChosen(query, reading.times.length) || isAll(words))) return undefined
      const over = { past: true, span: spanBefore(today, reading.times[0]?.span) }
      return eventsFor(past ? { ...query, ...over } : query, schedule)
    },
  }
  agendas.set(knowledge, agenda)
  return agenda
}

/** Whether a time, place or topic was named. */
function isChosen({ kinds, sorts, topics, places, single, past }: ScheduleQuery, times: number): boolean {
  return kinds.length + sorts.length + topics.length + places.length + times > 0 || single || past
}

function isAll(words: string): boolean {
  return tokens(words).every(({ text }) => ALL.has(text))
}

/** What of a stretch of days lies before today. */
function spanBefore(today: string, { start, end }: Span = FOREVER): Span {
  const yesterday = addDays(today, -1)
  return { start, end: end < yesterday ? end : yesterday }
}
