import type { App, Receiver, ReceiverEvent } from '@slack/bolt'
import type { Log } from '../../src/log.ts'
import type { Before } from './before.ts'
import type { Hall } from './hall.ts'
import { fromMessage } from './incoming.ts'
import { Envelope, Message, Revoked } from './payloads.ts'
import { ofEvent, type Whereabouts } from './whereabouts.ts'

/** What comes before Bolt: it acknowledges events at once, and what is acknowledged is ours to keep. */
export type Front = (event: ReceiverEvent) => Promise<boolean>

/** A receiver that asks first: what `front` does not let through is neither handled nor acknowledged. */
export function keepingFirst(receiver: Receiver, front: Front): Receiver {
  return {
    init(app) {
      const processEvent = async (event: ReceiverEvent) => {
        if (await front(event)) await app.processEvent(event)
      }
      const guarded: App = Object.create(app, { processEvent: { value: processEvent } })
      receiver.init(guarded)
    },
    start: (...options) => receiver.start(...options),
    stop: (...options) => receiver.stop(...options),
  }
}

export interface FrontParts {
  hall: Hall
  follow: boolean
  log: Log
  /** Who we are in a workspace, as far as it is known. */
  botUser(workspace: string): string | undefined
  /** What was said before in a thread that we were called into. */
  lookBack(message: Message, text: string, workspace: string): Promise<Before>
  /** Something was heard there. */
  heardIn(where: Whereabouts): void
  /** The app was removed there; rejects where that could not be noted. */
  gone(where: Whereabouts): Promise<void>
}

/** Keeps what people say before it is acknowledged. Commands and clicks are kept by their listeners, which Bolt lets acknowledge themselves. */
export function frontOf(parts: FrontParts): Front {
  return async ({ body }) => {
    if (!parts.hall.ears()) return false
    const read = Envelope.safeParse(body)
    if (!read.success) return true
    const { event, authorizations } = read.data
    const where = ofEvent(read.data)
    parts.heardIn(where)
    if (event.type === 'message' || event.type === 'app_mention')
      await hear(event, where, authorizations?.[0]?.user_id ?? undefined, parts)
    if (event.type === 'app_uninstalled') await parts.gone(where)
    if (event.type === 'tokens_revoked' && Revoked.safeParse(event).data?.tokens.bot?.length) await parts.gone(where)
    return true
  }
}

async function hear(event: unknown, { workspace }: Whereabouts, called: string | undefined, parts: FrontParts) {
  const { hall, follow, log, botUser, lookBack } = parts
  const read = Message.safeParse(event)
  // Edits and deletions hold a message within a message; they are none to answer.
  if (!read.success) return log.debug('slack-event-ignored', { workspace })
  const incoming = fromMessage(read.data, { workspace, bot: botUser(workspace) ?? called, follow })
  if (!incoming) return
  const before = incoming.kind === 'message' ? await lookBack(read.data, incoming.text, workspace) : {}
  await hall.keep({ ...incoming, ...before })
}
