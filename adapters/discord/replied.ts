import { GatewayDispatchEvents, type Client } from 'discord.js'
import { z } from 'zod'

/** Messages wait here for a moment: the event comes right after what it is made of. */
const MOST = 50

const Replying = z.object({
  id: z.string(),
  referenced_message: z.object({ content: z.string(), author: z.object({ id: z.string() }) }),
})
export type Replied = z.infer<typeof Replying>['referenced_message']

/** What messages reply to. Discord sends it along; discord.js leads to it only where it remembers messages, and ours does not. */
export function watchReplied(client: Client): (message: string) => Replied | undefined {
  const waiting = new Map<string, Replied>()
  client.ws.on(GatewayDispatchEvents.MessageCreate, (data: unknown) => {
    const read = Replying.safeParse(data)
    if (!read.success) return
    waiting.set(read.data.id, read.data.referenced_message)
    if (waiting.size > MOST) waiting.delete(waiting.keys().next().value ?? '')
  })
  return message => {
    const replied = waiting.get(message)
    waiting.delete(message)
    return replied
  }
}
