import { spellLeads, type Lead } from '../../events/lead.ts'
import { hasClock } from '../../events/occasion.ts'
import { momentsOf } from '../../events/moments.ts'
import { isAbout, type Happening } from '../../reminders/happening.ts'
import type { About, Following } from '../../reminders/settings.ts'
import type { Request } from '../handler.ts'
import type { Place } from '../platform.ts'
import { channelAt, type Duty, type Known } from './duty.ts'
import { readAbout, usualAbout } from './read-about.ts'
import { readTimes, type Fault } from './read-times.ts'
import { isShort, spellAbout } from './spell-order.ts'
import { splitOrder } from './split-order.ts'
import { WORDS } from './wording.ts'
import { zoneFor, type KnownZone } from './zone-of.ts'

const USUAL_LEADS: readonly Lead[] = [
  { count: 1, unit: 'week' },
  { count: 1, unit: 'day' },
]
const USUAL_HOUR = '09:00'

export type ReadFollowing =
  { following: Following; zoneFrom: KnownZone['from'] | 'command'; hint?: string } | { faults: Fault[] }

/** Reads what a person wants to be reminded of and when; what is left out is as usual. */
export async function readFollowing(
  text: string,
  place: Place,
  request: Request,
  duty: Duty,
  known: Known,
): Promise<ReadFollowing> {
  const split = splitOrder(text)
  const times = readTimes(split.rest)
  const faults = [...times.faults]
  /** Words that are no times are topics where none were named. */
  const topics = split.about || times.left
  if (split.about && times.left) faults.push({ says: WORDS.notUnderstood(times.left) })
  const about = topics ? readAbout(topics, known, request.facts.knowledge, request.now) : { about: usualOf(request) }
  if ('fault' in about) faults.push(about.fault)
  if (faults.length > 0 || 'fault' in about) return { faults }
  const leads = times.leads.length > 0 ? times.leads : USUAL_LEADS
  const clocks = clockHint(leads, about.about, known, request.now)
  if (clocks && 'fault' in clocks) return { faults: [clocks.fault] }
  const zone = times.zone ? { zone: times.zone, from: 'command' as const } : await zoneOf(request, duty, place)
  const following: Following = {
    kind: 'follow',
    about: about.about,
    leads,
    at: times.at ?? USUAL_HOUR,
    zone: zone.zone,
    direct: place.direct,
  }
  return { following, zoneFrom: zone.from, ...clocks }
}

function usualOf({ facts }: Request): About {
  return usualAbout(facts.knowledge)
}

function zoneOf(request: Request, duty: Duty, place: Place): Promise<KnownZone> {
  return zoneFor(request, duty, channelAt(request.incoming.platform, place))
}

/** Hours and minutes are counted from a clock time alone: where nothing has one they wait, or make no sense. */
function clockHint(
  leads: readonly Lead[],
  about: About,
  known: Known,
  now: Date,
): { fault: Fault } | { hint: string } | undefined {
  const short = leads.filter(isShort)
  const coming = known.all.filter(one => isAbout(about, one) && isAhead(one, now))
  if (short.length === 0 || coming.length === 0 || coming.some(({ occasion }) => hasClock(occasion))) return undefined
  const said = spellLeads(short)
  if (short.length < leads.length) return { hint: WORDS.noClock(said) }
  return { fault: { says: WORDS.noClockAtAll(said, spellAbout(about, known.find)) } }
}

/** Its days are not fixed yet, or it is not over. */
export function isAhead({ occasion }: Happening, now: Date): boolean {
  const moments = momentsOf(occasion)
  return !moments || occasion.repeats !== undefined || moments.end > now
}
