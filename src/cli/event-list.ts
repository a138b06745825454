import { lexiconOf } from '../answer/lexicon.ts'
import { eventLine, eventsFor, scheduleOf, scheduleQuery } from '../answer/schedule.ts'
import { addDays, FOREVER, type Span } from '../knowledge/dates.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Style } from './style.ts'

export interface EventList {
  /** Whether every word named a time, a place or a topic of the calendar. */
  understood: boolean
  lines: string[]
}

/** The events that some words name, in the order of their days; without words all that are to come, or with `past` all that are over. */
export function eventList(knowledge: Knowledge, words: string, today: string, past: boolean, style: Style): EventList {
  const lexicon = lexiconOf(knowledge)
  const reading = lexicon.reader.read(`events ${words}`, today)
  const schedule = scheduleOf(knowledge, lexicon)
  const query = scheduleQuery(reading, schedule, knowledge, lexicon, today)
  if (knowledge.events.length === 0) return { understood: true, lines: ['This fact folder has no calendar.'] }
  if (!query) return { understood: false, lines: [`No event is about "${words}"; ${topics(knowledge)}`] }
  const over = { past: true, span: spanBefore(today, reading.times[0]?.span) }
  const found = eventsFor(past ? { ...query, ...over } : query, schedule)
  const lines = found.map(event => `${eventLine(event)}  ${style.faint(event.id)}`)
  return {
    understood: true,
    lines: lines.length > 0 ? lines : [`Nothing is in the calendar for that; ${topics(knowledge)}`],
  }
}

/** What of a stretch of days lies before today. */
function spanBefore(today: string, { start, end }: Span = FOREVER): Span {
  const yesterday = addDays(today, -1)
  return { start, end: end < yesterday ? end : yesterday }
}

function topics(knowledge: Knowledge): string {
  const known = new Set(knowledge.events.flatMap(event => [...event.topics, event.kind]))
  return `try a month, a year, or one of: ${[...known].sort().join(', ')}`
}
