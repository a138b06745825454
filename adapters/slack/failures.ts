import { webApi } from '@slack/bolt'
import { Undelivered } from '../../src/bot/delivery.ts'
import { refusalOf } from './refusals.ts'

/** A reply address that did not take what we sent. */
export class AddressRefused extends Error {
  override name = 'AddressRefused'
  readonly code: string

  constructor(code: string) {
    super(`The reply address refused (${code}).`)
    this.code = code
  }
}

/** Where Slack does not say for how long. */
const WAIT_MS = 30_000

/** Whatever was thrown on the way to Slack, as an obstacle with a sentence for people. */
export function asUndelivered(cause: unknown): Undelivered {
  if (cause instanceof Undelivered) return cause
  const code = codeOf(cause)
  if (code !== undefined) return refused(code, cause)
  if (cause instanceof webApi.WebAPIRateLimitedError) return busy(cause.retryAfter * 1_000, cause)
  if (cause instanceof Error && cause.message.startsWith('Retry header')) return busy(WAIT_MS, cause)
  if (cause instanceof webApi.WebAPIHTTPError && cause.statusCode < 500)
    return new Undelivered('failed', `Slack answered with status ${cause.statusCode}.`, { cause })
  if (neverSent(cause)) return new Undelivered('failed', 'Slack cannot be reached. Check the network.', { cause })
  return new Undelivered('unknown', 'Slack did not say whether it arrived.', { cause })
}

export function busy(waitMs: number, cause?: unknown): Undelivered {
  return new Undelivered('busy', refusalOf('ratelimited').says, { waitMs, cause })
}

function refused(code: string, cause: unknown): Undelivered {
  const { obstacle, says, cure } = refusalOf(code)
  return new Undelivered(obstacle, `${says} ${cure}`, { cause, ...(obstacle === 'busy' && { waitMs: WAIT_MS }) })
}

/** Slack's own word for a refusal, also of what was thrown for it. */
export function codeOf(cause: unknown): string | undefined {
  if (cause instanceof Undelivered) return codeOf(cause.cause)
  if (cause instanceof webApi.WebAPIPlatformError) return cause.data.error
  return cause instanceof AddressRefused ? cause.code : undefined
}

/** Where in the blocks Slack found fault, without what stands there. */
export function placesIn(cause: unknown): string {
  if (cause instanceof Undelivered) return placesIn(cause.cause)
  const messages = cause instanceof webApi.WebAPIPlatformError ? cause.data.response_metadata?.messages : undefined
  return (messages ?? []).flatMap(message => /json-pointer:([\w/]+)/.exec(message)?.[1] ?? []).join(' ')
}

/** Failures before a single byte could have reached Slack. */
const BEFORE_SENDING = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN'],
  ...['UND_ERR_CONNECT_TIMEOUT', 'ERR_TLS_CERT_ALTNAME_INVALID', 'CERT_HAS_EXPIRED', 'SELF_SIGNED_CERT_IN_CHAIN'],
  ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
])

/** True when the connection was never there: then another try does no harm. */
export function neverSent(cause: unknown): boolean {
  for (let at = cause, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if ('code' in at && typeof at.code === 'string' && BEFORE_SENDING.has(at.code)) return true
  return false
}
