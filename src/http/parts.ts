import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '../errors.ts'
import type { Log } from '../log.ts'

/** How a part of the bot is at the moment. */
export interface State {
  ready: boolean
  since?: Date
  /** Sentences for people who run the bot: how it is, and what to do about it. */
  what?: string
  cure?: string
}

export interface Part extends State {
  name: string
  /** The bot is of use without it; needed where it is left out. */
  needed?: boolean
}

/** A part that can be asked how it is. */
export interface Probe {
  name: string
  needed?: boolean
  /** A Problem tells what is wrong in its own words. */
  look(): Promise<State> | State
}

/** Less than a health check waits for all parts, so that the one that hangs is named. */
const PART_PATIENCE_MS = 1_500

/** Asks all parts at once; one that hangs or fails is not ready, and the others are told all the same. */
export function askAll(probes: readonly Probe[], log: Log, patienceMs = PART_PATIENCE_MS): () => Promise<Part[]> {
  const asks = probes.map(({ name, needed = true, look }) => {
    const careful = async () => look()
    const late = { ready: false, what: 'It does not answer.' }
    const ask = patient(() => careful().catch(cause => failure(cause, log.with({ part: name }))), patienceMs, late)
    return async () => ({ name, needed, ...(await ask()) })
  })
  return () => Promise.all(asks.map(ask => ask()))
}

function failure(cause: unknown, log: Log): State {
  if (cause instanceof Problem) return { ready: false, what: [cause.message, ...cause.faults].join(' ') }
  log.warn('part-failed', { cause })
  return { ready: false, what: 'It failed; the log says how.' }
}

/** Looks once for all who ask meanwhile; a look that takes longer than so many ms is given up. */
export function patient<T>(look: () => Promise<T>, ms: number, late: T): () => Promise<T> {
  let looking: Promise<T> | undefined
  return () => (looking ??= within(ms, look(), late).finally(() => (looking = undefined)))
}

async function within<T>(ms: number, work: Promise<T>, late: T): Promise<T> {
  const over = new AbortController()
  try {
    return await Promise.race([work, pause(ms, late, { signal: over.signal, ref: false })])
  } finally {
    over.abort()
  }
}
