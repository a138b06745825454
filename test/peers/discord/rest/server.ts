import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { isObject } from '../checks/form.ts'
import { Refusal, refusal } from '../refusals.ts'
import type { State } from '../state.ts'
import type { Logged, Route } from './call.ts'
import type { Failure, Faults } from './faults.ts'
import type { Limits } from './limits.ts'
import { BANNED, limitedReply, refused, send, type Reply } from './reply.ts'
import { openRouter } from './router.ts'
import { visitOf, type Visit } from './visit.ts'

export interface Rest {
  state: State
  routes: readonly Route[]
  faults: Faults
  limits: Limits
  calls: Logged[]
  token: () => string
}

/** Answers requests as Discord does. */
export function serve(server: Server, rest: Rest): void {
  const find = openRouter(rest.routes)
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    visitOf(request, find, rest.state)
      .then(visit => answer(visit, response, rest))
      .catch(cause => {
        rest.state.violations.push(`This peer broke at ${request.method} ${request.url}: ${(cause as Error).stack}`)
        response.destroy()
      })
  })
}

async function answer(visit: Visit, response: ServerResponse, rest: Rest): Promise<void> {
  const { line, asking } = visit
  rest.calls.push(line)
  const failure = rest.faults.meet(line.route, `${line.method} ${line.path}`)
  if (failure?.kind === 'hang') return rest.state.news.changed()
  if (failure?.kind === 'cut') return cut(response, rest, false)
  if (failure?.kind === 'slow') await pause(failure.ms)
  if (failure?.kind === 'limited') rest.limits.block(asking, failure.retryAfter, failure.scope ?? 'user')

  const reply = replyTo(visit, failure, rest)
  note(reply, visit, rest)
  if (failure?.kind === 'lost') return cut(response, rest, failure.reset ?? false)
  send(response, reply, rest.limits.headers(asking))
  rest.state.news.changed()
}

function replyTo(visit: Visit, failure: Failure | undefined, rest: Rest): Reply {
  if (rest.limits.banned) return BANNED
  const limited = rest.limits.admit(visit.asking)
  if (limited) return limitedReply(limited)
  if (failure?.kind === 'status') {
    const { status, code = 0, message = 'A fault that the test asked for' } = failure
    return { status, body: { message, code } }
  }
  try {
    return handled(visit, rest.token())
  } catch (cause) {
    if (cause instanceof Refusal) return refused(cause)
    throw cause
  }
}

function handled({ found, call, authorization, unreadable }: Visit, token: string): Reply {
  if (found === undefined) throw refusal('noSuchRoute')
  if (found === 'method') throw refusal('methodNotAllowed')
  if (!found.route.open && authorization !== `Bot ${token}`) throw refusal('unauthorized')
  if (unreadable) throw unreadable
  return found.route.handle(call)
}

function note({ status, body, violation, scope }: Reply, { line, started }: Visit, { state, limits }: Rest): void {
  line.status = status
  line.tookMs = performance.now() - started
  if (status >= 400 && isObject(body) && typeof body.code === 'number') line.code = body.code
  limits.note(status, scope)
  if (violation !== undefined) state.violations.push(`${line.method} ${line.path}: ${violation}`)
}

/** No answer: the line is closed, or reset as by a machine that went down. */
function cut({ socket }: ServerResponse, { state }: Rest, reset: boolean): void {
  if (reset) socket?.resetAndDestroy()
  else socket?.destroy()
  state.news.changed()
}
