import type { types } from '@slack/bolt'
import { z } from 'zod'

/** What our messages are called in Slack's metadata. */
const EVENT_TYPE = 'aisi_reply'

/** Which part of which reply a message is. */
const Mark = z.object({ key: z.string(), part: z.number() })
export type Mark = z.infer<typeof Mark>

const Marked = z.object({
  user: z.string().optional(),
  metadata: z.object({ event_type: z.literal(EVENT_TYPE), event_payload: Mark }),
})

/** Metadata by which a message is found again, whatever became of the call that posted it. */
export function marked({ key, part }: Mark): types.MessageMetadata {
  return { event_type: EVENT_TYPE, event_payload: { key, part } }
}

/** The mark of a message as histories show it; anybody can write metadata, so the author has to be us. */
export function markOf(message: unknown, bot: string | undefined): Mark | undefined {
  const { data } = Marked.safeParse(message)
  return data && (bot === undefined || data.user === bot) ? data.metadata.event_payload : undefined
}
