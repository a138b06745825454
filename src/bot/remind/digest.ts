import { nextDigest, spellDigest } from '../../events/digest.ts'
import { parseDigest } from '../../events/parse-digest.ts'
import { isDigest, orderId, settingsText, type Overview } from '../../reminders/settings.ts'
import { said, saidText, type Handler, type Request, type Said } from '../handler.ts'
import type { Place } from '../platform.ts'
import type { Block } from '../reply.ts'
import { WORDING } from '../wording.ts'
import { confirm, orderOf } from './confirm.ts'
import { channelAt, channelIn, knownTo, mayChange, placeIn, type Duty } from './duty.ts'
import { faultBlocks } from './faults.ts'
import { note } from './follow.ts'
import { end } from './off.ts'
import { readAbout, usualAbout } from './read-about.ts'
import { zoneFault } from './read-times.ts'
import { spellAbout } from './spell-order.ts'
import { momentSpan } from './when.ts'
import { WORDS } from './wording.ts'
import { zoneFor, type KnownZone } from './zone-of.ts'

const OFF = /^(?:off|stop|end|none)$/i
/** "weekly monday 09:00 about summits": topics come last. */
const ABOUT = /^(.*?)(?:\babout\b(.*))?$/is

/** `digest weekly monday 09:00 Europe/Paris [about TOPICS]`, `digest off` */
export function digest(duty: Duty): Handler {
  return async request => {
    const typed = request.rest.trim()
    if (OFF.test(typed)) return digestOff(request, duty)
    const place = placeIn(request.incoming)
    const read = await readDigest(typed, place, request, duty)
    if ('said' in read) return read.said
    if (!(await mayChange(request, duty))) return saidText(request.incoming, WORDING.mayNot)
    const channel = channelAt(request.incoming.platform, place)
    const id = orderId('digest', channel, read.overview.about)
    const kind = place.direct ? 'personal' : 'digest'
    const order = orderOf(request, place, { id, kind, settings: settingsText(read.overview) })
    return confirm(request, duty, { place, order, blocks: read.blocks })
  }
}

async function digestOff(request: Request, duty: Duty): Promise<Said> {
  const orders = await duty.teams.orders(channelIn(request.incoming))
  const overviews = orders.filter(isDigest)
  return overviews.length > 0 ? end(overviews, request, duty) : saidText(request.incoming, WORDS.digestNone)
}

type ReadDigest = { overview: Overview; blocks: Block[] } | { said: Said }

async function readDigest(typed: string, place: Place, request: Request, duty: Duty): Promise<ReadDigest> {
  const known = await knownTo(request, duty)
  const [, rhythm = '', topics = ''] = ABOUT.exec(typed) ?? []
  const zone = await zoneFor(request, duty, channelAt(request.incoming.platform, place))
  const { digest: wanted, faults } = parseDigest(rhythm.trim(), zone.zone)
  const { knowledge } = request.facts
  const about = topics.trim() ? readAbout(topics, known, knowledge, request.now) : { about: usualAbout(knowledge) }
  const wrong = [
    ...faults.map(says => ({ says, ...zoneMeant(says, rhythm) })),
    ...('fault' in about ? [about.fault] : []),
  ]
  if (wrong.length > 0 || 'fault' in about)
    return { said: said(request.incoming, faultBlocks(`digest ${typed}`, wrong)) }
  const overview: Overview = {
    kind: 'digest',
    about: about.about,
    digest: wanted,
    zone: wanted.zone,
    direct: place.direct,
  }
  return { overview, blocks: confirmation(overview, spellAbout(about.about, known.find), zone, request) }
}

/** A fault that quotes an unclear zone gets buttons for those that it may mean. */
function zoneMeant(says: string, rhythm: string) {
  const [, quoted = ''] = /^"([^"]+)"/.exec(says) ?? []
  if (quoted === '' || !rhythm.includes(quoted)) return {}
  const { instead } = zoneFault(quoted)
  return instead ? { instead } : {}
}

function confirmation(
  { digest: wanted, direct }: Overview,
  about: string,
  zone: KnownZone,
  { incoming, now }: Request,
) {
  const assumed = zone.zone === wanted.zone
  const next = [WORDS.nextDigest, momentSpan(nextDigest(now, wanted), wanted.zone), '.']
  return [
    { kind: 'text', text: [{ strong: WORDS.digestOn }, ` ${WORDS.about(about)}`] } as const,
    { kind: 'list', items: [`${capital(spellDigest(wanted))}.`, next] } as const,
    ...(assumed && zone.from === 'asker' && !direct ? [note(WORDS.zoneOfAsker(incoming.from.name))] : []),
    ...(assumed && zone.from === 'nobody' ? [note(direct ? WORDS.zoneUnknownMe : WORDS.zoneUnknown)] : []),
    note([...(direct ? [] : [WORDS.setUpBy(incoming.from.name)]), WORDS.changeDigest].join(' ')),
  ]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
