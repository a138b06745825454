import {
  CompiledQuery,
  RawNode,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely'
import { storable } from './values.ts'

/** What we use of the `node:sqlite` interface. */
export interface Sqlite {
  prepare(sql: string): Statement
  exec(sql: string): void
  close(): void
}
interface Statement {
  all(...parameters: unknown[]): unknown[]
  run(...parameters: unknown[]): { changes: number | bigint }
}

/** Preparing costs more than most of our statements; bulk inserts of different lengths would otherwise pile up. */
const MOST_PREPARED = 200

/** Kysely over one connection; whoever uses it takes turns and begins and ends transactions. */
export function sqliteDialect(database: Sqlite): Dialect {
  return {
    createDriver: () => driverOf(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: db => new SqliteIntrospector(db),
  }
}

function driverOf(database: Sqlite): Driver {
  const connection = connectionOf(database)
  const run = (sql: string) => async () => void (await connection.executeQuery(CompiledQuery.raw(sql)))
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    beginTransaction: run('begin immediate'),
    commitTransaction: run('commit'),
    rollbackTransaction: run('rollback'),
    destroy: async () => database.close(),
  }
}

function connectionOf(database: Sqlite): DatabaseConnection {
  const prepared = preparedIn(database)
  return {
    async executeQuery<R>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<R>> {
      const statement = prepared(sql)
      const values = storable(parameters)
      if (returnsRows(query)) return { rows: statement.all(...values) as R[] }
      return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) }
    },
    async *streamQuery() {
      throw new Error('Rows are read in pages, not streamed.')
    },
  }
}

function returnsRows(query: CompiledQuery['query']): boolean {
  return SelectQueryNode.is(query) || RawNode.is(query) || ('returning' in query && query.returning !== undefined)
}

/** Keeps statements that were prepared; the oldest goes first. */
function preparedIn(database: Sqlite): (sql: string) => Statement {
  const known = new Map<string, Statement>()
  return sql => {
    const found = known.get(sql)
    if (found) return found
    const [oldest] = known.keys()
    if (known.size >= MOST_PREPARED && oldest !== undefined) known.delete(oldest)
    const fresh = database.prepare(sql)
    known.set(sql, fresh)
    return fresh
  }
}
