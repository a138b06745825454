import { z } from 'zod'
import { Undelivered } from '../../src/bot/delivery.ts'

/** Where a reply goes. Whatever process has it can answer: nothing else is needed but the bot's token. */
export const Address = z.discriminatedUnion('by', [
  z.object({
    /** The interaction's own token, good for 15 minutes. */
    by: z.literal('interaction'),
    app: z.string(),
    id: z.string(),
    token: z.string(),
    channel: z.string(),
    /** Whether the first response was for everybody to see; Discord lets nobody change that. */
    open: z.boolean(),
    manages: z.boolean(),
  }),
  z.object({
    /** A reply to the message. */
    by: z.literal('message'),
    channel: z.string(),
    message: z.string(),
    /** Who said it, where others read along. */
    author: z.string().optional(),
    manages: z.boolean(),
  }),
  z.object({
    /** What we posted, in as many messages as it took. */
    by: z.literal('post'),
    channel: z.string(),
    messages: z.array(z.string()).min(1),
    key: z.string(),
  }),
])
export type Address = z.infer<typeof Address>
export type AddressOf<By extends Address['by']> = Extract<Address, { by: By }>

export function toAddress(address: Address): string {
  return JSON.stringify(address)
}

/** An address of ours; one that cannot be read leads nowhere. */
export function fromAddress(text: string): Address {
  try {
    return Address.parse(JSON.parse(text))
  } catch (cause) {
    throw new Undelivered('gone', 'The address of the message cannot be read.', { cause })
  }
}
