import { z } from 'zod'
import { checked } from '../checks/checked.ts'
import { snowflake } from '../checks/pieces.ts'
import type { Message } from '../shapes.ts'
import type { Kept } from '../world.ts'

const DEFAULT = 50
const MOST = 100

const Query = z.object({
  limit: z.coerce.number().int().min(1).max(MOST).default(DEFAULT),
  before: snowflake.optional(),
  after: snowflake.optional(),
  around: snowflake.optional(),
})

/** A page of a channel's messages, newest first. */
export function listed(messages: ReadonlyMap<string, Kept>, query: URLSearchParams): Message[] {
  const { limit, before, after, around } = checked(Query, Object.fromEntries(query))
  const all = [...messages.values()].filter(({ onlyFor }) => onlyFor === undefined).map(({ message }) => message)
  const older = (than: string) => all.filter(({ id }) => BigInt(id) < BigInt(than))
  const newer = (than: string) => all.filter(({ id }) => BigInt(id) > BigInt(than))
  const page = () => {
    if (before !== undefined) return older(before).slice(-limit)
    if (after !== undefined) return newer(after).slice(0, limit)
    if (around === undefined) return all.slice(-limit)
    const half = Math.floor(limit / 2)
    const middle = all.filter(({ id }) => id === around)
    return [...(half > 0 ? older(around).slice(-half) : []), ...middle, ...newer(around).slice(0, limit - half - 1)]
  }
  return page().reverse()
}
