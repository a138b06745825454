import { Routes, type REST } from 'discord.js'
import { z } from 'zod'
import { LIMITS } from './limits.ts'
import { nonceOf } from './mark.ts'
import type { Payload } from './payload.ts'
import { codeOf, toUndelivered } from './refusals.ts'
import type { Mark } from './render.ts'

const Sent = z.object({ id: z.string() })
const Found = z.array(
  z.object({
    id: z.string(),
    author: z.object({ bot: z.boolean().optional() }),
    components: z
      .array(
        z.object({
          id: z.number().optional(),
          components: z.array(z.object({ id: z.number().optional() })).optional(),
        }),
      )
      .optional(),
  }),
)
/** Looking back ends here: a channel with more messages since then is not searched to its end. */
const MOST_PAGES = 10
const UNREADABLE_HISTORY = 160002

/** What a new message in a channel is part of. */
export interface Posting {
  channel: string
  /** Its nonces come from this, so that nothing is posted twice within minutes. */
  key: string
  /** The message that it replies to. */
  replyTo?: string
  /** So many of the messages are there already. */
  sent?: number
}

/** Requests that write, with refusals in terms that every platform shares. */
export interface Sending {
  /** Posts what is not there yet; returns the ids of the new messages. */
  toChannel(posting: Posting, payloads: readonly Payload[]): Promise<string[]>
  /**
   * The ids of our messages with a mark, oldest first; `unsure` where there is too much to look through, `empty` where
   * no message is seen at all: there is none, or we may not look.
   */
  find(channel: string, mark: Mark, after: string): Promise<string[] | 'unsure' | 'empty'>
  /** Any other request, and of its answer what `shape` tells. */
  ask: Ask
}
export type Ask = <T = unknown>(
  method: 'post' | 'patch' | 'delete' | 'get',
  route: `/${string}`,
  options?: Asking<T>,
) => Promise<T>
export interface Asking<T> {
  payload?: Payload
  body?: unknown
  /** Not where an interaction's token is in the route. */
  auth?: boolean
  query?: URLSearchParams
  shape?: z.ZodType<T>
}

/** Makes requests by `rest`, each in its turn; by `answers` at once whatever goes to an interaction's token. */
export function openSending(rest: REST, answers: REST, turn: () => Promise<void>): Sending {
  const ask: Ask = async (method, route, { payload, body = payload?.body, auth = true, query, shape } = {}) => {
    const files = payload?.files.length ? { files: payload.files } : {}
    if (auth) await turn()
    try {
      const answer = await (auth ? rest : answers)[method](route, { body, auth, ...files, ...(query ? { query } : {}) })
      return (shape ?? anything()).parse(answer)
    } catch (cause) {
      throw toUndelivered(cause)
    }
  }
  const post = async ({ channel, key, replyTo }: Posting, payload: Payload, part: number): Promise<string> => {
    const reference = replyTo && part === 0 ? { message_id: replyTo, fail_if_not_exists: false } : undefined
    const send = (message_reference: typeof reference) => {
      const body = { ...payload.body, nonce: nonceOf(key, part), enforce_nonce: true, message_reference }
      return ask('post', Routes.channelMessages(channel), { payload, body, shape: Sent })
    }
    const { id } = await send(reference).catch(cause => {
      if (reference && codeOf(cause) === UNREADABLE_HISTORY) return send(undefined)
      throw cause
    })
    return id
  }
  return {
    ask,
    async toChannel(posting, payloads) {
      const ids: string[] = []
      for (const [part, payload] of payloads.entries())
        if (part >= (posting.sent ?? 0)) ids.push(await post(posting, payload, part))
      return ids
    },
    find: (channel, mark, after) => find(ask, channel, mark, after),
  }
}

async function find(ask: Ask, channel: string, mark: Mark, after: string): Promise<string[] | 'unsure' | 'empty'> {
  const found: string[] = []
  let from = after
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await look(ask, channel, { after: from, limit: String(LIMITS.messagesAPage) })
    found.push(...page.filter(message => carries(message, mark)).map(({ id }) => id))
    if (page.length < LIMITS.messagesAPage) {
      if (found.length > 0 || page.length > 0 || pages > 0) return oldestFirst(found)
      return (await look(ask, channel, { limit: '1' })).length > 0 ? [] : 'empty'
    }
    from = page[0]?.id ?? from
  }
  return found.length > 0 ? oldestFirst(found) : 'unsure'
}

/** A page of a channel, newest first. Without the right to read the history Discord shows an empty one. */
async function look(ask: Ask, channel: string, query: Record<string, string>) {
  return ask('get', Routes.channelMessages(channel), { query: new URLSearchParams(query), shape: Found })
}

function anything<T>(): z.ZodType<T> {
  return z.any()
}

function carries({ author, components = [] }: z.infer<typeof Found>[number], [outer, inner]: Mark): boolean {
  const [container] = components
  return author.bot === true && container?.id === outer && container.components?.[0]?.id === inner
}

function oldestFirst(ids: readonly string[]): string[] {
  return ids.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
}
