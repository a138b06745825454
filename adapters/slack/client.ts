import { webApi, type Logger } from '@slack/bolt'
import { setTimeout as pause } from 'node:timers/promises'
import type { Access, Accesses } from './access.ts'
import { asUndelivered, codeOf, neverSent } from './failures.ts'
import { isTokenTrouble } from './refusals.ts'

/** How often things went otherwise than planned, for the counters. */
export interface Noted {
  reconnected(): void
  rateLimited(): void
}

/** A call that takes longer is given up; whether it was done is then unknown. */
const TIMEOUT_MS = 10_000
/** A second try, only where the connection was never there. */
const AGAIN_AFTER_MS = 300

/**
 * How the library's clients behave here. By themselves they would try ten times in half an hour, wait in silence as
 * long as Slack asks, and never give up on a silent call: a reminder would land late, or twice.
 */
export function clientOptions(slackApiUrl: string, logger: Logger): webApi.WebClientOptions {
  return { slackApiUrl, logger, retryConfig: { retries: 0 }, timeout: TIMEOUT_MS, rejectRateLimitedCalls: true }
}

/** What goes into the arguments of a call: who calls, and for an organisation's token in which workspace. */
export interface As {
  token: string
  team_id?: string
}

/** Calls Slack on behalf of a workspace; rejects with Undelivered alone. */
export type Call = <Answer>(
  workspace: string,
  does: (api: webApi.WebClient, as: As, access: Access) => Promise<Answer>,
) => Promise<Answer>

export function caller(options: webApi.WebClientOptions, accesses: Accesses, noted: Noted): Call {
  const api = new webApi.WebClient(undefined, options)
  return async (workspace, does) => {
    const access = await accesses.of(workspace)
    const callAs = (access: Access) => {
      const as = { token: access.token, ...(access.orgWide && { team_id: workspace }) }
      return onceMore(() => does(api, as, access))
    }
    try {
      return await callAs(access).catch(async cause => callAs(await freshAccess(workspace, access, cause)))
    } catch (cause) {
      const undelivered = asUndelivered(cause)
      if (undelivered.obstacle === 'busy') noted.rateLimited()
      throw undelivered
    }
  }

  /** Another token than the one that Slack refused: another process may have kept one. Rejects where there is none. */
  async function freshAccess(workspace: string, { token }: Access, cause: unknown): Promise<Access> {
    if (!isTokenTrouble(codeOf(cause))) throw cause
    accesses.forget(workspace)
    const fresh = await accesses.of(workspace)
    if (fresh.token === token) throw cause
    return fresh
  }
}

/** Tries again where nothing can have been done yet. */
export async function onceMore<Answer>(does: () => Promise<Answer>): Promise<Answer> {
  try {
    return await does()
  } catch (cause) {
    if (!neverSent(cause)) throw cause
    await pause(AGAIN_AFTER_MS)
    return does()
  }
}
