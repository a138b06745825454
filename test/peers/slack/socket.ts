import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { acks } from './acks.ts'
import type { Attempt, Delivery, Transport } from './delivery.ts'
import type { Dict } from './wire.ts'

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets'

/** Slack lets an app hold this many sockets. */
const MOST_SOCKETS = 10
/** How often Slack pings; the client wants to hear one within 30 s. */
const PING_EVERY_MS = 10_000
/** After a warning the socket lives on for about this long. */
const WARNING_MS = 10_000
/** What Slack says of how long a connection will last, in seconds. */
const CONNECTION_TIME = 18_060

export interface SocketSide {
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void
  transport: Transport
  /** How many sockets are open. */
  count(): number
  /** Tells every socket to go away, then closes it; after a warning 10 s later, otherwise at once. */
  disconnect(reason: DisconnectReason, closeAfterMs?: number): void
  /** Breaks every connection without a word. */
  drop(): void
  /** Nothing goes out and nothing comes in, pings neither: the connections look open and are dead. */
  silence(on: boolean): void
  close(): void
}

interface Hooks {
  appId: string
  now: () => Date
  pingEveryMs?: number
  late: (delivery: Delivery, answer: unknown) => void
}

const ENVELOPE = { event: 'events_api', command: 'slash_commands', interaction: 'interactive' } as const

/** Slack's end of Socket Mode. */
export function socketSide({ appId, now, pingEveryMs = PING_EVERY_MS, late }: Hooks): SocketSide {
  const server = new WebSocketServer({ noServer: true, autoPong: false, perMessageDeflate: false })
  const links = new Set<WebSocket>()
  const leaving = new Set<WebSocket>()
  const waiting = acks(now, late)
  let silent = false
  let turn = 0
  const pings = setInterval(() => {
    if (!silent) for (const link of links) link.ping('Ping from applink')
  }, pingEveryMs).unref()

  function join(link: WebSocket): void {
    links.add(link)
    link.on('ping', data => void (silent || link.pong(data)))
    link.on('message', data => void (silent || waiting.take(String(data))))
    link.on('error', () => link.terminate())
    link.on('close', () => leave(link))
    if (links.size > MOST_SOCKETS) return dismiss(link, 'too_many_websockets', 0)
    say(link, {
      type: 'hello',
      num_connections: links.size,
      debug_info: { host: HOST, build_number: 1, approximate_connection_time: CONNECTION_TIME },
      connection_info: { app_id: appId },
    })
  }

  function leave(link: WebSocket): void {
    links.delete(link)
    leaving.delete(link)
    waiting.drop(link)
  }

  function dismiss(link: WebSocket, reason: DisconnectReason, closeAfterMs: number): void {
    leaving.add(link)
    say(link, { type: 'disconnect', reason, debug_info: { host: HOST } })
    setTimeout(() => link.close(), closeAfterMs).unref()
  }

  function next(): WebSocket | undefined {
    const open = [...links].filter(link => link.readyState === link.OPEN && !leaving.has(link))
    return open[turn++ % (open.length || 1)]
  }

  const transport: Transport = async (delivery, attempt, withinMs) => {
    const link = next()
    if (!link) return void (attempt.outcome = 'no_connection')
    const { id, done } = waiting.expect(delivery, attempt, link, withinMs)
    if (!silent) say(link, envelope(id, delivery, attempt))
    return done
  }

  return {
    upgrade: (req, socket, head) => server.handleUpgrade(req, socket, head, join),
    transport,
    count: () => links.size,
    disconnect(reason, closeAfterMs = reason === 'warning' ? WARNING_MS : 0) {
      for (const link of links) dismiss(link, reason, closeAfterMs)
    },
    drop() {
      for (const link of links) link.terminate()
    },
    silence(on) {
      silent = on
    },
    close() {
      clearInterval(pings)
      for (const link of links) link.terminate()
      server.close()
    },
  }
}

const HOST = 'applink-local'

function say(link: WebSocket, message: Dict): void {
  link.send(JSON.stringify(message))
}

function envelope(id: string, { kind, payload, acceptsPayload }: Delivery, { number, reason }: Attempt): Dict {
  return {
    envelope_id: id,
    type: ENVELOPE[kind],
    payload,
    accepts_response_payload: acceptsPayload,
    ...(kind === 'event' ? { retry_attempt: number, retry_reason: reason } : {}),
  }
}
