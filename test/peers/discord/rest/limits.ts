import { createHash } from 'node:crypto'
import type { Settings } from '../settings.ts'

/** What a bucket allows when nothing is enforced; nobody reaches it. */
const GENEROUS = { limit: 100_000, windowMs: 1_000 }
const SECOND_MS = 1_000
const TEN_MINUTES_MS = 10 * 60 * SECOND_MS

export type Scope = 'user' | 'global' | 'shared'

/** Who asks for what; routes that answer interactions are exempt from the bot's limit. */
export interface Asking {
  route: string
  /** The channel, server or webhook that a bucket is for. */
  major: string
  exempt: boolean
}

export interface Limited {
  scope: Scope
  /** Seconds, with three decimals. */
  retryAfter: number
}

export interface Limits {
  /** Counts a request. Says how long to wait when it is one too many. */
  admit(asking: Asking): Limited | undefined
  /** Lets nobody pass for so many seconds. */
  block(asking: Asking, seconds: number, scope: Scope): void
  headers(asking: Asking): Record<string, string>
  /** Counts an answer that Discord calls invalid: 401, 403, and 429 unless it is shared. */
  note(status: number, scope?: Scope): void
  readonly invalid: number
  /** Whether the address is banned for too many invalid requests. */
  readonly banned: boolean
}

interface Window {
  count: number
  /** In real time. */
  endsAt: number
  scope?: Scope
}

export function openLimits(settings: Settings): Limits {
  const windows = new Map<string, Window>()
  let invalid: number[] = []
  const recent = () => (invalid = invalid.filter(at => performance.now() - at < TEN_MINUTES_MS)).length
  const bucketOf = ({ route, major }: Asking) => `${route} ${major}`
  return {
    admit(asking) {
      const keys = [bucketOf(asking), ...(asking.exempt ? [] : ['global'])]
      const blocked = keys.map(key => blockedUntil(windows.get(key))).find(one => one !== undefined)
      if (blocked) return blocked
      for (const key of keys) {
        const rule = key === 'global' ? globalRule(settings) : ruleOf(asking.route, settings)
        const window = current(windows, key, rule.windowMs)
        if (++window.count > rule.limit)
          return { scope: key === 'global' ? 'global' : 'user', retryAfter: left(window) }
      }
      return undefined
    },
    block(asking, seconds, scope) {
      const key = scope === 'global' ? 'global' : bucketOf(asking)
      windows.set(key, { count: Infinity, endsAt: performance.now() + seconds * SECOND_MS, scope })
    },
    headers(asking) {
      const { limit, windowMs } = ruleOf(asking.route, settings)
      const window = current(windows, bucketOf(asking), windowMs)
      return {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(Math.max(0, limit - window.count)),
        'x-ratelimit-reset': ((Date.now() + window.endsAt - performance.now()) / SECOND_MS).toFixed(3),
        'x-ratelimit-reset-after': left(window).toFixed(3),
        'x-ratelimit-bucket': bucketId(asking.route),
      }
    },
    note(status, scope) {
      if (status === 401 || status === 403 || (status === 429 && scope !== 'shared')) invalid.push(performance.now())
    },
    get invalid() {
      return recent()
    },
    get banned() {
      return settings.enforceLimits && recent() > settings.invalidRequests
    },
  }
}

function globalRule(settings: Settings): { limit: number; windowMs: number } {
  return settings.enforceLimits ? { limit: settings.requestsPerSecond, windowMs: SECOND_MS } : GENEROUS
}

function ruleOf(route: string, settings: Settings): { limit: number; windowMs: number } {
  if (!settings.enforceLimits || route !== 'POST /channels/:channel/messages') return GENEROUS
  return { limit: settings.messagesPerWindow, windowMs: settings.messagesWindowMs }
}

function current(windows: Map<string, Window>, key: string, windowMs: number): Window {
  const known = windows.get(key)
  if (known && known.endsAt > performance.now()) return known
  const fresh = { count: 0, endsAt: performance.now() + windowMs }
  windows.set(key, fresh)
  return fresh
}

function blockedUntil(window: Window | undefined): Limited | undefined {
  if (!window?.scope || window.endsAt <= performance.now()) return undefined
  return { scope: window.scope, retryAfter: left(window) }
}

/** Seconds until a window ends. */
function left({ endsAt }: Window): number {
  return Math.max(0, Math.ceil(endsAt - performance.now()) / SECOND_MS)
}

function bucketId(route: string): string {
  const known = ids.get(route) ?? createHash('md5').update(route).digest('hex')
  ids.set(route, known)
  return known
}
const ids = new Map<string, string>()
