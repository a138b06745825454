import { Routes, type REST } from 'discord.js'
import { z } from 'zod'

const Bot = z.object({
  shards: z.number(),
  session_start_limit: z.object({ remaining: z.number(), reset_after: z.number() }),
})

/** Discord lets a bot connect so many times a day; after that it has to wait. */
export interface Starts {
  /** Connections that Discord advises. */
  shards: number
  remaining: number
  resetMs: number
}

export async function startsLeft(rest: REST): Promise<Starts> {
  const { shards, session_start_limit: limit } = Bot.parse(await rest.get(Routes.gatewayBot()))
  return { shards, remaining: limit.remaining, resetMs: limit.reset_after }
}
