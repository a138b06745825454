import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { answerJson, answerText, argsOf, readBody } from '../body.ts'
import type { Fault, Faults } from '../faults.ts'
import type { Rates } from '../rates.ts'
import type { ApiCall } from '../records.ts'
import type { Workspace, World } from '../state.ts'
import { str, type Dict } from '../wire.ts'
import { callerOf, scopeFault, workspaceFor } from './caller.ts'
import { refuse, type Call, type Method } from './method.ts'
import { METHODS } from './methods.ts'

interface Answer {
  status: number
  body: Dict
  headers?: Record<string, string>
}

/** Answers the calls to `/api/METHOD`, and notes each of them. */
export function webApi(world: World, faults: Faults, rates: Rates) {
  return async (method: string, query: URLSearchParams, req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const args = argsOf(req, query, await readBody(req))
    const call: ApiCall = { method, args: withoutToken(args ?? {}), at: world.now(), status: 0 }
    world.records.calls.push(call)
    const fault = faults.take(method, call.args)
    if (fault) call.fault = fault.kind
    if (fault?.kind === 'slow') await pause(fault.ms, undefined, { ref: false })
    if (fault && instead(fault, call, res)) return

    const answer = args ? perform(method, args, req, call) : { status: 200, body: refuse('invalid_json') }
    if (fault?.kind === 'hang') return
    if (fault?.kind === 'lost-reply') return void res.destroy()
    send(res, call, answer)
  }

  function perform(name: string, args: Dict, req: IncomingMessage, noted: ApiCall): Answer {
    const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined
    if (!method) return { status: 200, body: refuse('unknown_method', { req_method: name }) }
    const caller = callerOf(world, method, req.headers, args)
    if (caller && 'error' in caller) return { status: 200, body: caller }
    const workspace = caller && workspaceFor(world, caller, args)
    if (workspace) noted.team = workspace.id
    const call: Call = { world, method: name, args, workspace: workspace ?? NOWHERE }
    const needed = method.scopes?.(call) ?? []
    const headers = scopeHeaders(caller?.scopes, needed)
    const missing = caller && scopeFault(needed, caller.scopes)
    if (missing) return { status: 200, body: missing, headers }
    return { headers, ...(tooFast(name, args, workspace) ?? done(method, call)) }
  }

  function tooFast(name: string, args: Dict, workspace: Workspace | undefined): Answer | undefined {
    const seconds = rates.wait({ method: name, workspace: workspace?.id ?? '', channel: str(args['channel']) })
    return seconds > 0 ? rateLimited(seconds) : undefined
  }
}

function done(method: Method, call: Call): Answer {
  return { status: 200, body: method.run(call) }
}

/** Faults that come in the place of an answer; true when nothing is left to do. */
function instead(fault: Fault, call: ApiCall, res: ServerResponse): boolean {
  switch (fault.kind) {
    case 'rate-limit':
      send(res, call, rateLimited(fault.retryAfter))
      return true
    case 'status':
      call.status = fault.status
      answerText(res, fault.status, fault.body ?? '')
      return true
    case 'error':
      send(res, call, { status: 200, body: refuse(fault.error, fault.more) })
      return true
    case 'broken':
      res.destroy()
      return true
    case 'hang':
      return fault.stored !== true
    case 'lost-reply':
    case 'slow':
      return false
  }
}

function send(res: ServerResponse, call: ApiCall, { status, body, headers }: Answer): void {
  call.status = status
  call.answer = body
  answerJson(res, status, body, headers)
}

function rateLimited(seconds: number): Answer {
  return { status: 429, body: refuse('ratelimited'), headers: { 'retry-after': String(seconds) } }
}

function scopeHeaders(provided: ReadonlySet<string> | undefined, needed: readonly string[]): Record<string, string> {
  return {
    ...(provided ? { 'x-oauth-scopes': [...provided].join(',') } : {}),
    ...(needed.length > 0 ? { 'x-accepted-oauth-scopes': needed.join(',') } : {}),
  }
}

function withoutToken({ token: _token, ...args }: Dict): Dict {
  return args
}

/** Stands in where no workspace is: for the app's own token, and where nobody is asked who they are. */
const NOWHERE: Workspace = {
  id: '',
  name: '',
  domain: '',
  installed: false,
  scopes: new Set(),
  botToken: '',
  appToken: '',
  botUserId: '',
  botId: '',
  users: new Map(),
  channels: new Map(),
}
