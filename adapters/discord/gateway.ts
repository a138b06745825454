import { setTimeout as pause } from 'node:timers/promises'
import type { REST } from 'discord.js'
import type { Health } from '../../src/bot/platform.ts'
import type { Log } from '../../src/log.ts'
import type { ClientSettings } from './client.ts'
import { openCondition, type Condition } from './condition.ts'
import { connect } from './connect.ts'
import type { Listener } from './listen.ts'
import { toProblem } from './problem.ts'
import { invitationTo, maySeeHistory, missingIn } from './rights.ts'

/** The first connection is waited for; after this the start goes on without it. */
const PATIENCE_MS = 20_000

export interface GatewayParts {
  settings: ClientSettings
  rest: REST
  now: () => Date
  log: Log
  listener: Omit<Listener, 'closedForGood'>
}

/** The connection by which Discord tells us what happens. Lines that break are discord.js's to mend; the first one is ours. */
export interface Gateway {
  /** Fulfilled when connected, or when that takes longer and goes on behind; rejects with a Problem. */
  open(): Promise<void>
  /** Hears nothing from then on. */
  close(): Promise<void>
  health(): Health
  /** The permissions that we are known to lack for writing in a channel. */
  missing(channel: string): readonly string[]
  /** Whether we are known to see a channel's history. */
  seesHistory(channel: string): boolean
  /** How to let us into a server that we are known not to be in. */
  invitation(server: string): string | undefined
}

export function openGateway({ listener, now, ...parts }: GatewayParts): Gateway {
  const stopped = new AbortController()
  const condition = openCondition(now, parts.log)
  const watching = watched(listener, condition)
  return {
    async open() {
      const failedOnce = new Promise<void>((resolve, reject) => {
        const troubled = (why: string) => {
          condition.without(why)
          resolve()
        }
        const connecting = { ...parts, listener: watching, using: condition.using, troubled }
        connect(connecting, stopped.signal).then(() => {
          condition.whole()
          resolve()
        }, reject)
      })
      failedOnce.catch(condition.refused)
      await Promise.race([failedOnce, pause(PATIENCE_MS, undefined, { ref: false })])
    },
    async close() {
      stopped.abort()
      const open = condition.connection
      condition.without('The connection to Discord is closed.')
      condition.using(undefined)
      await open?.close()
    },
    health: condition.health,
    missing: channel => missingIn(condition.connection?.client, channel),
    seesHistory: channel => maySeeHistory(condition.connection?.client, channel),
    invitation: server => invitationTo(condition.connection?.client, server),
  }
}

function watched(listener: Omit<Listener, 'closedForGood'>, condition: Condition): Listener {
  return {
    ...listener,
    reconnected() {
      condition.whole()
      listener.reconnected()
    },
    closedForGood(code) {
      const problem = toProblem(undefined, code)
      if (problem) condition.refused(problem)
    },
  }
}
