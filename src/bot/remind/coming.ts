import { agendaOf } from '../../answer/agenda.ts'
import { pickOccasions } from '../../events/pick.ts'
import { Problem } from '../../errors.ts'
import { dayOf } from '../../knowledge/dates.ts'
import type { Happening } from '../../reminders/happening.ts'
import type { Request } from '../handler.ts'
import { known, knownTo, type Duty, type Known } from './duty.ts'
import { isAhead } from './read-following.ts'

/** What is coming that some words name. */
export interface Coming {
  /** In the order of their days; undefined where the words name nothing of the calendar. */
  found: Happening[] | undefined
  /** The team's own events could not be read. */
  ownAway: boolean
}

/** The events of the facts, and a team's own among them. */
export async function coming(words: string, request: Request, duty: Duty): Promise<Coming> {
  const { knowledge } = request.facts
  const read = await knownTo(request, duty).catch(cause => {
    if (!(cause instanceof Problem)) throw cause
    duty.log.warn('own-events-away', { platform: request.incoming.platform, cause })
    return undefined
  })
  const all = read ?? known(knowledge, [])
  const today = dayOf(request.now)
  const told = agendaOf(knowledge).find(words, today)
  const own = ownNamed(words, all, today, request.now)
  const happenings = (told ?? []).flatMap(({ id }) => all.find(id) ?? [])
  const nothing = told === undefined && own.length === 0 && knowledge.events.length + all.own.length > 0
  const found = [...happenings, ...own].sort((a, b) => (a.occasion.start < b.occasion.start ? -1 : 1))
  return { found: nothing ? undefined : found, ownAway: read === undefined }
}

/** Read with the words of the whole calendar, so that "summits" is no slip for the team's "Summer party". */
function ownNamed(words: string, { all, own }: Known, today: string, now: Date): Happening[] {
  const mine = new Map(own.map(one => [one.occasion, one]))
  const { picked, unknown, understood } = pickOccasions(
    words,
    all.map(({ occasion }) => occasion),
    { today },
  )
  if (unknown.length > 0) return []
  const happenings = picked.flatMap(one => mine.get(one) ?? [])
  return understood.spans.length > 0 ? happenings : happenings.filter(one => isAhead(one, now))
}
