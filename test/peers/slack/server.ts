import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { answerText, readBody, uploadOf } from './body.ts'
import type { Faults } from './faults.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Rates } from './rates.ts'
import { responseUrls } from './response-url.ts'
import type { SocketSide } from './socket.ts'
import type { World } from './state.ts'
import { webApi } from './web-api/dispatch.ts'

interface Parts {
  faults: Faults
  rates: Rates
  socket: SocketSide
  lifecycle: Lifecycle
}

/** The one server: Web API, response URLs, uploads, the page that installs, and the sockets' door. */
export function slackServer(world: World, { faults, rates, socket, lifecycle }: Parts): Server {
  const api = webApi(world, faults, rates)
  const respond = responseUrls(world, faults)

  async function route(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(req.url ?? '/', world.origin)
    const [, first = '', ...rest] = pathname.split('/')
    if (first === 'api') return api(rest.join('/'), searchParams, req, res)
    if (first === 'commands' || first === 'actions') return respond(rest.at(-1) ?? '', req, res)
    if (first === 'upload') return upload(world, faults, rest.at(-1) ?? '', req, res)
    if (pathname === '/oauth/v2/authorize') return authorize(world, lifecycle, searchParams, res)
    answerText(res, 404, 'not found')
  }

  const server = createServer((req, res) => {
    route(req, res).catch(cause => {
      // A caller who goes away in the middle of a request is no fault of ours; anything else has to show.
      if (!req.destroyed || req.complete) world.records.violations.push(`the peer itself failed: ${String(cause)}`)
      res.destroy()
    })
  })
  server.on('upgrade', (req, stream, head) => {
    const { searchParams } = new URL(req.url ?? '/', world.origin)
    const fault = faults.take('socket', Object.fromEntries(searchParams))
    const known = world.records.tickets.delete(searchParams.get('ticket') ?? '')
    if (fault?.kind === 'hang') return
    if (known && !fault) return socket.upgrade(req, stream, head)
    const status = fault?.kind === 'status' ? fault.status : 401
    stream.end(`HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
  })
  return server
}

async function upload(world: World, faults: Faults, key: string, req: IncomingMessage, res: ServerResponse) {
  const body = await readBody(req)
  const file = world.records.uploads.get(key)
  const fault = faults.take('upload', { key })
  if (fault?.kind === 'slow') await pause(fault.ms, undefined, { ref: false })
  if (fault?.kind === 'hang') return
  if (fault?.kind === 'broken' || fault?.kind === 'lost-reply') return void res.destroy()
  if (fault?.kind === 'status') return answerText(res, fault.status, fault.body ?? '')
  if (!file) return answerText(res, 404, 'unknown upload')
  file.content = uploadOf(req, body)
  answerText(res, 200, `OK - ${file.content.length}`)
}

/** A person says yes: back to the app with a code, for the workspace named by `team` or for a new one. */
function authorize(world: World, { oauthCode }: Lifecycle, query: URLSearchParams, res: ServerResponse): void {
  const back = query.get('redirect_uri')
  if (back === null || query.get('client_id') !== world.app.clientId) return answerText(res, 400, 'bad client')
  const scopes = (query.get('scope') ?? '').split(/[ ,]/).filter(Boolean)
  const team = query.get('team') ?? undefined
  const url = new URL(back)
  url.searchParams.set('code', oauthCode({ scopes, ...(team === undefined ? {} : { team }) }))
  url.searchParams.set('state', query.get('state') ?? '')
  res.writeHead(302, { location: url.toString() }).end()
}
