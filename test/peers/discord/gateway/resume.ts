import { z } from 'zod'
import { CLOSE, OP } from '../constants.ts'
import type { Connection, Desk } from './connection.ts'
import type { Session } from './session.ts'

const Resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int().nullable() })

/** op 6: what was missed, then RESUMED; or op 9 when there is nothing to take up. */
export function resume(connection: Connection, d: unknown, { state, token }: Desk): void {
  if (connection.session) return connection.close(CLOSE.alreadyAuthenticated, 'Already authenticated.')
  const parsed = Resume.safeParse(d)
  if (!parsed.success) return connection.close(CLOSE.decodeError, 'Error while decoding payload.')
  if (parsed.data.token !== token()) return connection.close(CLOSE.authenticationFailed, 'Authentication failed.')

  const session = state.gateway.sessions.find(({ id }) => id === parsed.data.session_id)
  if (!session || session.stale(state.settings.resumeWithinMs)) return connection.tell(OP.invalidSession, false)
  const seq = parsed.data.seq ?? 0
  if (seq > session.seq) return connection.close(CLOSE.invalidSeq, 'Invalid seq.')

  leave(session, state.gateway.connections)
  connection.session = session
  session.attach(connection)
  if (session.replay(seq)) return session.send('RESUMED', '{"_trace":[]}')
  connection.session = undefined
  session.detach()
  state.gateway.forget(session)
  connection.tell(OP.invalidSession, false)
}

/** A session speaks over one connection at a time. */
function leave(session: Session, connections: ReadonlySet<Connection>): void {
  for (const connection of connections) {
    if (connection.session !== session) continue
    connection.session = undefined
    connection.cut()
  }
}
