import { setTimeout as pause } from 'node:timers/promises'
import type { Channel } from '../../../src/store/teams.ts'
import type { Random } from '../kill/random.ts'
import type { FromBot, On, ToBot } from './wire.ts'

/** A platform with its channels, as bot processes find it. */
export interface Town {
  on: On
  channels: readonly Channel[]
  /** How often something was posted in each channel, by its id. */
  posts(): ReadonlyMap<string, number>
  /** All posts in these channels so far. */
  count(): number
  heard(message: FromBot, answer: (message: ToBot) => void): void
  close(): Promise<void>
}

/** How long the word takes that a post has arrived, at most. */
const MOST_CONFIRM_MS = 6

/**
 * This process as a platform. It finds what was posted like Discord, or is unsure like a Slack without the right to
 * read: a post stands there from the moment when it arrives, whether the bot lives to hear that or not.
 */
export function ownTown(count: number, looks: boolean, random: Random): Town {
  const keys = new Map<string, string[]>()
  let all = 0
  return {
    on: { kind: 'parent' },
    channels: Array.from({ length: count }, (_, at) => ({
      platform: 'parent',
      workspace: `T${at % 50}`,
      id: `C${at}`,
    })),
    posts: () => new Map([...keys].map(([channel, posted]) => [channel, posted.length])),
    count: () => all,
    heard(message, answer) {
      if (message.say === 'ready') return
      const { call, channel, key } = message
      const posted = keys.get(channel) ?? []
      if (message.say === 'find') {
        const seen = posted.includes(key) ? 'found' : 'none'
        return answer({ do: 'tell', call, seen: looks ? seen : 'unsure' })
      }
      keys.set(channel, [...posted, key])
      all += 1
      void pause(random.below(MOST_CONFIRM_MS)).then(() => answer({ do: 'confirm', call }))
    },
    close: async () => {},
  }
}
