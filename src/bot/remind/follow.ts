import { nextDue } from '../../reminders/next.ts'
import { orderId, settingsText, type Following } from '../../reminders/settings.ts'
import type { OrderKind } from '../../store/teams.ts'
import { said, saidText, type Request, type Said } from '../handler.ts'
import type { Place } from '../platform.ts'
import type { Block, Span } from '../reply.ts'
import { WORDING } from '../wording.ts'
import { confirm, orderOf } from './confirm.ts'
import { channelAt, knownTo, mayChange, type Duty, type Known } from './duty.ts'
import { faultBlocks } from './faults.ts'
import { readFollowing, type ReadFollowing } from './read-following.ts'
import { isShort, spellAbout, spellOrder, spellTimes } from './spell-order.ts'
import { momentSpan } from './when.ts'
import { WORDS } from './wording.ts'

type Understood = Exclude<ReadFollowing, { faults: unknown }>

/** Switches reminders on by words, in a place. */
export async function followWords(command: string, place: Place, request: Request, duty: Duty): Promise<Said> {
  const known = await knownTo(request, duty)
  const read = await readFollowing(request.rest, place, request, duty, known)
  if ('faults' in read) return said(request.incoming, faultBlocks(`${command} ${request.rest}`, read.faults))
  const isOwn = place.direct || (await mayChange(request, duty))
  return isOwn ? follow(read, place, request, duty, known) : saidText(request.incoming, WORDING.mayNot)
}

/** Switches reminders on as they were understood, unless just these are on. */
export async function follow(
  read: Understood,
  place: Place,
  request: Request,
  duty: Duty,
  known: Known,
): Promise<Said> {
  const { incoming } = request
  const kind: OrderKind = place.direct ? 'personal' : 'reminders'
  const channel = channelAt(incoming.platform, place)
  const settings = settingsText(read.following)
  const order = orderOf(request, place, { id: orderId(kind, channel, read.following.about), kind, settings })
  const same = (await duty.teams.orders(channel)).find(({ id }) => id === order.id)
  if (place.direct && same?.settings === settings && same.paused === undefined)
    return saidText(incoming, WORDS.already(spellOrder(order, known.find)))
  return confirm(request, duty, { place, order, blocks: confirmation(read, request, known) })
}

/** All that was switched on, and how to change it. */
function confirmation({ following, zoneFrom, hint }: Understood, { incoming, now }: Request, known: Known): Block[] {
  const { about, direct } = following
  const lead = direct ? WORDS.onForYou : WORDS.onHere
  return [
    { kind: 'text', text: [{ strong: lead }, ` ${WORDS.about(spellAbout(about, known.find))}`] },
    { kind: 'list', items: [`${spellTimes(following)}.`, nextSpans(following, known, now)] },
    ...(hint ? [note(hint)] : []),
    ...zoneNotes(following, zoneFrom, incoming.from.name),
    note(
      [...(direct ? [] : [WORDS.setUpBy(incoming.from.name)]), direct ? WORDS.changeMe : WORDS.changeHere].join(' '),
    ),
  ]
}

/** Where the zone comes from, where somebody may be surprised; hours and minutes need none. */
function zoneNotes({ direct, leads }: Following, from: Understood['zoneFrom'], name: string): Block[] {
  if (leads.every(isShort)) return []
  if (from === 'nobody') return [note(direct ? WORDS.zoneUnknownMe : WORDS.zoneUnknown)]
  return from === 'asker' && !direct ? [note(WORDS.zoneOfAsker(name))] : []
}

function nextSpans(following: Following, known: Known, now: Date): readonly Span[] {
  const next = nextDue(following, known.all, now)
  if (!next) return [WORDS.noneComing]
  return [WORDS.next, { strong: next.happening.occasion.name }, WORDS.onAt, momentSpan(next.at, following.zone), '.']
}

export function note(text: string): Block {
  return { kind: 'note', text }
}
