import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import { Undelivered, type Obstacle } from '../../src/bot/delivery.ts'

const INVITE = 'Invite me again with the link that "aisi doctor" shows.'
const WRITE =
  'Give me View Channel, Send Messages, Send Messages in Threads, Read Message History and Attach Files in the channel’s settings, under Permissions.'

/** Discord's codes, as its documentation lists them, in terms of what can be done about them. */
const BY_CODE: Readonly<Record<number, readonly [Obstacle, string]>> = {
  10003: ['gone', 'The channel no longer exists.'],
  10004: ['gone', `I am no longer in that server. ${INVITE}`],
  10008: ['gone', 'The message was deleted.'],
  10013: ['gone', 'That account no longer exists.'],
  10015: ['expired', 'The time for this reply is over: Discord takes one for 15 minutes. Please ask again.'],
  10062: ['expired', 'The time for this reply is over: Discord waits 3 seconds for a first one. Please ask again.'],
  50027: ['expired', 'The time for this reply is over: Discord takes one for 15 minutes. Please ask again.'],
  40094: ['denied', 'Discord takes no more messages for this question, because I am not in that server.'],
  50001: ['denied', `I cannot see the channel. ${WRITE}`],
  50007: [
    'denied',
    'That person takes no direct messages from me. They can allow them under Privacy Settings of a server that we share.',
  ],
  50008: ['denied', 'In that kind of channel nobody can write messages. Choose a text channel or a thread.'],
  50013: ['denied', `I may not write in the channel. ${WRITE}`],
  50024: ['denied', 'In that kind of channel nobody can write messages. Choose a text channel or a thread.'],
  50033: ['gone', 'There is nobody to send a direct message to.'],
  50083: ['gone', 'The thread is archived and locked. Somebody who manages threads can open it again.'],
  160002: ['denied', `I may not read the channel’s history, which a reply needs. ${WRITE}`],
  200000: ['denied', 'The server’s own filter (AutoMod) blocked the message. Somebody who manages it can exempt me.'],
}
const TOKEN = 'Discord refused the bot’s token. Copy it again into DISCORD_TOKEN and start me again.'

/** These are raised before anything was sent. */
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** Why a request did not end well, in terms that every platform shares. */
export function toUndelivered(cause: unknown): Undelivered {
  if (cause instanceof Undelivered) return cause
  if (cause instanceof RateLimitError) return busy(cause)
  if (cause instanceof DiscordAPIError) return refused(cause)
  if (cause instanceof HTTPError) return new Undelivered('unknown', `Discord has trouble (${cause.status}).`, { cause })
  if (isUnauthorized(cause)) return new Undelivered('denied', TOKEN, { cause })
  if (codesOf(cause).some(code => UNSENT.has(code)))
    return new Undelivered('failed', 'Discord could not be reached. Check the network and discordstatus.com.', {
      cause,
    })
  return new Undelivered('unknown', 'Discord did not answer, or not in a way that can be read.', { cause })
}

function busy(cause: RateLimitError): Undelivered {
  const waitMs = Math.max(cause.retryAfter, cause.timeToReset)
  const why = `Discord asks me to wait ${Math.ceil(waitMs / 1000)} seconds before I write more.`
  return new Undelivered('busy', why, { waitMs, cause })
}

function refused(cause: DiscordAPIError): Undelivered {
  const [obstacle, why] = BY_CODE[Number(cause.code)] ?? byStatus(cause)
  return new Undelivered(obstacle, why, { cause })
}

function byStatus({ status, code }: DiscordAPIError): [Obstacle, string] {
  if (status === 401) return ['denied', TOKEN]
  if (status === 403) return ['denied', `Discord does not let me do that here (${code}). ${WRITE}`]
  if (status === 404) return ['gone', `What I was to write to no longer exists (${code}).`]
  return ['failed', `Discord refused the message (${code}).`]
}

/** After a first 401 the library forgets the token and says so itself. */
export function isUnauthorized(cause: unknown): boolean {
  if (cause instanceof DiscordAPIError) return cause.status === 401
  return cause instanceof Error && /^Expected token to be set|invalid token was provided/.test(cause.message)
}

/** The codes of an error and of what caused it: a connection is tried at several addresses. */
export function codesOf(cause: unknown, depth = 0): string[] {
  if (!(cause instanceof Error) || depth > 3) return []
  const own = 'code' in cause && typeof cause.code === 'string' ? [cause.code] : []
  const several = cause instanceof AggregateError ? cause.errors.flatMap(one => codesOf(one, depth + 1)) : []
  return [...own, ...several, ...codesOf(cause.cause, depth + 1)]
}

export function codeOf(cause: unknown): number | undefined {
  if (cause instanceof Undelivered) return codeOf(cause.cause)
  return cause instanceof DiscordAPIError ? Number(cause.code) : undefined
}

/** What would be refused is not asked: too many refusals ban the bot's address. */
export function assertAllowed(missing: readonly string[]): void {
  if (missing.length === 0) return
  const rights = missing.join(' and ')
  throw new Undelivered(
    'denied',
    `I may not write in the channel. Give me ${rights} in its settings, under Permissions.`,
  )
}
