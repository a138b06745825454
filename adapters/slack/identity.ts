import { webApi } from '@slack/bolt'
import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '../../src/errors.ts'
import type { Log } from '../../src/log.ts'
import { whoAmI, type Identity } from './access.ts'
import { codeOf } from './failures.ts'
import { isLasting, refusalOf } from './refusals.ts'

/** Who we are is asked again after this, each time twice as long, as long as Slack cannot be reached. */
const RETRY_MS = 1_000
const MOST_RETRY_MS = 30_000

/** Learns who the token makes us: at once where Slack can be reached, as soon as it can otherwise. Rejects with a Problem where Slack refuses the token. */
export async function introduce(
  options: webApi.WebClientOptions,
  token: string,
  learnt: (identity: Identity) => void,
  { log, signal }: { log: Log; signal: AbortSignal },
): Promise<void> {
  const api = new webApi.WebClient(undefined, options)
  const ask = async () => learnt(await whoAmI(api, { token }))
  try {
    await ask()
  } catch (cause) {
    const code = codeOf(cause)
    if (code !== undefined && isLasting(code)) throw refusedToken(code, cause)
    log.warn('slack-unreachable', { what: 'Slack does not say who we are; it is asked again.', cause })
    void askOn(ask, signal)
  }
}

async function askOn(ask: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for (let wait = RETRY_MS; !signal.aborted; wait = Math.min(2 * wait, MOST_RETRY_MS)) {
    await pause(wait, undefined, { signal, ref: false }).catch(() => {})
    const known = await ask().then(
      () => true,
      () => false,
    )
    if (known) return
  }
}

function refusedToken(code: string, cause: unknown): Problem {
  const { says, cure } = refusalOf(code)
  return new Problem(`Slack refused the bot token. ${says} ${cure}`, [], { cause })
}
