import { setTimeout as pause } from 'node:timers/promises'
import { DiscordAPIError, InteractionResponseType, Routes, type REST } from 'discord.js'
import type { Log } from '../../src/log.ts'
import { LIMITS } from './limits.ts'
import { FLAGS } from './payload.ts'

/** Keeping what was asked takes milliseconds; after this the person is told that we are at it all the same. */
const KEPT_WITHIN_MS = 1_500
const AGAIN_MS = 100
/** Somebody else acknowledged: another process with the same token, or we did and the reply was lost. */
const ACKNOWLEDGED = 40060
/** Too late, or acknowledged and done with. */
const UNKNOWN_INTERACTION = 10062

interface Interaction {
  id: string
  token: string
}

/** First responses to interactions: one each, within three seconds, once what was asked is kept. */
export interface Acknowledging {
  /** Keeps what was asked, but not for too long, then tells Discord that an answer will come, to everybody or the asker alone. */
  later(interaction: Interaction, keep: () => Promise<unknown>, open: boolean): Promise<void>
  /** The choices under an option. Nobody waits for them when they come too late. */
  choices(interaction: Interaction, choices: readonly { name: string; value: string }[]): Promise<void>
  /** Fulfilled when this process is done with acknowledging the interaction. */
  settled(interaction: string): Promise<void>
}

export function openAcknowledging(rest: REST, log: Log): Acknowledging {
  const running = new Map<string, Promise<void>>()
  const respond = async ({ id, token }: Interaction, body: unknown, until: number): Promise<void> => {
    const signal = AbortSignal.timeout(Math.max(1, Math.round(until - performance.now())))
    try {
      await rest.post(Routes.interactionCallback(id, token), { auth: false, body, signal })
    } catch (cause) {
      const code = cause instanceof DiscordAPIError ? Number(cause.code) : 0
      if (code === ACKNOWLEDGED) return log.debug('acknowledged-elsewhere', { code })
      if (code === UNKNOWN_INTERACTION) return log.info('acknowledged-too-late', { code })
      if (cause instanceof DiscordAPIError || performance.now() + AGAIN_MS >= until)
        return log.warn('acknowledge-failed', { cause })
      await pause(AGAIN_MS)
      return respond({ id, token }, body, until)
    }
  }
  return {
    async later(interaction, keep, open) {
      const until = performance.now() + LIMITS.firstAnswerMs
      const data = open ? {} : { data: { flags: FLAGS.ephemeral } }
      const body = { type: InteractionResponseType.DeferredChannelMessageWithSource, ...data }
      /** An answer may be there before we are done: it finds the work that it has to wait for. */
      const work = Promise.resolve()
        .then(() => within(keep(), KEPT_WITHIN_MS))
        .then(() => respond(interaction, body, until))
      running.set(interaction.id, work)
      await work.finally(() => running.delete(interaction.id))
    },
    async choices(interaction, choices) {
      const body = { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } }
      await respond(interaction, body, performance.now() + LIMITS.firstAnswerMs)
    },
    settled: async id => running.get(id),
  }
}

/** Fulfilled with the work, and at the latest after so long. */
async function within(work: Promise<unknown>, ms: number): Promise<void> {
  const late = new AbortController()
  const waited = pause(ms, undefined, { signal: late.signal }).catch(() => {})
  await Promise.race([work.catch(() => {}), waited])
  late.abort()
}
