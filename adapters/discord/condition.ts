import { Status } from 'discord.js'
import type { Health } from '../../src/bot/platform.ts'
import type { Problem } from '../../src/errors.ts'
import type { Log } from '../../src/log.ts'
import type { Connection } from './client.ts'

const BY_ITSELF = 'It tries again by itself. If that lasts, look at the network and at discordstatus.com.'

/** How the connection is. */
export interface Condition {
  /** A client that is connected or may become so. */
  readonly connection: Connection | undefined
  using(connection: Connection | undefined): void
  /** All of it is there, for the first time or again. */
  whole(): void
  /** There is no connection, for this reason. */
  without(why: string): void
  /** It will not come back by itself. */
  refused(problem: Problem): void
  health(): Health
}

export function openCondition(now: () => Date, log: Log): Condition {
  let connection: Connection | undefined
  let since: Date | undefined
  let why = 'Not connected to Discord yet.'
  let problem: Problem | undefined
  return {
    get connection() {
      return connection
    },
    using: next => void (connection = next),
    whole: () => void (since = now()),
    without: reason => void (why = reason),
    refused(next) {
      if (problem) return
      problem = next
      log.error('discord-refused', { what: next.message, cure: next.faults.join(' ') })
    },
    health() {
      if (problem) return { ready: false, what: problem.message, cure: problem.faults.join(' ') }
      return connection ? connectedHealth(connection, since) : { ready: false, what: why, cure: BY_ITSELF }
    },
  }
}

function connectedHealth({ client }: Connection, since: Date | undefined): Health {
  const { shards } = client.ws
  const up = shards.filter(({ status }) => status === Status.Ready).size
  if (!client.isReady() || up < shards.size || !since)
    return { ready: false, what: `${up} of ${shards.size || 'no'} shards are connected to Discord.`, cure: BY_ITSELF }
  const size = `${plural(up, 'shard')}, ${plural(client.guilds.cache.size, 'server')}`
  return { ready: true, what: `Connected as ${client.user.tag} since ${since.toISOString()}: ${size}.` }
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
