import type { Channel } from '../../../src/store/teams.ts'
import { askingDiscord } from './busy-discord.ts'
import { askingSlack } from './busy-slack.ts'
import type { On } from './wire.ts'

/** A platform that holds its real limits, on which people ask while reminders are posted. */
export interface Busy {
  on: On
  channels: readonly Channel[]
  /** How long the platform's own limit makes so many posts take, in ms. */
  limit: number
  /** Tries to post in these channels so far, refused ones included. */
  count(): number
  /** How often something was posted in each of the channels, by their ids. */
  posts(): ReadonlyMap<string, number>
  ask(at: number): Question
  /** Requests that were refused because there were too many. */
  refused(): number
  close(): Promise<void>
}

/** One question: how long it waited for its answer, in ms, once that is there. */
export type Question = () => number | undefined

export const PLATFORMS = { discord: askingDiscord, slack: askingSlack }
export type LoadedPlatform = keyof typeof PLATFORMS
export const isLoaded = (word: string): word is LoadedPlatform => Object.hasOwn(PLATFORMS, word)
