import type { Lead } from '../../events/lead.ts'
import { momentsOf } from '../../events/moments.ts'
import { nextDue } from '../../reminders/next.ts'
import type { Following } from '../../reminders/settings.ts'
import { saidText, type Handler } from '../handler.ts'
import { channelAt, knownTo, personIn, type Duty } from './duty.ts'
import { follow, followWords } from './follow.ts'
import { WORDS } from './wording.ts'
import { zoneFor } from './zone-of.ts'

const AT = '09:00'
const USUAL: readonly Lead[] = [
  { count: 1, unit: 'week' },
  { count: 1, unit: 'day' },
]
/** For what comes so soon that the usual ones are over. */
const SHORT: readonly Lead[] = [
  { count: 0, unit: 'day' },
  { count: 1, unit: 'hour' },
  { count: 10, unit: 'minute' },
]

/** `remind me about the geneva summit 1 day before`: by direct message. */
export function remindMe(duty: Duty): Handler {
  return request => followWords('remind me', personIn(request.incoming), request, duty)
}

/** The button "Remind me" of one event. */
export function pressMe(duty: Duty): Handler {
  return async request => {
    const known = await knownTo(request, duty)
    const happening = known.find(request.rest)
    if (!happening) return saidText(request.incoming, WORDS.noSuchEvent)
    const place = personIn(request.incoming)
    const { zone, from } = await zoneFor(request, duty, channelAt(request.incoming.platform, place))
    const about = { events: [request.rest] }
    const usual: Following = { kind: 'follow', about, leads: USUAL, at: AT, zone, direct: true }
    const following = [usual, { ...usual, leads: SHORT }].find(one => nextDue(one, known.all, request.now))
    if (following) return follow({ following, zoneFrom: from }, place, request, duty, known)
    if (happening.occasion.cancelled) return saidText(request.incoming, WORDS.calledOff(happening.occasion.name))
    if (momentsOf(happening.occasion)) return saidText(request.incoming, WORDS.over(happening.occasion.name))
    const hint = WORDS.unfixed(happening.occasion.name)
    return follow({ following: usual, zoneFrom: from, hint }, place, request, duty, known)
  }
}
