import { z } from 'zod'
import type { Pace } from '../../src/bot/pace.ts'
import type { Log } from '../../src/log.ts'
import { AddressRefused, asUndelivered, busy, codeOf, placesIn } from './failures.ts'
import { onceMore, type Call, type Noted } from './client.ts'
import { marked, type Mark } from './mark.ts'
import { isAboutBlocks } from './refusals.ts'
import { plainly, type SlackMessage } from './render.ts'

/** Nothing of ours is unfolded into pictures of other pages. */
const QUIET = { unfurl_links: false, unfurl_media: false }

export interface Target {
  workspace: string
  channel: string
  thread?: string | undefined
}

/** The ways in which a message reaches people; each rejects with Undelivered alone. */
export interface Sender {
  /** A message that everybody sees; returns its channel and ts. */
  post(to: Target, message: SlackMessage, mark: Mark): Promise<{ channel: string; ts: string }>
  /** A message that one person alone sees, in a channel that both are in. */
  whisper(to: Target, user: string, message: SlackMessage): Promise<void>
  /** A message at a reply address, for the asker alone or for everybody. */
  reply(url: string, message: SlackMessage, how: { inChannel: boolean; thread?: string | undefined }): Promise<void>
  /** Another text in the place of a message of ours. */
  update(at: Target & { ts: string }, message: SlackMessage): Promise<void>
  remove(at: Target & { ts: string }): Promise<void>
}

export function senderOf(call: Call, log: Log, noted: Noted): Sender {
  return {
    post: ({ workspace, channel, thread }, message, mark) =>
      withPlainest(log, message, ({ text, blocks }) =>
        call(workspace, async (api, as) => {
          const content = { text, blocks, metadata: marked(mark), ...QUIET }
          const sent = await api.chat.postMessage({ ...as, channel, ...content, ...(thread && { thread_ts: thread }) })
          return { channel: sent.channel ?? channel, ts: sent.ts ?? '' }
        }),
      ),
    whisper: ({ workspace, channel, thread }, user, message) =>
      withPlainest(log, message, ({ text, blocks }) =>
        call(workspace, async (api, as) => {
          const content = { channel, user, text, blocks, ...(thread && { thread_ts: thread }) }
          await api.chat.postEphemeral({ ...as, ...content })
        }),
      ),
    reply: (url, message, { inChannel, thread }) =>
      withPlainest(log, message, ({ text, blocks }) => {
        const how = { response_type: inChannel ? 'in_channel' : 'ephemeral', replace_original: false }
        return answer(url, { text, blocks, ...how, ...QUIET, ...(thread && { thread_ts: thread }) }, noted)
      }),
    update: ({ workspace, channel, ts }, message) =>
      withPlainest(log, message, ({ text, blocks }) =>
        call(workspace, async (api, as) => void (await api.chat.update({ ...as, channel, ts, text, blocks }))),
      ),
    remove: ({ workspace, channel, ts }) =>
      call(workspace, async (api, as) => void (await api.chat.delete({ ...as, channel, ts }))),
  }
}

/**
 * The same, but what is unasked makes room for messages that everybody sees. They do not wait themselves: how many a
 * workspace takes is not documented, and Slack says so where it is too many.
 */
export function counted(sender: Sender, pace: Pick<Pace, 'answered'>): Sender {
  return {
    ...sender,
    post(to, message, mark) {
      pace.answered(to.workspace)
      return sender.post(to, message, mark)
    },
  }
}

/** Slack's rules for blocks change: what it refuses is said in simpler ones. */
async function withPlainest<Sent>(log: Log, message: SlackMessage, send: (message: SlackMessage) => Promise<Sent>) {
  let left: SlackMessage[] | undefined
  for (let form = message; ;) {
    try {
      return await send(form)
    } catch (cause) {
      left ??= plainly(message)
      const simpler = isAboutBlocks(codeOf(cause)) ? left.shift() : undefined
      if (!simpler) throw cause
      log.error('slack-blocks-refused', { code: codeOf(cause) ?? '', what: placesIn(cause) })
      form = simpler
    }
  }
}

const ANSWER_WITHIN_MS = 10_000

/** Bolt's own `respond` cannot be asked to give up, and is gone after a restart. */
async function answer(url: string, body: object, noted: Noted): Promise<void> {
  try {
    const response = await onceMore(() =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      }),
    )
    await judge(response, noted)
  } catch (cause) {
    throw asUndelivered(cause)
  }
}

async function judge(response: Response, noted: Noted): Promise<void> {
  const said = await response.text()
  if (response.status === 429) {
    noted.rateLimited()
    throw busy(Number(response.headers.get('retry-after') ?? 1) * 1_000)
  }
  if (response.status >= 500) throw new Error(`Slack answered with status ${response.status}.`)
  const error = errorIn(said)
  if (!response.ok || error !== undefined)
    throw new AddressRefused(error ?? (response.status === 404 ? 'expired_url' : `status_${response.status}`))
}

const Answer = z.object({ ok: z.literal(false), error: z.string() })

/** Slack answers in JSON, or in a word. */
function errorIn(said: string): string | undefined {
  try {
    return Answer.safeParse(JSON.parse(said)).data?.error
  } catch {
    return /^\w+$/.test(said) && said !== 'ok' ? said : undefined
  }
}
