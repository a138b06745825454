import { agendaOf } from '../answer/calendar/agenda.ts'
import { eventLine } from '../answer/calendar/schedule.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Style } from './style.ts'

export interface EventList {
  /** Whether every word named a time, a place or a topic of the calendar. */
  understood: boolean
  lines: string[]
}

/** The events that some words name, in the order of their days; without words all that are to come, or with `past` all that are over. */
export function eventList(knowledge: Knowledge, words: string, today: string, past: boolean, style: Style): EventList {
  if (knowledge.events.length === 0) return { understood: true, lines: ['This fact folder has no calendar.'] }
  const agenda = agendaOf(knowledge)
  const tryThese = `try a month, a year, or one of: ${agenda.topics.join(', ')}`
  const found = agenda.find(words, today, past)
  if (!found) return { understood: false, lines: [`No event is about "${words}"; ${tryThese}`] }
  const lines = found.map(event => `${eventLine(event)}  ${style.faint(event.id)}`)
  return { understood: true, lines: lines.length > 0 ? lines : [`Nothing is in the calendar for that; ${tryThese}`] }
}
