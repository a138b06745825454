import { spellDigest } from '../../events/digest.ts'
import { spellLeads, type Lead } from '../../events/lead.ts'
import { spellZone } from '../../events/zones.ts'
import { OWN, type Happening } from '../../reminders/happening.ts'
import { settingsOf, type About, type Following } from '../../reminders/settings.ts'
import type { Order } from '../../store/teams.ts'
import { WORDS } from './wording.ts'

/** Events that are told by their names. */
const MOST_NAMES = 3

/** An event by its id. */
export type Find = (id: string) => Happening | undefined

/** What an order does, as people read it, without a full stop: "Reminders about summits, 1 day before, at 09:00 (UTC)". */
export function spellOrder(order: Pick<Order, 'settings'>, find: Find): string {
  const settings = settingsOf(order)
  if (!settings) return WORDS.unreadable
  const about = spellAbout(settings.about, find)
  if (settings.kind === 'digest') return WORDS.digest(about, spellDigest(settings.digest))
  return WORDS.reminders(about, spellTimes(settings))
}

/** "1 week and 1 day before, at 09:00 (Europe/Paris)"; hours and minutes know no hour of the day. */
export function spellTimes({ leads, at, zone }: Pick<Following, 'leads' | 'at' | 'zone'>): string {
  const short = leads.filter(isShort)
  const said = spellLeads(leads)
  if (short.length === leads.length) return said
  return short.length > 0 ? WORDS.mixedTimes(said, at, spellZone(zone)) : WORDS.times(said, at, spellZone(zone))
}

/** Counted on the clock, not in dates. */
export function isShort({ unit }: Lead): boolean {
  return unit === 'hour' || unit === 'minute'
}

/** "summits, network and your own events" */
export function spellAbout(about: About, find: Find): string {
  if ('events' in about) return spellEvents(about.events.map(id => find(id)?.occasion.name ?? id))
  const topics = about.any.map(group => group.map(spellTopic).join(' '))
  const without = about.without.length > 0 ? WORDS.without(enumerate(about.without.map(spellTopic))) : ''
  return (topics.length > 0 ? enumerate(topics) : WORDS.everything) + without
}

/** A few by their names, of many the first ones. */
function spellEvents(names: readonly string[]): string {
  const shown = names.length > MOST_NAMES + 1 ? names.slice(0, MOST_NAMES) : names
  return enumerate(shown.length < names.length ? [...shown, WORDS.moreEvents(names.length - shown.length)] : shown)
}

function spellTopic(topic: string): string {
  return topic === OWN ? WORDS.own : topic
}

export function enumerate(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}
