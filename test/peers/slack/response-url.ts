import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { answerJson, answerText, readBody } from './body.ts'
import { checkMessage } from './check.ts'
import type { Fault, Faults } from './faults.ts'
import type { ResponseUrl } from './records.ts'
import { saysSomething, show } from './show.ts'
import type { World } from './state.ts'
import { flag, fromJson, isDict, type Dict } from './wire.ts'

/** A `response_url` takes this many posts in this time. */
const MOST_POSTS = 5
const LIVES_MS = 30 * 60 * 1_000

export type ResponseUrlFor = Pick<ResponseUrl, 'team' | 'channel' | 'user' | 'original'> & { path: string }

/** A new address to which the app may answer. */
export function openResponseUrl(world: World, { path, ...about }: ResponseUrlFor): ResponseUrl {
  const id = world.id('R')
  const url = `${world.origin}/${path}/${about.team}/${id}`
  const response: ResponseUrl = { ...about, id, url, createdAt: world.now(), used: 0, posts: [] }
  world.records.responseUrls.set(id, response)
  return response
}

/** Takes the posts to response URLs. */
export function responseUrls(world: World, faults: Faults) {
  return async (id: string, req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const value = fromJson((await readBody(req)).toString())
    const body = isDict(value) ? value : {}
    const response = world.records.responseUrls.get(id)
    if (!response) return answerText(res, 404, 'no_service')
    const post = { at: world.now(), status: 0, body }
    response.posts.push(post)
    const fault = faults.take('response_url', body)
    if (fault?.kind === 'slow') await pause(fault.ms, undefined, { ref: false })
    const refusal = (fault && refusalOf(fault)) ?? (isDict(value) ? taken(world, response, body) : INVALID)
    if (fault && wordless(fault, res)) return
    post.status = refusal?.status ?? 200
    if (!refusal) return answerText(res, 200, 'ok')
    answerJson(res, refusal.status, { ok: false, error: refusal.error }, refusal.headers)
  }
}

interface Refused {
  status: number
  error: string
  headers?: Record<string, string>
}

const INVALID: Refused = { status: 400, error: 'invalid_payload' }

/** Does what the post asks for, or says why not. */
function taken(world: World, response: ResponseUrl, body: Dict): Refused | undefined {
  if (world.now().getTime() - response.createdAt.getTime() > LIVES_MS) return { status: 404, error: 'expired_url' }
  if (response.used >= MOST_POSTS) return { status: 404, error: 'used_url' }
  response.used += 1
  const workspace = world.workspaces.get(response.team)
  const channel = workspace?.channels.get(response.channel)
  if (!workspace || !channel) return { status: 404, error: 'channel_not_found' }
  if (!flag(body['delete_original'])) {
    const unfurls = body['response_type'] === 'in_channel'
    const messages = checkMessage(world.records, `response_url ${channel.id}`, body, { unfurls })
    if (!saysSomething(body)) return { status: 400, error: 'no_text' }
    if (messages.length > 0) return { status: 400, error: 'invalid_blocks' }
  }
  show(world, { workspace, channel, response }, body, 'response_url')
  return undefined
}

function refusalOf(fault: Fault): Refused | undefined {
  switch (fault.kind) {
    case 'rate-limit':
      return { status: 429, error: 'ratelimited', headers: { 'retry-after': String(fault.retryAfter) } }
    case 'status':
      return { status: fault.status, error: fault.body ?? 'server_error' }
    case 'error':
      return { status: 404, error: fault.error }
    case 'broken':
      return { status: 0, error: 'broken' }
    case 'hang':
      return fault.stored ? undefined : { status: 0, error: 'hang' }
    case 'lost-reply':
    case 'slow':
      return undefined
  }
}

/** Faults after which nothing is said; true when it was one of them. */
function wordless({ kind }: Fault, res: ServerResponse): boolean {
  if (kind === 'broken' || kind === 'lost-reply') res.destroy()
  return kind === 'broken' || kind === 'lost-reply' || kind === 'hang'
}
