import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Gets to know a server's connections before it opens, and returns how to close it: no new ones, what is being
 * answered has so many ms to end, and what is left then is cut off.
 */
export function closer(server: Server): (graceMs: number) => Promise<void> {
  const sockets = new Set<Socket>()
  const answers = new Set<ServerResponse>()
  let closed: Promise<void> | undefined
  server.on('connection', socket => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.on('request', (_, response) => {
    answers.add(response)
    response.once('close', () => answers.delete(response))
    if (closed) endAfter(response, server)
  })
  return graceMs => (closed ??= close(server, sockets, answers, graceMs))
}

function close(server: Server, sockets: Set<Socket>, answers: Set<ServerResponse>, graceMs: number): Promise<void> {
  return new Promise(resolve => {
    const over = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(over)
      resolve()
    })
    for (const answer of answers) endAfter(answer, server)
    // Browsers open connections for later; nobody waits for an answer there.
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
  })
}

/** The connection ends with this answer, instead of waiting for another request. */
function endAfter(answer: ServerResponse, server: Server): void {
  if (!answer.headersSent) answer.setHeader('connection', 'close')
  answer.once('close', () => server.closeIdleConnections())
}
