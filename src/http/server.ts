import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Log } from '../log.ts'
import { BodyTooLarge, declaresMoreThan, limitBody } from './body.ts'
import { closer } from './close.ts'
import { listen } from './listen.ts'
import { beCareful, sendText } from './respond.ts'
import { findRoute, pathOf, type Route } from './route.ts'

/** Slack's longest request is far below. */
const BODY_BYTES = 1_000_000

/** How long others may take, in ms. */
export interface Patience {
  /** Until the headers are there: they fit in one packet, so who needs longer only holds the connection. */
  headers: number
  /** Until the whole request is there: a full body over a slow line. */
  request: number
  /** While nothing moves in either direction; everything we do is quicker. */
  silence: number
  /** Between two requests: longer than the 60 s of usual proxies, so that they end the connection, not we. */
  idle: number
  /** How often the first two are looked at. */
  look: number
}
const PATIENCE: Patience = { headers: 10_000, request: 30_000, silence: 60_000, idle: 65_000, look: 2_000 }

export interface HttpOptions {
  host: string
  /** 0 takes any that is free. */
  port: number
  routes: readonly Route[]
  log: Log
  /** The longest body that any route gets to read, in bytes. */
  bodyLimit?: number
  patience?: Partial<Patience>
}

export interface Http {
  /** Where it is reached, as "http://127.0.0.1:3000". */
  address: string
  /** Takes no new connections, lets what is being answered end within so many ms, then cuts off the rest. */
  close(graceMs: number): Promise<void>
}

/** Opens the public server; rejects with a Problem where the address cannot be had. */
export async function openHttp(options: HttpOptions): Promise<Http> {
  const { host, port, routes, log, bodyLimit = BODY_BYTES, patience } = options
  const server = impatient({ ...PATIENCE, ...patience })
  const close = closer(server)
  server.on('request', (request, response) => {
    beCareful(response)
    limitBody(request, bodyLimit)
    void serve(request, response, { routes, log, bodyLimit })
  })
  const address = await listen(server, host, port)
  server.on('error', cause => log.error('http-accept-failed', { cause }))
  return { address, close }
}

function impatient({ headers, request, silence, idle, look }: Patience): Server {
  const server = createServer({
    headersTimeout: headers,
    requestTimeout: request,
    keepAliveTimeout: idle,
    connectionsCheckingInterval: look,
  })
  server.setTimeout(silence)
  return server
}

type Serving = Required<Pick<HttpOptions, 'routes' | 'log' | 'bodyLimit'>>

async function serve(request: IncomingMessage, response: ServerResponse, { routes, log, bodyLimit }: Serving) {
  const found = findRoute(routes, request.method ?? '', pathOf(request.url))
  if (found.kind === 'nothing') return sendText(response, 404, 'There is nothing here.\n')
  if (found.kind === 'otherMethods') {
    response.setHeader('allow', found.allow)
    return sendText(response, 405, `Ask with ${found.allow}.\n`)
  }
  if (declaresMoreThan(bodyLimit, request)) return tooLarge(response)
  try {
    await found.route.handle(request, response)
  } catch (cause) {
    failed(cause, request, response, log.with({ method: request.method ?? '', path: found.route.path }))
  }
}

function tooLarge(response: ServerResponse): void {
  sendText(response, 413, 'That is too much at once.\n')
}

/** Says sorry with a reference that the log has, too; never what went wrong. */
function failed(cause: unknown, request: IncomingMessage, response: ServerResponse, log: Log): void {
  if (request.socket.destroyed && cause === request.errored) return log.debug('http-broken-off', { cause })
  if (cause instanceof BodyTooLarge && !response.headersSent) return tooLarge(response)
  const ref = randomBytes(4).toString('hex')
  log.error('http-failed', { ref, cause })
  if (response.headersSent) response.destroy()
  else sendText(response, 500, `Sorry, something went wrong on our side. Reference: ${ref}\n`)
}
