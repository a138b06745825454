import { spellMoment } from '../../events/spell.ts'
import type { Occurrence } from '../../events/occurrences.ts'
import { wallAt } from '../../events/wall.ts'
import { zoneOf } from '../../events/zones.ts'
import { spellDate } from '../../knowledge/dates.ts'
import type { Source } from '../../knowledge/schema.ts'
import type { Happening } from '../../reminders/happening.ts'
import type { Payloads } from '../../reminders/rows.ts'
import { toldUnfixed, type Told } from '../../reminders/told.ts'
import { encode, MOST_CODE } from '../action.ts'
import { sourceBlocks } from '../answer-reply.ts'
import type { Block, Button, Reply } from '../reply.ts'
import { WORDING } from '../wording.ts'
import { entrySpans, placeSpan, untilSpan, whenSpans } from './when.ts'
import { WORDS } from './wording.ts'

/** Longer lists are not read; the rest is a question away. */
export const MOST_ENTRIES = 20
/** Next to each other: Discord's limit. */
const MOST_BUTTONS = 5
/** Slack's limit for a button's label. */
const MOST_LABEL = 75

export interface Reminding {
  happening: Happening
  occurrence: Occurrence
  /** Of the readers. */
  zone: string
  direct: boolean
  now: Date
  /** When it was due, where it comes late. */
  due?: Date
  /** How it was told before, where it is a correction. */
  was?: Told
}

/** A reminder: what, when, where, how far off, what is known of it, and what can be done. */
export function reminderReply({ happening, occurrence, zone, direct, now, due, was }: Reminding): Reply {
  const { occasion, line, sources } = happening
  const until = [' (', untilSpan(occurrence, now, zone), ')']
  const when = [...whenSpans(occurrence, zone), ...placeSpan(occurrence), ...until]
  return all([
    { kind: 'text', text: [{ strong: occasion.name }, ': ', ...when] },
    ...(line ? [{ kind: 'text', text: line } as const] : []),
    ...(was ? notes(WORDS.corrected(today(now, zone), spellTold(was, occasion.name))) : []),
    ...(due ? notes(WORDS.late(spellMoment(due, zone))) : []),
    ...sourceBlocks(sources),
    ...choices([...(direct ? [] : meButton(occasion.id, WORDS.meButton)), ...calendarButton(occasion.id)]),
  ])
}

export interface Entry {
  happening: Happening
  occurrence: Occurrence
}

export interface Digesting {
  entries: readonly Entry[]
  /** What comes later is told in the next one. */
  to: Date
  zone: string
  direct: boolean
  now: Date
  due?: Date
  corrected?: boolean
}

/** What is coming up until the next overview. */
export function digestReply({ entries, to, zone, direct, now, due, corrected }: Digesting): Reply {
  const until = today(to, zone)
  const shown = entries.slice(0, MOST_ENTRIES)
  const happenings = shown.map(({ happening }) => happening)
  return all([
    { kind: 'text', text: entries.length > 0 ? [{ strong: WORDS.digestLead(until) }] : WORDS.digestEmpty(until) },
    ...list(shown.map(({ happening, occurrence }) => entrySpans(happening, zone, occurrence))),
    ...more(entries.length - shown.length),
    ...(corrected ? notes(WORDS.correctedDigest(today(now, zone))) : []),
    ...(due ? notes(WORDS.lateDigest(spellMoment(due, zone))) : []),
    ...sourcesOf(happenings),
    ...(direct ? [] : meButtons(happenings)),
  ])
}

export interface Changing {
  payload: Pick<Payloads['change'], 'name' | 'when' | 'was' | 'zone'>
  now: Date
  /** As it is now; none where it is no longer in the calendar. */
  happening?: Happening
  /** None while its days are not fixed. */
  occurrence?: Occurrence
}

/** That something that was told is different now. */
export function changeReply({ payload, now, happening, occurrence }: Changing): Reply {
  const { name, was, zone } = payload
  const before = spellTold(was, name)
  if (!happening) return all([{ kind: 'text', text: [{ strong: WORDS.gone(name) }, WORDS.goneMore(before)] }])
  const { occasion, sources } = happening
  if (occasion.cancelled)
    return all([
      { kind: 'text', text: [{ strong: WORDS.cancelled(occasion.name) }, WORDS.cancelledMore(before)] },
      ...sourceBlocks(sources),
    ])
  const when = occurrence
    ? [': ', ...whenSpans(occurrence, zone), ...placeSpan(occurrence), ' (', untilSpan(occurrence, now, zone), ')']
    : [`: ${toldUnfixed(occasion).when}`]
  const text = [{ strong: WORDS.changed(occasion.name) }, ...when, WORDS.untilNow(spellTold(was, occasion.name))]
  return all([
    { kind: 'text', text },
    ...sourceBlocks(sources),
    ...choices(occurrence ? calendarButton(occasion.id) : []),
  ])
}

/** To who set something up: that it is paused, and what can be done. */
export function pausedReply({ why, what }: Pick<Payloads['paused'], 'why' | 'what'>): Reply {
  return all([
    { kind: 'text', text: WORDS.pausedLead(why) },
    { kind: 'list', items: what },
    { kind: 'text', text: WORDS.pausedCure },
  ])
}

export function resumedReply(what: readonly string[]): Reply {
  return all([
    { kind: 'text', text: WORDS.resumed },
    { kind: 'list', items: what },
  ])
}

export function sourcesOf(happenings: readonly Happening[]): Block[] {
  const byId = new Map(happenings.flatMap(({ sources }) => sources.map(source => [source.id, source] as const)))
  return sourceBlocks([...byId.values()] satisfies Source[])
}

/** A button for each that can be reminded of, as many as fit. */
export function meButtons(happenings: readonly Happening[]): Block[] {
  return choices(
    happenings
      .filter(({ occasion }) => !occasion.cancelled)
      .flatMap(({ occasion: { id, name } }) => meButton(id, WORDS.meButtonFor(name)))
      .slice(0, MOST_BUTTONS),
  )
}

export function list(items: Extract<Block, { kind: 'list' }>['items']): Block[] {
  return items.length > 0 ? [{ kind: 'list', items }] : []
}

export function more(count: number): Block[] {
  return count > 0 ? notes(WORDING.more(count)) : []
}

export function calendarButton(event: string): Button[] {
  return fitting({ label: WORDS.calendarButton, action: encode({ do: 'calendar', event }) })
}

function meButton(event: string, label: string): Button[] {
  const short = label.length > MOST_LABEL ? `${label.slice(0, MOST_LABEL - 1)}…` : label
  return fitting({ label: short, action: encode({ do: 'me', event }) })
}

/** None where a platform could not carry its code. */
function fitting(button: Button): Button[] {
  return button.action.length <= MOST_CODE ? [button] : []
}

function choices(buttons: readonly Button[]): Block[] {
  return buttons.length > 0 ? [{ kind: 'choices', buttons }] : []
}

function notes(text: string): Block[] {
  return [{ kind: 'note', text }]
}

function all(blocks: Block[]): Reply {
  return { blocks, audience: 'all' }
}

/** The name is said where it was another one. */
function spellTold({ name, when }: Told, now: string): string {
  return name === now ? when : `${name}, ${when}`
}

function today(moment: Date, zone: string): string {
  return spellDate(wallAt(moment, zoneOf({ zone })).toPlainDate().toString())
}
