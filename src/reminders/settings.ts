import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Channel, Order, OrderKind } from '../store/teams.ts'

/** What an order is about: topics, each group with all of its topics, one group being enough; or some events by their ids. */
export const About = z.union([
  z.object({
    /** None means everything in the calendar. */
    any: z.array(z.array(z.string()).readonly()).readonly(),
    without: z.array(z.string()).readonly(),
  }),
  z.object({ events: z.array(z.string()).readonly() }),
])
export type About = z.infer<typeof About>

const Lead = z.object({ count: z.int().min(0), unit: z.enum(['minute', 'hour', 'day', 'week']) })
const place = { about: About, zone: z.string(), direct: z.boolean() }
const clock = { at: z.string(), zone: z.string() }

/** Reminders of what is about something, so long before, at an hour of a zone. */
export const Following = z.object({
  ...place,
  kind: z.literal('follow'),
  leads: z.array(Lead).readonly(),
  at: z.string(),
})
export type Following = z.infer<typeof Following>

/** A regular overview of what is about something. */
export const Overview = z.object({
  ...place,
  kind: z.literal('digest'),
  digest: z.discriminatedUnion('every', [
    z.object({ every: z.literal('day'), ...clock }),
    z.object({ every: z.literal('week'), weekday: z.int().min(1).max(7), ...clock }),
    z.object({ every: z.literal('month'), day: z.int().min(1).max(31), ...clock }),
  ]),
})
export type Overview = z.infer<typeof Overview>

const Settings = z.discriminatedUnion('kind', [Following, Overview])
export type Settings = z.infer<typeof Settings>

/** Orders that are held are looked at with each of their reminders. */
const read = new WeakMap<object, Settings>()

/** What an order says; undefined for what we never wrote. */
export function settingsOf(order: Pick<Order, 'settings'>): Settings | undefined {
  const settings = read.get(order) ?? settingsIn(order.settings)
  if (settings) read.set(order, settings)
  return settings
}

/** An overview, for a channel or for one person. */
export function isDigest(order: Pick<Order, 'settings'>): boolean {
  return settingsOf(order)?.kind === 'digest'
}

function settingsIn(text: string): Settings | undefined {
  try {
    return Settings.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** As an order keeps it; what is said in the same words is the same text. */
export function settingsText(settings: Settings): string {
  return JSON.stringify(Settings.parse(settings))
}

/** Whatever the order in which the topics were named. */
function inOrder(about: About): About {
  if ('events' in about) return { events: about.events.toSorted() }
  const any = about.any.map(group => group.toSorted()).toSorted((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1))
  return { any, without: about.without.toSorted() }
}

/** The same for the same channel, kind and topics, so that saying it again replaces it; a channel has one digest. */
export function orderId(kind: OrderKind, { platform, workspace, id }: Channel, about: About): string {
  const named = kind === 'digest' ? [] : [inOrder(about)]
  return digestOf(JSON.stringify([kind, platform, workspace, id, ...named]))
}

/** Sixteen hexadecimal digits keep texts apart. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
