import { sayEvent } from '../knowledge/calendar.ts'
import type { Event } from '../knowledge/schema.ts'
import type { Occasion } from './occasion.ts'

/** An event of the fact folder, with the times of day (`HH:MM` in its zone) that some have. */
export type TimedEvent = Event & { startTime?: string | undefined; endTime?: string | undefined }

/** An event of the fact folder as an occasion; an end time without an end day is on the first day. */
export function fromEvent(event: TimedEvent): Occasion {
  const end = withTime(event.end ?? (event.endTime ? event.start : undefined), event.endTime)
  return {
    id: event.id,
    name: event.name,
    start: withTime(event.start, event.startTime) ?? event.start,
    ...(end && { end }),
    ...(event.zone && { zone: event.zone }),
    ...(event.place && { place: event.place }),
    kind: event.kind,
    exact: event.exact,
    ...(event.cancelled && { cancelled: true }),
    topics: event.topics,
    says: event.says ?? sayEvent(event),
    sources: event.sources,
  }
}

function withTime(day: string | undefined, time: string | undefined): string | undefined {
  return day && time ? `${day}T${time}` : day
}
