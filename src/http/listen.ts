import { once } from 'node:events'
import type { Server } from 'node:http'
import { Problem } from '../errors.ts'

/** Opens a server at an address and returns it as people write it; rejects with a Problem that names the setting. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  try {
    server.listen({ host, port })
    await once(server, 'listening')
  } catch (cause) {
    throw refusal(cause as NodeJS.ErrnoException, host, port)
  }
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('A server at a port has an address.')
  return `http://${at.family === 'IPv6' ? `[${at.address}]` : at.address}:${at.port}`
}

/** What the system refused, as the setting to change. */
export function refusal(cause: NodeJS.ErrnoException, host: string, port: number): Problem {
  return new Problem('The web server cannot be opened:', [faultOf(cause, host, port)], { cause })
}

function faultOf({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `PORT: "${port}" is taken by another program; stop that one, or set another port`
    case 'EACCES':
      return `PORT: "${port}" needs rights that this program does not have; set one from 1024 up`
    case 'ERR_SOCKET_BAD_PORT':
      return `PORT: "${port}" is no port; set one from 1 to 65535`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'EINVAL':
      return `HOST: "${host}" is no address of this machine; set 127.0.0.1 to be reached from it alone, 0.0.0.0 from everywhere`
    default:
      return `HOST, PORT: "${host}" and "${port}" do not work (${code ?? message}); set others`
  }
}
