import { connect } from 'node:net'
import { afterEach } from 'vitest'
import { memoryLog } from '../../src/log.ts'
import type { Route } from '../../src/http/route.ts'
import { openHttp, type Http, type HttpOptions } from '../../src/http/server.ts'

const open = new Set<Http>()
afterEach(async () => {
  await Promise.all([...open].map(http => http.close(0)))
  open.clear()
})

/** A server on a free port of this machine; closed after the test. */
export async function serving(routes: readonly Route[], options: Partial<HttpOptions> = {}) {
  const log = memoryLog()
  const http = await openHttp({ host: '127.0.0.1', port: 0, routes, log, ...options })
  open.add(http)
  const port = Number(new URL(http.address).port)
  const ask = (path: string, init?: RequestInit) => fetch(`${http.address}${path}`, init)
  return { ...http, port, log, ask, wire: (text: string) => wire(port, text) }
}

/** A connection on which a test writes the bytes itself. */
function wire(port: number, text: string) {
  const socket = connect(port, '127.0.0.1')
  let received = ''
  socket.setEncoding('utf8').on('data', chunk => (received += chunk))
  socket.on('error', () => {})
  socket.write(text)
  return {
    received: () => received,
    write: (more: string) => void (socket.writable && socket.write(more)),
    /** Writes a piece again and again until the other side has had enough. */
    drip(piece: string, everyMs: number) {
      const dripping = setInterval(() => (socket.writable ? socket.write(piece) : clearInterval(dripping)), everyMs)
      socket.once('close', () => clearInterval(dripping))
    },
    leave: () => void socket.destroy(),
    /** Fulfilled with all that came when the server has ended the connection. */
    closed: new Promise<string>(resolve => socket.once('close', () => resolve(received))),
  }
}

/** A promise that a test fulfils when it likes. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {}
  const opened = new Promise<void>(resolve => (open = resolve))
  return { opened, open }
}
