import { spanOf, spellRange } from './dates.ts'
import type { KnownFact } from './knowledge.ts'
import { EVENT, type Event, type Folder, type Subject } from './schema.ts'

/** The questions that an event settles by itself; a folder may define phrasings for them. */
export const EVENT_PROPERTIES = ['dates', 'place'] as const

/** Every event can be named in a question; one of a subject's belongs to that subject. */
export function eventSubjects(folder: Folder): Subject[] {
  return folder.events.map(event => ({
    id: event.id,
    name: event.name,
    kind: EVENT,
    aliases: event.aliases,
    exact: [],
    at: [],
    of: event.subject && event.subject !== event.id ? [event.subject] : [],
    in: [],
    default: false,
  }))
}

/** Every event as a fact, so that it is found, cited and told like any other. */
export function eventFacts(folder: Folder): KnownFact[] {
  const told = new Set(folder.facts.map(fact => `${fact.subject} ${fact.property}`))
  return folder.events.map(event => {
    const subject = event.id
    return {
      id: `event.${event.id}`,
      says: event.says ?? sayEvent(event),
      asks: [event.name, ...event.aliases, ...event.asks],
      yes: event.yes,
      no: event.no,
      subject,
      items: [],
      closed: false,
      gap: false,
      confidence: event.confidence,
      rivals: [],
      sources: event.sources,
      value: event.start,
      on: event.end ? `${event.start}/${event.end}` : event.start,
      span: { start: spanOf(event.start).start, end: spanOf(event.end ?? event.start).end },
      properties: EVENT_PROPERTIES.filter(property => !told.has(`${event.subject ?? subject} ${property}`)),
      event,
    }
  })
}

/** "ACM CHI 2027: 10–14 May 2027, Pittsburgh, USA."; of a cancelled one that it does not take place. */
export function sayEvent(event: Event): string {
  const days = event.exact ? '' : ' (exact days not fixed yet)'
  if (event.cancelled)
    return `${event.name} was cancelled; it had been planned for ${spellRange(event.start, event.end)}${event.place ? `, ${event.place}` : ''}.`
  return `${event.name}: ${spellRange(event.start, event.end)}${clock(event)}${days}${event.place ? `, ${event.place}` : ''}.`
}

/** ", 14:00–15:30 (Europe/Paris)". */
function clock({ startTime, endTime, zone = 'UTC' }: Event): string {
  if (!startTime) return ''
  return `, ${startTime}${endTime ? `–${endTime}` : ''} (${zone})`
}
