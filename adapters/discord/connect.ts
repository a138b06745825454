import { setTimeout as pause } from 'node:timers/promises'
import { Events, type Client, type REST } from 'discord.js'
import { Problem } from '../../src/errors.ts'
import type { Log } from '../../src/log.ts'
import { newClient, type ClientSettings, type Connection } from './client.ts'
import { listen, type Listener } from './listen.ts'
import { toProblem } from './problem.ts'
import { toUndelivered } from './refusals.ts'
import { startsLeft } from './starts.ts'

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

export interface Connecting {
  settings: ClientSettings
  rest: REST
  log: Log
  listener: Listener
  /** A client that may become connected, or that did not. */
  using(connection: Connection | undefined): void
  /** Why there is no connection yet. */
  troubled(why: string): void
}

/** Tries until there is a connection, ever more slowly. Rejects with a Problem for what does not pass by itself. */
export async function connect(connecting: Connecting, signal: AbortSignal): Promise<void> {
  for (let attempt = 1; !signal.aborted; attempt++) {
    const usual = Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS)
    const wait = await connectOnce(connecting, signal)
    if (!wait) return
    const ms = Math.max(usual, wait.atLeastMs)
    connecting.troubled(wait.why)
    connecting.log.warn('not-connected', { attempt, ms, what: wait.why, cause: wait.cause })
    await pause(ms, undefined, { signal }).catch(() => {})
  }
}

interface Wait {
  why: string
  atLeastMs: number
  cause?: unknown
}

/** Nothing when it is connected, else why it is not. */
async function connectOnce(connecting: Connecting, signal: AbortSignal): Promise<Wait | undefined> {
  const { settings, rest } = connecting
  try {
    const { shards, remaining, resetMs } = await startsLeft(rest)
    const needed = typeof settings.shards === 'number' ? settings.shards : shards
    if (remaining < needed) return { why: usedUp(resetMs), atLeastMs: resetMs }
    if (!signal.aborted) await logIn(connecting, signal)
    return undefined
  } catch (cause) {
    const problem = cause instanceof Problem ? cause : toProblem(cause)
    if (problem) throw problem
    return { why: toUndelivered(cause).why, atLeastMs: 0, cause }
  }
}

async function logIn({ settings, listener, log, using }: Connecting, signal: AbortSignal): Promise<void> {
  const connection = newClient(settings)
  const { client } = connection
  let closedWith: number | undefined
  const closedForGood = (code: number) => {
    closedWith = code
    listener.closedForGood(code)
  }
  listen(client, { ...listener, closedForGood }, log)
  using(connection)
  try {
    await client.login(settings.token)
  } catch (cause) {
    using(undefined)
    await connection.close()
    throw toProblem(cause, closedWith) ?? cause
  }
  if (!client.isReady()) await whenReady(client, signal)
}

/** All servers are known, or it is over. */
function whenReady(client: Client, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    client.once(Events.ClientReady, () => resolve())
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

function usedUp(resetMs: number): string {
  return `Discord lets the bot connect again in ${Math.ceil(resetMs / 60_000)} minutes: it was started too often today.`
}
