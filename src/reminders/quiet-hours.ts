import { z } from 'zod'
import type { Quiet } from '../events/quiet.ts'
import type { Channel, Teams } from '../store/teams.ts'
import { channelKey, type Held } from './held.ts'

const Setting = z.object({
  hours: z.object({ from: z.string(), until: z.string() }).optional(),
  weekends: z.boolean(),
  zone: z.string(),
})

export function quietText(quiet: Quiet): string {
  return JSON.stringify(quiet)
}

/** The quiet hours that are set for a channel; none for what we never wrote. */
export async function quietIn(teams: Pick<Teams, 'setting'>, channel: Channel): Promise<Quiet | undefined> {
  const text = await teams.setting(channel, 'quiet')
  if (text === undefined) return undefined
  try {
    const { hours, ...rest } = Setting.parse(JSON.parse(text))
    return hours ? { ...rest, hours } : rest
  } catch {
    return undefined
  }
}

const known = new WeakMap<Held, Map<string, Quiet | undefined>>()

/** The same, looked up once as long as nothing that teams set up changes. */
export async function quietHeld(teams: Teams, held: Held, channel: Channel): Promise<Quiet | undefined> {
  const channels = known.get(held) ?? new Map<string, Quiet | undefined>()
  known.set(held, channels)
  const key = channelKey(channel)
  if (!channels.has(key)) channels.set(key, await quietIn(teams, channel))
  return channels.get(key)
}
