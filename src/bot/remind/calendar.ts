import { calendarLinks } from '../../events/links.ts'
import { toIcs } from '../../events/ics.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Happening } from '../../reminders/happening.ts'
import { occurrenceOn } from '../../reminders/told.ts'
import { said, saidText, type Handler, type Request, type Said } from '../handler.ts'
import type { Block, File } from '../reply.ts'
import { WORDING } from '../wording.ts'
import { coming } from './coming.ts'
import { channelIn, knownTo, type Duty } from './duty.ts'
import { noneWithoutStore, notFound } from './events.ts'
import { note } from './follow.ts'
import { list, more, MOST_ENTRIES } from './message.ts'
import { entrySpans } from './when.ts'
import { WORDS } from './wording.ts'
import { zoneShown } from './zone-of.ts'

/** `calendar summits`: what is coming as a calendar file; a single event also as links that fill in a form. */
export function calendar(duty: Duty): Handler {
  return async request => {
    const { found, ownAway } = await coming(request.rest, request, duty)
    if (!found) return notFound('calendar', request)
    if (found.length === 0) return saidText(request.incoming, WORDING.noEvents)
    return asFile(found, request, ownAway ? [note(WORDS.ownAway)] : [], duty)
  }
}

/** The button "Add to calendar" of one event. */
export function pressCalendar(duty: Duty): Handler {
  return async request => {
    const happening = (await knownTo(request, duty)).find(request.rest)
    return happening ? asFile([happening], request, [], duty) : saidText(request.incoming, WORDS.noSuchEvent)
  }
}

async function asFile(
  happenings: readonly Happening[],
  request: Request,
  notes: readonly Block[],
  duty: Duty,
): Promise<Said> {
  const fixed = happenings.filter(({ occasion }) => occurrenceOn(occasion))
  const [first, second] = fixed
  if (!first) return saidText(request.incoming, WORDS.calendarNone)
  const zone = await zoneShown(duty.teams, channelIn(request.incoming)).catch(noneWithoutStore)
  const unfixed = happenings.length - fixed.length
  const shown = fixed.slice(0, MOST_ENTRIES)
  const blocks: Block[] = [
    { kind: 'text', text: WORDS.calendarFile(fixed.length) },
    ...list(shown.map(one => entrySpans(one, zone))),
    ...more(fixed.length - shown.length),
    ...(unfixed > 0 ? [note(WORDS.calendarUnfixed(unfixed))] : []),
    ...notes,
    ...(second ? [] : links(first, request.facts.knowledge)),
  ]
  return said(request.incoming, blocks, { file: fileOf(fixed, request) })
}

function links({ occasion }: Happening, knowledge: Knowledge): Block[] {
  const filled = calendarLinks(occasion, undefined, citing(knowledge))
  if (!filled) return []
  const link = (text: string, url: string) => ({ text, detail: '', url })
  return [
    {
      kind: 'links',
      title: WORDS.calendarLinks,
      links: [link(WORDS.google, filled.google), link(WORDS.outlook, filled.outlook)],
    },
  ]
}

function fileOf(happenings: readonly Happening[], { facts: { knowledge }, now }: Request): File {
  const [only] = happenings
  const name = happenings.length === 1 && only ? only.occasion.id : 'events'
  const occasions = happenings.map(({ occasion }) => occasion)
  const content = toIcs(occasions, { name: knowledge.about.name, now, cite: citing(knowledge) })
  return { name: `${name}.ics`, type: 'text/calendar', content }
}

/** Where an event comes from, as people read it. */
function citing({ sources }: Knowledge): (id: string) => string {
  return id => {
    const source = sources.get(id)
    return source ? [source.title, source.publisher, ...(source.url ? [source.url] : [])].join(', ') : id
  }
}
