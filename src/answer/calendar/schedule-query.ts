import type { Span } from '../../knowledge/dates.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Want } from '../read/form.ts'
import type { Lexicon } from '../read/lexicon.ts'
import { milestonesIn, type Milestones } from './milestones.ts'
import { placesIn, type Place } from './places.ts'
import type { Reading } from '../read/read.ts'
import { asksForOther, wordsIn } from './schedule-filters.ts'
import { spanAsked, within } from './schedule-span.ts'
import * as say from './schedule-words.ts'
import type { Schedule } from './schedule.ts'

/** A question for what is in the calendar, not for one event by its name. */
export interface ScheduleQuery {
  span: Span
  /** Past days were asked for. */
  past: boolean
  /** Only what comes first. */
  single: boolean
  /** Kinds of events, any of which or of the sorts will do. */
  kinds: readonly string[]
  /** The same, where an event's topic will do, too. */
  sorts: readonly string[]
  topics: readonly string[]
  places: readonly Place[]
  /** Roots that are none of the calendar's own words: an event has to be written of with all of them. */
  words: readonly string[]
}

/** A calendar does not tell these. */
const UNTOLD: readonly Want[] = ['why', 'howmuch', 'howlong']

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
  const text = ` ${reading.words.join(' ')} `
  const isUntold = say.UNTOLD.test(text) || UNTOLD.some(want => reading.form.wants.has(want))
  if (schedule.entries.length === 0 || isUntold) return undefined
  const milestones = milestonesIn(reading, schedule, today)
  const mentions = reading.mentions.filter(mention => !milestones.named.has(mention))
  const places = placesIn(mentions, say.ANYWHERE.test(text), schedule, knowledge)
  if (!places || !asksCalendar(text, reading, places, milestones)) return undefined
  const asked = wordsIn(reading, mentions, { schedule, knowledge, lexicon })
  const { words } = asked
  if (words.some(root => !schedule.roots.has(root)) || asksForOther(reading, words, lexicon)) return undefined
  const [time] = reading.times
  const isOver = time !== undefined && !time.yearless && time.relation !== 'since' && time.span.end < today
  const past = say.PAST.test(text) || isOver
  const until = say.DONE.test(text) ? today : undefined
  const after = / after (?:that|this|it|them|then) /.test(text) ? lastTold : undefined
  return {
    span: within({ ...milestones, ...(until ? { before: until } : {}) }, spanAsked(reading, today, past, after)),
    past,
    single: !past && say.NEXT_ONE.test(text),
    places,
    ...asked,
  }
}

function asksCalendar(text: string, { times, form }: Reading, places: readonly Place[], milestones: Milestones) {
  if (say.CALENDAR.test(text) || (milestones.named.size > 0 && say.OPEN.test(text))) return true
  if (say.UPCOMING.test(text) && form.moment === 'next') return true
  return (say.ENTRIES.test(text) && times.length > 0) || (places.length > 0 && say.GATHERINGS.test(text))
}
