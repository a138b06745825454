import type { IncomingMessage, Server } from 'node:http'
import { WebSocketServer } from 'ws'
import { INTENT } from '../constants.ts'
import { shardOf } from '../ids.ts'
import type { State } from '../state.ts'
import { accept, type Connection } from './connection.ts'
import type { Session } from './session.ts'

export interface Event {
  t: string
  /** The server it belongs to; without one it goes to shard 0. */
  guild?: string | undefined
  /** Only sessions that asked for this get it. */
  intent?: number
  /** Called once for sessions with and once for those without the right to message content. */
  data: (contentGranted: boolean) => unknown
}

export interface Gateway {
  /** Every session, connected or waiting to be resumed, oldest first. */
  readonly sessions: readonly Session[]
  readonly connections: ReadonlySet<Connection>
  /** When, in real time, a shard of each concurrency key last identified. */
  readonly identified: Map<number, number>
  dispatch(event: Event): void
  keep(session: Session): void
  forget(session: Session): void
}

/** The part of the gateway that needs no connection: who gets which event. */
export function openGateway(resumeWithin: () => number): Gateway & { connections: Set<Connection> } {
  let sessions: Session[] = []
  return {
    get sessions() {
      return sessions
    },
    connections: new Set(),
    identified: new Map(),
    keep(session) {
      sessions = [...sessions, session]
    },
    forget(session) {
      sessions = sessions.filter(one => one !== session)
    },
    dispatch({ t, guild, intent = 0, data }) {
      sessions = sessions.filter(one => !one.stale(resumeWithin()))
      const written = new Map<boolean, string>()
      for (const session of sessions) {
        if ((guild === undefined ? 0 : shardOf(guild, session.shard[1])) !== session.shard[0]) continue
        if ((session.intents & intent) !== intent) continue
        const granted = (session.intents & INTENT.messageContent) !== 0
        const json = written.get(granted) ?? JSON.stringify(data(granted))
        written.set(granted, json)
        session.send(t, json)
      }
    },
  }
}

/** Takes WebSocket connections on a server of ours. */
export function listen(server: Server, state: State, open: Set<Connection>, token: () => string): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    sockets.handleUpgrade(request, socket, head, client => {
      const connection = accept(client, request.url ?? '/', { state, token })
      open.add(connection)
      client.on('close', () => {
        open.delete(connection)
        state.news.changed()
      })
    })
  })
  return sockets
}
