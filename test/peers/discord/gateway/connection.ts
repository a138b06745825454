import type { RawData, WebSocket } from 'ws'
import { isObject } from '../checks/form.ts'
import { CLOSE, IGNORED_OPS, OP } from '../constants.ts'
import type { State } from '../state.ts'
import { identify } from './identify.ts'
import { packer } from './pack.ts'
import { resume } from './resume.ts'
import type { Line, Session } from './session.ts'

/** After this many intervals without a heartbeat the session has timed out. */
const PATIENT_INTERVALS = 2
const VERSIONS = ['9', '10']
/** Normal closures end the session; any other can be resumed. */
const ENDING_CODES = [1000, 1001]

export interface Connection extends Line {
  session: Session | undefined
  /** Nothing goes out any more, and nothing that comes in is heard. */
  dead: boolean
  /** From now on payloads are compressed one by one. */
  compress: boolean
  tell(op: number, d: unknown): void
  close(code: number, reason: string): void
  /** Cuts the line without a word. */
  cut(): void
}

export interface Desk {
  state: State
  token: () => string
}

/** Speaks with one client until it is gone. */
export function accept(client: WebSocket, url: string, desk: Desk): Connection {
  const { searchParams } = new URL(url, 'ws://gateway')
  const pack = packer(client, searchParams.get('compress'))
  const connection: Connection = {
    session: undefined,
    dead: false,
    compress: false,
    send: frame => (connection.dead ? undefined : pack(frame, connection.compress)),
    tell: (op, d) => connection.send(JSON.stringify({ op, d, s: null, t: null })),
    close: (code, reason) => client.close(code, reason),
    cut: () => client.terminate(),
  }
  const { heartbeatMs } = desk.state.settings
  watch(client, connection, desk, heartbeatMs)

  if (!VERSIONS.includes(searchParams.get('v') ?? '10')) connection.close(CLOSE.invalidVersion, 'Invalid API version')
  else if ((searchParams.get('encoding') ?? 'json') !== 'json') connection.close(CLOSE.decodeError, 'JSON only')
  else connection.tell(OP.hello, { heartbeat_interval: heartbeatMs, _trace: [] })
  return connection
}

function watch(client: WebSocket, connection: Connection, desk: Desk, heartbeatMs: number): void {
  const wait = PATIENT_INTERVALS * heartbeatMs
  const tooQuiet = () => connection.close(CLOSE.sessionTimedOut, 'Session timed out.')
  let silence = setTimeout(tooQuiet, wait)
  client.on('message', (data, binary) => {
    if (connection.dead) return
    const heard = binary ? undefined : read(data)
    if (!heard) return connection.close(CLOSE.decodeError, 'Error while decoding payload.')
    if (heard.op === OP.heartbeat) {
      clearTimeout(silence)
      silence = setTimeout(tooQuiet, wait)
    }
    hear(connection, heard, desk)
    desk.state.news.changed()
  })
  client.on('close', code => {
    clearTimeout(silence)
    connection.session?.detach()
    if (connection.session && ENDING_CODES.includes(code)) desk.state.gateway.forget(connection.session)
  })
  client.on('error', () => connection.cut())
}

function read(data: RawData): { op: unknown; d: unknown } | undefined {
  try {
    const heard: unknown = JSON.parse(String(data))
    return isObject(heard) ? { op: heard.op, d: heard.d } : undefined
  } catch {
    return undefined
  }
}

function hear(connection: Connection, { op, d }: { op: unknown; d: unknown }, desk: Desk): void {
  if (op === OP.heartbeat) return beat(connection, d)
  if (op === OP.identify) return identify(connection, d, desk)
  if (op === OP.resume) return resume(connection, d, desk)
  if (typeof op !== 'number' || !IGNORED_OPS.includes(op)) connection.close(CLOSE.unknownOp, 'Unknown opcode.')
  else if (!connection.session) connection.close(CLOSE.notAuthenticated, 'Not authenticated.')
}

function beat(connection: Connection, seq: unknown): void {
  connection.session?.beat(typeof seq === 'number' ? seq : 0)
  connection.tell(OP.heartbeatAck, null)
}
