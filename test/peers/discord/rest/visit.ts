import type { IncomingMessage } from 'node:http'
import { Refusal, refusal } from '../refusals.ts'
import type { State } from '../state.ts'
import { bytesOf, received, type Received } from './body.ts'
import type { Call, Logged } from './call.ts'
import type { Asking } from './limits.ts'
import type { Found, openRouter } from './router.ts'

const API = /^\/api(?:\/v\d+)?(?=\/)/
/** What a bucket is for: the first of these that a path names. */
const MAJORS = ['channel', 'guild', 'application']
/** Answers to interactions do not count against the bot's limit. */
const EXEMPT = /\/(?:interactions|webhooks)\//

/** A request that has come in whole. */
export interface Visit {
  readonly call: Call
  readonly found: Found | 'method' | undefined
  readonly asking: Asking
  readonly line: Logged
  readonly authorization: string | undefined
  /** The body could not be read. */
  readonly unreadable: Refusal | undefined
  readonly started: number
}

export async function visitOf(
  request: IncomingMessage,
  find: ReturnType<typeof openRouter>,
  { settings, origin }: State,
): Promise<Visit> {
  const { pathname, searchParams } = new URL(request.url ?? '/', origin)
  const path = pathname.replace(API, '')
  const method = request.method ?? 'GET'
  const found = find(method, path)
  const route = typeof found === 'object' ? found.name : `${method} ${path}`
  const data = await bytesOf(request)
  const content = contentOf(data, request.headers['content-type'] ?? '')
  const { body, files } = content instanceof Refusal ? { body: undefined, files: [] } : content
  const param = (name: string) => paramOf(found, name)
  return {
    call: { method, path, query: searchParams, body, files, param },
    found,
    asking: { route, major: MAJORS.map(param).find(Boolean) ?? '', exempt: EXEMPT.test(path) },
    line: { method, route, path, at: settings.now(), body, files },
    authorization: request.headers.authorization,
    unreadable: content instanceof Refusal ? content : undefined,
    started: performance.now(),
  }
}

function contentOf(data: Buffer, type: string): Received | Refusal {
  try {
    return received(data, type)
  } catch (cause) {
    return cause instanceof Refusal ? cause : refusal('invalidJson')
  }
}

function paramOf(found: Found | 'method' | undefined, name: string): string {
  return typeof found === 'object' ? (found.params.get(name) ?? '') : ''
}
