import { z } from 'zod'
import { Undelivered } from '../../src/bot/delivery.ts'

/** What is needed to answer something, also in another process. */
export const Address = z.object({
  way: z.enum(['command', 'message', 'press']),
  /** The incoming's id; it stands in the metadata of what answers it, so that it can be found again. */
  id: z.string(),
  workspace: z.string(),
  channel: z.string(),
  user: z.string(),
  /** The ts of the message that the thread hangs from. */
  thread: z.string().optional(),
  /** Slack's reply address: good for 30 minutes and 5 replies, also where we are not in the channel. */
  url: z.string().optional(),
  /** What was pressed is seen by one person alone. */
  alone: z.boolean().optional(),
  /** When it was said, in seconds since 1970. */
  at: z.number(),
})
export type Address = z.infer<typeof Address>

/** Messages that we posted: what a long one took more than one message for hangs below the first. */
export const Posted = z.object({ workspace: z.string(), channel: z.string(), ts: z.array(z.string()).min(1) })
export type Posted = z.infer<typeof Posted>

export function readAddress(address: string): Address {
  return read(Address, address)
}

export function readPosted(message: string): Posted {
  return read(Posted, message)
}

function read<Shape>(shape: z.ZodType<Shape>, text: string): Shape {
  try {
    return shape.parse(JSON.parse(text))
  } catch (cause) {
    throw new Undelivered('expired', 'The address is none of this version of me. Ask again.', { cause })
  }
}

/** Direct messages with us: their own channel, or the person where we do not know it. */
export function isDirect(channel: string): boolean {
  return /^[DUW]/.test(channel)
}
