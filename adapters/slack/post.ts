import type { Place, Platform } from '../../src/bot/platform.ts'
import type { Reply } from '../../src/bot/reply.ts'
import type { Log } from '../../src/log.ts'
import { readPosted, type Posted } from './address.ts'
import type { Call } from './client.ts'
import { asUndelivered } from './failures.ts'
import { sharing } from './file.ts'
import { pacer } from './pace.ts'
import { renderSlack, type SlackMessage } from './render.ts'
import { seek } from './seek.ts'
import type { Sender } from './send.ts'

/** Posts remembered by their key, so that the same one is not posted twice by this process. */
const REMEMBERED = 1_000

/** What we say unasked: reminders and digests. @param more sends what follows the first message, whose turn came before */
export function posting(call: Call, sender: Sender, more: Sender, log: Log): Pick<Platform, 'post' | 'find' | 'edit'> {
  const paced = pacer()
  const share = sharing(call, sender, log)
  const done = new Map<string, string>()
  /** The direct messages' own channels, by the person. */
  const directs = new Map<string, string>()
  async function post({ workspace, channel }: Place, reply: Reply, key: string): Promise<string> {
    const [first = NOTHING, ...rest] = renderSlack(reply)
    const sent = await sender.post({ workspace, channel }, first, { key, part: 0 })
    if (sent.channel !== channel) directs.set(`${workspace}/${channel}`, sent.channel)
    const hung = await hang(rest, { workspace, ...sent }, key, more, paced, log)
    if (reply.file) await share.among({ workspace, channel: sent.channel, thread: sent.ts }, reply.file)
    return written({ workspace, channel: sent.channel, ts: [sent.ts, ...hung] })
  }
  return {
    async post(to, reply, key) {
      const before = done.get(key)
      if (before !== undefined) return before
      const address = await paced(to.channel, () => post(to, reply, key))
      done.set(key, address)
      if (done.size > REMEMBERED) done.delete(done.keys().next().value ?? '')
      return address
    },
    async find({ workspace, channel: to }, key, since) {
      const channel = directs.get(`${workspace}/${to}`) ?? to
      const found = await seek(call, { workspace, channel, key, since: since.getTime() / 1_000 })
      if (found === 'unsure') return 'unsure'
      const ts = [...found].sort(([a], [b]) => a - b).map(([, one]) => one)
      return found.has(0) ? { found: written({ workspace, channel, ts }) } : 'none'
    },
    edit: (message, reply) => replace(readPosted(message), renderSlack(reply), more),
  }
}

/** A post that says nothing is not worth a fault of its own. */
const NOTHING: SlackMessage = { text: '…', blocks: [{ type: 'section', text: { type: 'plain_text', text: '…' } }] }

interface First {
  workspace: string
  channel: string
  ts: string
}

/**
 * Hangs the rest of a long post into the thread of its first message. That one decides whether the post arrived: a rest
 * that fails is told, so that the whole is not posted again.
 */
async function hang(
  rest: readonly SlackMessage[],
  { workspace, channel, ts }: First,
  key: string,
  sender: Sender,
  paced: ReturnType<typeof pacer>,
  log: Log,
): Promise<string[]> {
  const hung: string[] = []
  for (const [index, message] of rest.entries()) {
    const send = () => sender.post({ workspace, channel, thread: ts }, message, { key, part: index + 1 })
    const sent = await paced(ts, send).catch(asUndelivered)
    if (!('ts' in sent)) {
      log.warn('slack-post-incomplete', { workspace, channel, count: rest.length - index, cause: sent })
      break
    }
    hung.push(sent.ts)
  }
  return hung
}

/** Puts new messages in the places of the old ones; what is too much goes below, what is left over goes away. */
async function replace({ workspace, channel, ts }: Posted, messages: readonly SlackMessage[], sender: Sender) {
  const [first = ''] = ts
  for (const [index, message] of messages.entries()) {
    const place = ts[index]
    if (place !== undefined) await sender.update({ workspace, channel, ts: place }, message)
    else await sender.post({ workspace, channel, thread: first }, message, { key: `${first}/edit`, part: index })
  }
  for (const place of ts.slice(Math.max(messages.length, 1)))
    await sender.remove({ workspace, channel, ts: place }).catch(() => {})
}

function written(posted: Posted): string {
  return JSON.stringify(posted)
}
