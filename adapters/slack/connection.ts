import type { SocketModeReceiver } from '@slack/bolt'
import { setTimeout as pause } from 'node:timers/promises'
import type { Health } from '../../src/bot/platform.ts'
import { Problem } from '../../src/errors.ts'
import type { Log } from '../../src/log.ts'
import type { Noted } from './client.ts'
import { asUndelivered, codeOf } from './failures.ts'
import { within } from './hall.ts'
import { appRefusalOf, isLasting } from './refusals.ts'

/** A connection over which nothing is said is given up. */
const HELLO_WITHIN_MS = 30_000
/** The first new try is made at once, later ones after this, each time twice as long. */
const RETRY_MS = 1_000
const MOST_RETRY_MS = 30_000
/** A connection that was lost sooner was none: the next try waits. */
const SHORT_MS = 5_000
/** What only a person can put right is looked at again after this. */
const REFUSED_RETRY_MS = 60_000
const GOODBYE_WITHIN_MS = 2_000

export interface Connection {
  /** Fulfilled when it is connected, or when Slack cannot be reached yet: it is tried on. Rejects with a Problem where Slack refuses. */
  open(): Promise<void>
  close(): Promise<void>
  health(): Health
}

interface Line {
  client: SocketModeReceiver['client']
  log: Log
  noted: Noted
  now: () => Date
  closing: AbortController
  state: Health
  /** How often it was connected. */
  connections: number
}

/**
 * Keeps the socket up. The library's own reconnecting waits 5 s after every refresh of Slack's, and ends the process when
 * Slack refuses a new connection (a rejection that nobody sees); so it is switched off, and done here.
 */
export function connectionOf(
  client: SocketModeReceiver['client'],
  parts: Pick<Line, 'log' | 'noted' | 'now'>,
): Connection {
  const state: Health = { ready: false, what: 'Not connected to Slack yet.' }
  const line: Line = { ...parts, client, closing: new AbortController(), state, connections: 0 }
  return {
    open: () => new Promise((resolve, reject) => void stay(line, problem => (problem ? reject(problem) : resolve()))),
    async close() {
      line.closing.abort()
      line.state = { ready: false, what: 'Disconnected from Slack.' }
      await within(GOODBYE_WITHIN_MS, client.disconnect())
    },
    health: () => line.state,
  }
}

/** Connects again and again until it is closed; `first` is told how the first try ended. */
async function stay(line: Line, first: (problem?: Problem) => void): Promise<void> {
  const { closing, log } = line
  for (let failures = 0; !closing.signal.aborted;) {
    try {
      const lasted = await connect(line, first)
      if (lasted >= SHORT_MS) failures = 0
      else throw new Error('The connection did not last.')
    } catch (cause) {
      if (closing.signal.aborted) break
      line.state = unreachable(cause)
      log.warn('slack-not-connected', { attempt: ++failures, what: line.state.what, cause })
      if (refusedFor(cause) && line.connections === 0 && failures === 1) return first(refusedStart(cause))
      first()
      await pause(waitAfter(cause, failures), undefined, { signal: closing.signal }).catch(() => {})
    }
  }
  first()
}

/** Returns how long it lasted, in ms, when the connection is lost again; rejects where there was none. */
async function connect(line: Line, established: () => void): Promise<number> {
  const { client, closing, log, noted, now } = line
  await greeted(client)
  const since = performance.now()
  const lost = new Promise<void>(resolve => client.once('disconnected', () => resolve()))
  line.state = { ready: true, what: `Connected to Slack by Socket Mode since ${now().toISOString()}.` }
  log.info('slack-connected', { count: ++line.connections })
  if (line.connections > 1) noted.reconnected()
  established()
  if (closing.signal.aborted) void client.disconnect()
  await lost
  if (!closing.signal.aborted) {
    line.state = { ready: false, what: 'The connection to Slack was lost; it is being made again.', cure: NETWORK }
    log.info('slack-disconnected')
  }
  return performance.now() - since
}

/** Connects and waits for Slack's hello. */
async function greeted(client: SocketModeReceiver['client']): Promise<void> {
  const impatient = setTimeout(() => void client.disconnect(), HELLO_WITHIN_MS)
  try {
    await client.start()
  } catch (cause) {
    throw cause ?? new Error('The connection was closed before Slack said hello.')
  } finally {
    clearTimeout(impatient)
  }
}

const NETWORK = 'Check the network; slack.com and its WebSockets (wss) have to be reachable.'

function unreachable(cause: unknown): Health {
  const code = refusedFor(cause)
  if (code === undefined) return { ready: false, what: 'Slack cannot be reached; it is tried again.', cure: NETWORK }
  const { says, cure } = appRefusalOf(code)
  return { ready: false, what: says, cure }
}

function refusedStart(cause: unknown): Problem {
  const { says, cure } = appRefusalOf(codeOf(cause) ?? '')
  return new Problem(`Slack refused the app token. ${says} ${cure}`, [], { cause })
}

/** Slack's word for a refusal that lasts. */
function refusedFor(cause: unknown): string | undefined {
  const code = codeOf(cause)
  return code !== undefined && isLasting(code) ? code : undefined
}

function waitAfter(cause: unknown, failures: number): number {
  if (refusedFor(cause)) return REFUSED_RETRY_MS
  const { waitMs } = asUndelivered(cause)
  return Math.max(waitMs, Math.min(RETRY_MS * 2 ** (failures - 1), MOST_RETRY_MS))
}
