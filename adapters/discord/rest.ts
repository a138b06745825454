import { REST, type RESTOptions } from 'discord.js'

/** An answer of Discord's takes well under a second; after this it is not coming. */
const TIMEOUT_MS = 10_000
/** Discord bans an address after 10,000 invalid requests in 10 minutes; every so many are told. */
const WORTH_TELLING = 500
/** Longer waits are given back: whoever asked decides, with the time at hand. */
const LONGEST_WAIT_MS = 5_000

export interface Reach {
  token: string
  /** Another address than Discord's own, such as that of a proxy. */
  apiUrl?: string
}

/** Told of a limit that was met: of one place, or `global` of the whole bot. */
export type Limited = (limit: { global: boolean; waitMs: number }) => void

/**
 * How requests are made. Nothing is tried again by the library: a message whose reply was lost may be there, so the
 * ledger decides. What a rate limit turned away certainly did not arrive; short waits are waited for.
 */
export function restOptions({ apiUrl }: Reach, rateLimited: Limited): Partial<RESTOptions> {
  return {
    ...(apiUrl ? { api: apiUrl } : {}),
    version: '10',
    timeout: TIMEOUT_MS,
    invalidRequestWarningInterval: WORTH_TELLING,
    retries: 0,
    rejectOnRateLimit: ({ global, retryAfter, timeToReset }) => {
      const waitMs = Math.max(retryAfter, timeToReset)
      rateLimited({ global, waitMs })
      return waitMs > LONGEST_WAIT_MS
    },
  }
}

/** Requests with the bot's token; they outlive the gateway's connection. */
export function openRest(reach: Reach, rateLimited: Limited = () => {}): REST {
  return new REST(restOptions(reach, rateLimited)).setToken(reach.token)
}

/**
 * Requests that answer interactions: Discord exempts them from the bot's 50 requests a second, while the library would
 * count them. Limits that Discord itself tells are kept.
 */
export function openAnswers(reach: Reach, rateLimited: Limited = () => {}): REST {
  return new REST({ ...restOptions(reach, rateLimited), globalRequestsPerSecond: Infinity })
}
