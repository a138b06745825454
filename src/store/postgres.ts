import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { isPostgresAddress } from './address.ts'
import type { Database, Engine, Work } from './engine.ts'
import { isAnswer, isCollision, postgresProblem } from './postgres-problem.ts'
import { StoreProblem } from './problem.ts'
import type { Tables } from './schema.ts'
import { storable } from './values.ts'

export interface PostgresOptions {
  /** How long to wait for a connection. */
  connectMs?: number
}

const CONNECT_MS = 5_000
/** No query of ours takes this long; a connection that says nothing is given up then. */
const ANSWER_MS = 30_000
/** Enough to claim, settle and plan side by side; a small server takes a hundred from all its clients. */
const MOST_CONNECTIONS = 8
/** Transactions that stood in each other's way are repeated this often. */
const REPEATS = 5
const INT8 = 20

/** A store in a PostgreSQL database. It connects when it is first used, and again whenever the server was away. */
export function openPostgres(url: string, { connectMs = CONNECT_MS }: PostgresOptions = {}): Engine {
  const name = nameOf(url)
  const pool = poolOf(url, connectMs)
  const db: Database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: guarded(pool) }) })
  const running = new Set<Promise<unknown>>()
  let commits = 0
  let closed: Promise<void> | undefined

  async function told<T>(action: () => Promise<T>): Promise<T> {
    if (closed) throw new StoreProblem(`${name} is closed.`)
    const run = action()
    running.add(run)
    try {
      return await run
    } catch (cause) {
      throw postgresProblem(name, cause)
    } finally {
      running.delete(run)
    }
  }

  async function committed<T>(work: Work<T>): Promise<T> {
    const value = await repeatedly(() => db.transaction().execute(work))
    commits++
    return value
  }

  const oneMoment = () => db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  return {
    kind: 'postgres',
    name,
    read: work => told(() => work(db)),
    write: work => told(() => committed(work)),
    snapshot: work => told(() => oneMoment().execute(work)),
    commits: () => commits,
    close: () => (closed ??= Promise.allSettled(running).then(() => pool.end())),
  }
}

function poolOf(connectionString: string, connectionTimeoutMillis: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    connectionTimeoutMillis,
    max: MOST_CONNECTIONS,
    query_timeout: ANSWER_MS,
    keepAlive: true,
    application_name: 'aisi',
    types: { getTypeParser: numbersAsNumbers },
  })
  pool.on('error', leaveToTheNextQuery)
  pool.on('connect', client => client.on('error', leaveToTheNextQuery))
  return pool
}

/** A connection that breaks while nobody waits for it: the pool drops it, and the next query opens another. */
function leaveToTheNextQuery(): void {}

/** Times and counts stay far below what a number holds. */
const numbersAsNumbers: pg.CustomTypesConfig['getTypeParser'] = (type, format) =>
  type === INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(type, format)

/** Connections that broke go out of the pool instead of back into it. */
function guarded(pool: pg.Pool): PostgresPool {
  return { connect: async () => clientOf(await pool.connect()), end: () => pool.end() }
}

function clientOf(client: pg.PoolClient): PostgresPoolClient {
  let broken: Error | undefined
  async function query(sql: string, parameters: readonly unknown[]) {
    if (broken) throw broken
    return client.query(sql, storable(parameters)).catch((cause: Error) => {
      if (!isAnswer(cause)) broken = cause
      throw cause
    })
  }
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release(broken) }
}

async function repeatedly<T>(transaction: () => Promise<T>): Promise<T> {
  for (let left = REPEATS; ; left--) {
    try {
      return await transaction()
    } catch (cause) {
      if (left === 0 || !isCollision(cause)) throw cause
    }
  }
}

/** Host and database alone: what else stands in the address is a secret. */
function nameOf(url: string): string {
  if (!isPostgresAddress(url))
    throw new StoreProblem(
      'The database address is not one of PostgreSQL; write postgres://user:password@host/database',
    )
  const { hostname, port, pathname, searchParams } = new URL(url)
  const host = searchParams.get('host') ?? (decodeURIComponent(hostname) || 'localhost')
  return `PostgreSQL at ${host}${port ? `:${port}` : ''}${pathname}`
}
