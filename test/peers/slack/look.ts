import { setTimeout as pause } from 'node:timers/promises'
import { standing, thread } from './messages.ts'
import type { ApiCall, View } from './records.ts'
import { channelOf, userOf, type ChannelRef, type TeamRef, type UserRef } from './refs.ts'
import type { Message, World } from './state.ts'

export interface Until {
  timeoutMs?: number
  /** What is waited for, for the error. */
  what?: string
}

export interface Look {
  /** What stands in a channel, oldest first, threads included, edits applied. */
  messages(channel: ChannelRef, team?: TeamRef): Message[]
  /** The parent and its replies. */
  thread(channel: ChannelRef, ts: string, team?: TeamRef): Message[]
  /** What the bot has said there, and still stands. */
  fromBot(channel: ChannelRef, team?: TeamRef): Message[]
  message(channel: ChannelRef, ts: string, team?: TeamRef): Message | undefined
  /** The Home tab as it is now. */
  home(user: UserRef, team?: TeamRef): View | undefined
  /** The calls to one method, oldest first. */
  callsTo(method: string): ApiCall[]
  /** Waits until it is so and gives what it then is; rejects with what was seen last when it takes too long. */
  until<Value>(condition: () => Value | Promise<Value>, options?: Until): Promise<NonNullable<Value>>
  /** Forgets what was noted: calls, deliveries, violations, what one person alone saw. Messages and people stay. */
  forget(): void
}

const POLL_MS = 5
const PATIENCE_MS = 10_000

export function look(world: World): Look {
  const { records } = world
  return {
    messages: (channel, team) => standing(channelOf(world, channel, team)),
    thread: (channel, ts, team) => thread(channelOf(world, channel, team), ts),
    fromBot(ref, team) {
      const channel = channelOf(world, ref, team)
      const bot = world.workspaces.get(channel.team)?.botUserId
      return standing(channel).filter(({ user }) => user === bot)
    },
    message: (channel, ts, team) => channelOf(world, channel, team).messages.get(ts),
    home(ref, team) {
      const user = userOf(world, ref, team)
      return records.homes.findLast(home => home.user === user.id && home.team === user.team)
    },
    callsTo: method => records.calls.filter(call => call.method === method),
    async until(condition, { timeoutMs = PATIENCE_MS, what = String(condition) } = {}) {
      const end = performance.now() + timeoutMs
      for (;;) {
        const value = await condition()
        if (value) return value
        if (performance.now() > end) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}\n${lately(world)}`)
        await pause(POLL_MS)
      }
    },
    forget() {
      const { calls, deliveries, violations, ephemerals, views, homes, files, assistant } = records
      for (const list of [calls, deliveries, violations, ephemerals, views, homes, files, assistant]) list.length = 0
    },
  }
}

/** The last things that happened, for somebody who waited in vain. */
function lately({ records }: World): string {
  const calls = records.calls.slice(-5).map(({ method, status, answer }) => {
    const error = answer?.['error']
    return `  ${method} -> ${status}${error === undefined ? '' : ` ${String(error)}`}`
  })
  const deliveries = records.deliveries
    .slice(-5)
    .map(({ type, attempts }) => `  ${type}: ${attempts.map(({ outcome }) => outcome).join(', ')}`)
  return ['Last calls:', ...calls, 'Last deliveries:', ...deliveries, ...records.violations.slice(-5)].join('\n')
}
