import { Routes } from 'discord.js'
import { z } from 'zod'
import { Undelivered } from '../../src/bot/delivery.ts'
import type { Place } from '../../src/bot/platform.ts'
import type { Reply } from '../../src/bot/reply.ts'
import { fromAddress, toAddress } from './address.ts'
import { lostPlaces } from './lost.ts'
import { markOf } from './mark.ts'
import { assertAllowed, codeOf } from './refusals.ts'
import { renderDiscord } from './render.ts'
import type { Gateway } from './gateway.ts'
import type { Sending } from './send.ts'
import { idAt } from './snowflake.ts'

const Channel = z.object({ id: z.string() })
const UNKNOWN_MESSAGE = 10008
/** Remembered, so that a person's direct messages need not be looked up for each. */
const MOST_CONVERSATIONS = 5_000
/** Clocks differ: a message may be a little older than we think that it is. */
const CLOCKS_DIFFER_MS = 5 * 60_000

export interface Posts {
  post(to: Place, reply: Reply, key: string): Promise<string>
  find(to: Place, key: string, since: Date): Promise<{ found: string } | 'none' | 'unsure'>
  edit(message: string, reply: Reply): Promise<void>
  /** What was refused in these places, or anywhere, may be allowed by now. */
  tryAgain(...places: readonly (string | null)[]): void
}

/** What is known of a place without asking for it. */
export type Known = Pick<Gateway, 'missing' | 'seesHistory' | 'invitation'>

/** Messages that nobody asked for just now. @param posting what each of them is sent by */
export function openPosts(sending: Sending, posting: () => Sending, known: Known, now: () => Date): Posts {
  const conversations = new Map<string, string>()
  const lost = lostPlaces(now)

  const channelOf = async ({ channel, direct }: Place, sending: Sending): Promise<string> => {
    if (!direct) return channel
    const open = conversations.get(channel)
    if (open) return open
    const body = { recipient_id: channel }
    const { id } = await sending.ask('post', Routes.userChannels(), { body, shape: Channel })
    conversations.set(channel, id)
    if (conversations.size > MOST_CONVERSATIONS) conversations.delete(conversations.keys().next().value ?? '')
    return id
  }
  return {
    post: (to, reply, key) =>
      lost.guard(to.channel, async () => {
        const sending = posting()
        const channel = await channelOf(to, sending)
        assertThere(to, known)
        assertAllowed(known.missing(channel))
        const messages = await sending.toChannel({ channel, key }, renderDiscord(reply, markOf(key)))
        return toAddress({ by: 'post', channel, messages, key })
      }),
    async find(to, key, since) {
      try {
        const channel = await channelOf(to, sending)
        const after = idAt(new Date(since.getTime() - CLOCKS_DIFFER_MS))
        const messages = await sending.find(channel, markOf(key), after)
        if (messages === 'unsure') return 'unsure'
        if (messages === 'empty') return to.direct || known.seesHistory(channel) ? 'none' : 'unsure'
        return messages.length > 0 ? { found: toAddress({ by: 'post', channel, messages, key }) } : 'none'
      } catch (cause) {
        if (cause instanceof Undelivered && ['gone', 'denied'].includes(cause.obstacle)) return 'unsure'
        throw cause
      }
    },
    edit: (message, reply) => edit(message, reply, posting()),
    tryAgain: lost.forget,
  }
}

/** People bring us along to servers that do not have us; there we write nothing by ourselves. */
function assertThere({ workspace, direct }: Place, { invitation }: Known): void {
  const link = direct || workspace.startsWith('@') ? undefined : invitation(workspace)
  if (link) throw new Undelivered('denied', `I am not in that server. Somebody who manages it can add me: ${link}`)
}

/** The new text may take more messages than the old one, or fewer. */
async function edit(message: string, reply: Reply, sending: Sending): Promise<void> {
  const to = fromAddress(message)
  if (to.by !== 'post') throw new Undelivered('gone', 'Only a message that was posted can be changed.')
  const payloads = renderDiscord(reply, markOf(to.key))
  for (const [part, payload] of payloads.entries()) {
    const id = to.messages[part]
    if (id) await sending.ask('patch', Routes.channelMessage(to.channel, id), { payload })
  }
  const sent = to.messages.length
  await sending.toChannel({ channel: to.channel, key: to.key, sent }, payloads)
  for (const id of to.messages.slice(payloads.length))
    await sending.ask('delete', Routes.channelMessage(to.channel, id)).catch(cause => {
      if (codeOf(cause) !== UNKNOWN_MESSAGE) throw cause
    })
}
