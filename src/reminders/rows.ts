import { z } from 'zod'
import type { Place } from '../bot/platform.ts'
import type { Channel, Order } from '../store/teams.ts'
import type { Planned } from '../store/ledger.ts'
import { About } from './settings.ts'

const direct = z.boolean()
const zone = z.string()
/** An event as it was told, for the day on which it is no more. */
const told = { name: z.string(), when: z.string() }

/** What a planned row needs to be written, beside the facts. */
const Payload = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reminder'),
    direct,
    zone,
    /** The first day of the occurrence. */
    day: z.string(),
    /** The lead time, as `leadKey` writes it. */
    lead: z.string(),
    at: z.string(),
    ...told,
  }),
  z.object({
    kind: z.literal('digest'),
    direct,
    zone,
    about: About,
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    /** Whose own events belong to it. */
    team: z.string(),
    /** The events it tells, with their versions and how they were told. */
    items: z.array(z.object({ event: z.string(), version: z.string(), day: z.string(), ...told })).readonly(),
  }),
  /** Something that was told before is different now. */
  z.object({ kind: z.literal('change'), direct, zone, day: z.string(), ...told, was: z.object(told) }),
  /** Tells who set something up that it cannot be followed. */
  z.object({ kind: z.literal('paused'), direct, why: z.string(), what: z.array(z.string()).readonly() }),
  /** From a source of another part of the program. */
  z.object({ kind: z.literal('extra'), direct, source: z.string(), id: z.string() }),
])
export type Payload = z.infer<typeof Payload>
export type Payloads = { [Kind in Payload['kind']]: Extract<Payload, { kind: Kind }> }

/** What is due at a time for every channel with equal orders. */
export interface Seed extends Pick<Planned, 'event' | 'version' | 'dueAt' | 'staleAt' | 'payload'> {
  /** The part of the id that does not say where. */
  key: string
}

/** The payload of a row; undefined for what we never wrote. */
export function payloadOf({ payload }: Pick<Planned, 'payload'>): Payload | undefined {
  try {
    return Payload.safeParse(JSON.parse(payload)).data
  } catch {
    return undefined
  }
}

export function payloadText(payload: Payload): string {
  return JSON.stringify(payload)
}

/** A seed in the channel of an order. */
export function rowOf({ key, ...seed }: Seed, { id, channel }: Pick<Order, 'id' | 'channel'>): Planned {
  return { ...seed, ...whereOf(channel), id: rowId(key, channel), plan: id }
}

export function rowId(key: string, { platform, workspace, id }: Channel): string {
  return `${key}>${platform}/${workspace}/${id}`
}

/** The same for all versions of an event. */
export function withoutVersion(id: string): string {
  return id.replace(/@[^/>]*/, '')
}

export function whereOf({ platform, workspace, id }: Channel): Pick<Planned, 'platform' | 'workspace' | 'channel'> {
  return { platform, workspace, channel: id }
}

export function channelOf({
  platform,
  workspace,
  channel,
}: Pick<Planned, 'platform' | 'workspace' | 'channel'>): Channel {
  return { platform, workspace, id: channel }
}

export function placeOf({ workspace, channel }: Pick<Planned, 'workspace' | 'channel'>, direct: boolean): Place {
  return { workspace, channel, direct }
}
