import { agendaOf } from '../../answer/calendar/agenda.ts'
import { pickOccasions } from '../../events/pick.ts'
import { Problem } from '../../errors.ts'
import { dayOf } from '../../knowledge/dates.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Event } from '../../knowledge/schema.ts'
import type { Happening } from '../../reminders/happening.ts'
import type { Request } from '../handler.ts'
import { known, knownTo, type Duty, type Known } from './duty.ts'
import { isAhead } from './read-following.ts'

/** "coming up", "ahead": they name nothing. */
const LITTLE = /\b(?:up|soon|ahead|now|scheduled|planned|please)\b/gi

/** What is coming that some words name. */
export interface Coming {
  /** In the order of their days; undefined where the words name nothing of the calendar. */
  found: Happening[] | undefined
  /** The team's own events could not be read. */
  ownAway: boolean
}

/** The events of the facts, and a team's own among them. */
export async function coming(typed: string, request: Request, duty: Duty): Promise<Coming> {
  const words = typed.replace(LITTLE, ' ').trim()
  const { knowledge } = request.facts
  const read = await knownTo(request, duty).catch(cause => {
    if (!(cause instanceof Problem)) throw cause
    duty.log.warn('own-events-away', { platform: request.incoming.platform, cause })
    return undefined
  })
  const all = read ?? known(knowledge, [])
  const today = dayOf(request.now)
  const picked = pick(words, all, today, request.now)
  const told = named(words, knowledge, today, picked !== undefined)?.flatMap(({ id }) => all.find(id) ?? [])
  const found = told ? [...told, ...(picked ?? []).filter(({ team }) => team !== undefined)] : picked
  found?.sort((a, b) => (a.occasion.start < b.occasion.start ? -1 : 1))
  return { found, ownAway: read === undefined }
}

/**
 * The events of the facts that some words name. A word that changes nothing names nothing, unless it is known to be a
 * little word: otherwise everything would be told for it.
 */
export function named(words: string, knowledge: Knowledge, today: string, understood: boolean): Event[] | undefined {
  const agenda = agendaOf(knowledge)
  const found = agenda.find(words, today)
  const isEverything = found !== undefined && found.length === agenda.find('', today)?.length
  return isEverything && !understood ? undefined : found
}

/**
 * Read with the words of the whole calendar, so that "summits" is no slip for the team's "Summer party"; undefined
 * where one of the words means nothing in it.
 */
function pick(words: string, { all }: Known, today: string, now: Date): Happening[] | undefined {
  const byOccasion = new Map(all.map(one => [one.occasion, one]))
  const { picked, unknown, understood } = pickOccasions(words, [...byOccasion.keys()], { today })
  if (unknown.length > 0) return undefined
  const happenings = picked.flatMap(one => byOccasion.get(one) ?? [])
  return understood.spans.length > 0 ? happenings : happenings.filter(one => isAhead(one, now))
}
