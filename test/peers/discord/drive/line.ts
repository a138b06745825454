import { OP } from '../constants.ts'
import type { Connection } from '../gateway/connection.ts'
import type { Session } from '../gateway/session.ts'
import type { State } from '../state.ts'

/** What can happen to the connections of the gateway. Without a session it happens to all. */
export interface Line {
  /** Cuts the line without a word; the session can be resumed. */
  drop(session?: Session): void
  /** Asks the client to come back (op 7). */
  reconnect(session?: Session): void
  /** Declares the session invalid (op 9): to be resumed, or over for good. */
  invalidate(resumable: boolean, session?: Session): void
  /** The line looks open but is dead: no heartbeat is acknowledged, no event arrives. Lines opened later are sound. */
  zombie(dead: boolean, session?: Session): void
  /** Asks for a heartbeat at once (op 1). */
  askHeartbeat(session?: Session): void
  /** Closes with a code of Discord's. */
  hangUp(code: number, session?: Session): void
}

export function openLine({ gateway, news }: State): Line {
  const each = (session: Session | undefined, act: (connection: Connection) => void) => {
    const meant = [...gateway.connections].filter(one => session === undefined || one.session === session)
    meant.forEach(act)
    news.changed()
  }
  return {
    drop: session => each(session, connection => connection.cut()),
    reconnect: session => each(session, connection => connection.tell(OP.reconnect, null)),
    zombie: (dead, session) => each(session, connection => void (connection.dead = dead)),
    askHeartbeat: session => each(session, connection => connection.tell(OP.heartbeat, null)),
    hangUp: (code, session) => each(session, connection => connection.close(code, '')),
    invalidate: (resumable, session) =>
      each(session, connection => {
        const own = connection.session
        connection.session = undefined
        own?.detach()
        if (own && !resumable) gateway.forget(own)
        connection.tell(OP.invalidSession, resumable)
      }),
  }
}
