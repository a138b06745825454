import type { ServerResponse } from 'node:http'
import { Refusal } from '../refusals.ts'
import type { Limited, Scope } from './limits.ts'

/** What leaves, and what is to be noted of it. */
export interface Reply {
  status: number
  body?: unknown
  headers?: Record<string, string>
  violation?: string | undefined
  scope?: Scope
}

export function refused({ status, body, violation }: Refusal): Reply {
  return { status, body, violation }
}

/** 429 in the form that tells how long to wait. discord.js reads the header, which in life has whole seconds. */
export function limitedReply({ scope, retryAfter }: Limited): Reply {
  const global = scope === 'global'
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: retryAfter, global },
    headers: {
      'retry-after': String(retryAfter),
      'x-ratelimit-scope': scope,
      ...(global && { 'x-ratelimit-global': 'true' }),
    },
    scope,
  }
}

/** The network in front of Discord turns everything away. */
export const BANNED: Reply = {
  status: 429,
  body: Buffer.from('<html><body>error code: 1015</body></html>'),
  headers: { 'content-type': 'text/html', 'retry-after': '3600' },
}

/** Sends a reply; without a body there is no type either. */
export function send(response: ServerResponse, { status, body, headers }: Reply, rates: Record<string, string>): void {
  const bytes = body === undefined ? undefined : Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
  const type = Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json'
  response.writeHead(status, {
    ...rates,
    ...(bytes && { 'content-type': type, 'content-length': bytes.length }),
    ...headers,
  })
  response.end(bytes)
}
