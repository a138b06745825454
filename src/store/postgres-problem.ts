import { Problem } from '../errors.ts'
import { StoreProblem } from './problem.ts'

interface Cure {
  says: string
  passing?: boolean
}

const AWAY: Cure = { says: 'Start the server, or correct host and port in DATABASE_URL.', passing: true }
const DENIED: Cure = { says: 'Correct the user and the password in DATABASE_URL.' }
const LATER: Cure = { says: 'Others were in the way; try again.', passing: true }
const FAULT: Cure = { says: 'This is a fault of aisi itself, please report it.' }
const RIGHTS: Cure = { says: 'Grant that user the right to use and create tables in the schema of its search_path.' }

/** By PostgreSQL's own codes, the longest beginning that fits. */
const CURES: Readonly<Record<string, Cure>> = {
  '08': AWAY,
  '28': DENIED,
  '3D000': { says: 'Create the database (createdb), or correct its name in DATABASE_URL.' },
  '3F000': RIGHTS,
  '42501': RIGHTS,
  '25006': { says: 'It takes no writes (a standby?); name the primary in DATABASE_URL.', passing: true },
  '40': LATER,
  '53': { ...LATER, says: 'It is overloaded; try again in a while.' },
  '53100': { says: 'Its disk is full; free some space there.' },
  '55P03': LATER,
  '57': AWAY,
  '58': { says: 'Its disk failed; look into its log.' },
  XX: { says: 'It reports damage; look into its log, and restore a backup with aisi restore FILE --replace.' },
}

/** By the codes of the network. */
const NETWORK_CURES: Readonly<Record<string, Cure>> = {
  ECONNREFUSED: AWAY,
  ECONNRESET: AWAY,
  EPIPE: AWAY,
  ETIMEDOUT: AWAY,
  EHOSTUNREACH: AWAY,
  ENETUNREACH: AWAY,
  EAI_AGAIN: AWAY,
  ENOTFOUND: AWAY,
  ENOENT: AWAY,
}
/** What the driver says without a code when a connection has gone. */
const GONE = /connection|not queryable|read timeout|timeout exceeded|terminated/i
const CERTIFICATE = /certificate|SSL/

/** Repeating the whole transaction is the cure: others were in its way. */
export function isCollision(cause: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(cause))
}

/** The server has refused the query and goes on listening; after anything else the connection is of no use. */
export function isAnswer(cause: unknown): boolean {
  return cause instanceof Error && 'severity' in cause && !/^(?:08|57P)/.test(codeOf(cause))
}

/** What PostgreSQL or the way to it refused, told to a person; anything else is returned as it is. */
export function postgresProblem(name: string, cause: unknown): unknown {
  if (cause instanceof Problem || !(cause instanceof Error)) return cause
  const cure = cureOf(cause)
  if (!cure) return cause
  const what = cause.message || codeOf(cause)
  return new StoreProblem(`${name}: ${what}. ${cure.says}`, { passing: cure.passing ?? false, cause })
}

function cureOf(cause: Error): Cure | undefined {
  const code = codeOf(cause)
  if ('severity' in cause) return CURES[code] ?? CURES[code.slice(0, 2)] ?? FAULT
  if (CERTIFICATE.test(cause.message)) return { says: 'Correct sslmode and the certificates in DATABASE_URL.' }
  return NETWORK_CURES[code] ?? (GONE.test(cause.message) ? AWAY : undefined)
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
}
