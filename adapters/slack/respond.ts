import { Undelivered } from '../../src/bot/delivery.ts'
import type { Reply } from '../../src/bot/reply.ts'
import type { Log } from '../../src/log.ts'
import { isDirect, readAddress, type Address } from './address.ts'
import type { Call } from './client.ts'
import { asUndelivered } from './failures.ts'
import { sharing } from './file.ts'
import { renderSlack, type SlackMessage } from './render.ts'
import { seek } from './seek.ts'
import type { Sender } from './send.ts'

/** One way to the people who are to see a reply. */
interface Way {
  /** Where everybody sees it, and it can be found again; undefined where one person alone does. */
  open?: { channel: string; thread?: string | undefined }
  send(message: SlackMessage, part: number): Promise<unknown>
}

export type Respond = (address: string, reply: Reply, again: boolean) => Promise<void>

/** Answers at an incoming's address, by the best of the ways that are open. */
export function responder(call: Call, sender: Sender, log: Log): Respond {
  const share = sharing(call, sender, log)
  return async (written, reply, again) => {
    const address = readAddress(written)
    const messages = renderSlack(reply)
    const ways = waysTo(address, reply.audience, sender)
    const there = again ? await standing(call, address, ways) : new Set<number>()
    const way = await inOrder(messages, ways, there)
    const { workspace, user } = address
    if (reply.file && way?.open) await share.among({ workspace, ...way.open }, reply.file)
    else if (reply.file) await share.with(workspace, user, reply.file)
  }
}

/** Sends each message by the first way that is not closed; what stands already is left out. */
async function inOrder(messages: readonly SlackMessage[], ways: readonly Way[], there: ReadonlySet<number>) {
  const left = [...ways]
  const closed: Undelivered[] = []
  for (const [part, message] of messages.entries()) {
    for (let way = left[0]; !there.has(part); way = left[0]) {
      if (!way) throw nowhere(closed)
      const refusal = await way.send(message, part).then(() => undefined, asUndelivered)
      if (!refusal) break
      if (!CLOSED.has(refusal.obstacle)) throw refusal
      closed.push(refusal)
      left.shift()
    }
  }
  return left[0]
}

/** After these there may be another way. */
const CLOSED: ReadonlySet<Undelivered['obstacle']> = new Set(['expired', 'gone', 'denied'])

/** Why no way was open: what a person can do something about comes first. */
function nowhere(closed: readonly Undelivered[]): Undelivered {
  const expired = closed.find(({ obstacle }) => obstacle === 'expired')
  const curable = closed.find(({ obstacle }) => obstacle !== 'expired')
  const why = [...new Set([expired?.why, curable?.why].filter(Boolean))].join(' ')
  return new Undelivered((expired ?? curable)?.obstacle ?? 'gone', why, { cause: (curable ?? expired)?.cause })
}

function waysTo(address: Address, audience: Reply['audience'], sender: Sender): Way[] {
  const { way, workspace, channel, user, thread, url, id } = address
  const place = { channel, thread }
  const post = (to: { channel: string; thread?: string | undefined }): Way => ({
    open: to,
    send: (message, part) => sender.post({ workspace, ...to }, message, { key: id, part }),
  })
  const byUrl = (inChannel: boolean): Way[] =>
    url
      ? [{ ...(inChannel && { open: place }), send: message => sender.reply(url, message, { inChannel, thread }) }]
      : []
  const whisper: Way = { send: message => sender.whisper({ workspace, ...place }, user, message) }
  const inPrivate: Way = {
    send: (message, part) => sender.post({ workspace, channel: user }, message, { key: id, part }),
  }
  const ours = isDirect(channel) && way !== 'command' && !address.alone
  if (audience === 'all') return way === 'command' ? [...byUrl(true), post(place)] : [post(place), ...byUrl(true)]
  if (ours) return [post(place), ...byUrl(false)]
  return [...byUrl(false), whisper, inPrivate]
}

/** What of a reply stands already, where we can look for it. */
async function standing(call: Call, address: Address, ways: readonly Way[]): Promise<ReadonlySet<number>> {
  const open = ways.find(way => way.open)?.open
  if (!open) return new Set()
  const { workspace, id, at } = address
  const found = await seek(call, { workspace, ...open, key: id, since: at }).catch(() => 'unsure' as const)
  return new Set(found === 'unsure' ? [] : found.keys())
}
