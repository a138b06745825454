import { closest } from '../../answer/closest.ts'
import { Problem } from '../../errors.ts'
import { happeningsOf, OWN, topicsOf } from '../../reminders/happening.ts'
import { sayButton } from '../answer-reply.ts'
import { said, type Handler, type Request, type Said } from '../handler.ts'
import { WORDING } from '../wording.ts'
import { coming } from './coming.ts'
import { channelIn, type Duty } from './duty.ts'
import { note } from './follow.ts'
import { impossibleDay } from './impossible-day.ts'
import { list, meButtons, more, MOST_ENTRIES, sourcesOf } from './message.ts'
import { entrySpans } from './when.ts'
import { WORDS } from './wording.ts'
import { zoneShown } from './zone-of.ts'

/** Topics offered where the words name nothing. */
const MOST_MEANT = 4

/** `events december`: what is coming, with a button to be reminded of each. */
export function events(duty: Duty): Handler {
  return async request => {
    const { found, ownAway } = await coming(request.rest, request, duty)
    if (!found) return notFound('events', request)
    const away = ownAway ? [note(WORDS.ownAway)] : []
    if (found.length === 0) return said(request.incoming, [{ kind: 'text', text: WORDING.noEvents }, ...away])
    const zone = await zoneShown(duty.teams, channelIn(request.incoming)).catch(noneWithoutStore)
    const shown = found.slice(0, MOST_ENTRIES)
    return said(request.incoming, [
      { kind: 'text', text: [{ strong: WORDING.eventsLead }] },
      ...list(shown.map(one => entrySpans(one, zone))),
      ...more(found.length - shown.length),
      ...away,
      ...sourcesOf(shown),
      ...meButtons(shown),
    ])
  }
}

/** Dates can be told without what a channel has set. */
export function noneWithoutStore(cause: unknown): undefined {
  if (cause instanceof Problem) return undefined
  throw cause
}

/** What can be asked for instead, and what a day that no month has should be. */
export function notFound(command: string, { incoming, facts, rest }: Request): Said {
  const topics = topicsOf(happeningsOf(facts.knowledge).values()).filter(topic => topic !== OWN)
  const impossible = impossibleDay(rest)
  const buttons = closest(rest, topics, MOST_MEANT).flatMap(topic => sayButton(topic, `${command} ${topic}`))
  return said(incoming, [
    { kind: 'text', text: impossible ?? WORDING.eventsNot(topics) },
    ...(buttons.length > 0 ? [{ kind: 'choices', lead: WORDING.meant, buttons } as const] : []),
  ])
}
