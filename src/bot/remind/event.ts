import { isClocked } from '../../events/occasion.ts'
import { spellZone } from '../../events/zones.ts'
import { ownHappening } from '../../reminders/happening.ts'
import { digestOf } from '../../reminders/settings.ts'
import type { TeamEvent } from '../../store/teams.ts'
import { said, saidText, type Handler, type Request } from '../handler.ts'
import { WORDING } from '../wording.ts'
import { channelIn, mayChangeTeam, type Duty } from './duty.ts'
import { faultBlocks } from './faults.ts'
import { note } from './follow.ts'
import { meButtons } from './message.ts'
import { readEvent } from './read-event.ts'
import { isAhead } from './read-following.ts'
import { entrySpans } from './when.ts'
import { WORDS } from './wording.ts'
import { zoneFor, zoneShown } from './zone-of.ts'

/** More than a team looks after by hand. */
const MOST_EVENTS = 200

/** `event add Board meeting | 2026-12-03 14:00 | 15:30 | Paris | Europe/Paris` */
export function eventAdd(duty: Duty): Handler {
  return async request => {
    const { incoming, now } = request
    if (request.rest.trim() === '') return saidText(incoming, WORDS.eventHow)
    const zone = await zoneFor(request, duty, channelIn(incoming))
    const { event, faults } = readEvent(request.rest, zone.zone, now)
    if (faults.length > 0)
      return said(incoming, [...faultBlocks(`event add ${request.rest}`, faults), note(WORDS.eventHow)])
    if (!(await mayChangeTeam(request, duty))) return saidText(incoming, WORDING.mayNot)
    const { platform, in: place, from } = incoming
    const kept = await duty.teams.events(platform, place.workspace)
    if (kept.length >= MOST_EVENTS) return saidText(incoming, WORDS.eventMany(MOST_EVENTS))
    const id = `own-${digestOf(`${platform}/${place.workspace}/${incoming.id}`)}`
    const details = JSON.stringify(event)
    const own = { id, platform, workspace: place.workspace, details, by: from.id, createdAt: now }
    await duty.teams.addEvent(own)
    const happening = ownHappening(own)
    const assumed = isClocked(event.start) && request.rest.split('|').length < 5
    return said(incoming, [
      { kind: 'text', text: WORDS.eventAdded },
      ...(happening
        ? [{ kind: 'list', items: [entrySpans(happening, zone.from === 'nobody' ? undefined : zone.zone)] } as const]
        : []),
      note([...(assumed ? [WORDS.zoneAssumed(spellZone(zone.zone))] : []), WORDS.eventReminded].join(' ')),
      ...(happening ? meButtons([happening]) : []),
    ])
  }
}

/** `event list` */
export function eventList(duty: Duty): Handler {
  return async request => {
    const { incoming } = request
    const own = await ownAhead(request, duty)
    if (own.length === 0) return saidText(incoming, WORDS.eventNone)
    const zone = await zoneShown(duty.teams, channelIn(incoming))
    const items = own.map(({ happening }, at) => [`${at + 1}. `, ...entrySpans(happening, zone)])
    return said(incoming, [
      { kind: 'text', text: [{ strong: WORDS.eventList }] },
      { kind: 'list', items },
      note(WORDS.eventListHow),
    ])
  }
}

/** `event drop 2`, by the number that `event list` shows. */
export function eventDrop(duty: Duty): Handler {
  return async request => {
    const { incoming } = request
    const own = await ownAhead(request, duty)
    const typed = request.rest.trim().replace(/^#|\.$/g, '')
    const one = /^\d{1,4}$/.test(typed) ? own[Number(typed) - 1] : undefined
    if (!one) return saidText(incoming, WORDS.eventWhich(typed, own.length))
    if (!(await mayChangeTeam(request, duty))) return saidText(incoming, WORDING.mayNot)
    await duty.teams.dropEvent(one.event.platform, one.event.workspace, one.event.id)
    await duty.ledger.withdraw(one.event.id)
    return saidText(incoming, WORDS.eventDropped(one.happening.occasion.name))
  }
}

/** A team's events that are not over, in the order of their days. */
async function ownAhead({ incoming, now }: Request, { teams }: Duty) {
  const events = await teams.events(incoming.platform, incoming.in.workspace)
  return events
    .flatMap(event => withHappening(event))
    .filter(({ happening }) => isAhead(happening, now))
    .sort((a, b) => (a.happening.occasion.start < b.happening.occasion.start ? -1 : 1))
}

function withHappening(event: TeamEvent) {
  const happening = ownHappening(event)
  return happening ? [{ event, happening }] : []
}
