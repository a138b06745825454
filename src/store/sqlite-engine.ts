import { Kysely } from 'kysely'
import type { Engine, Work } from './engine.ts'
import { StoreProblem } from './problem.ts'
import type { Tables } from './schema.ts'
import { sqliteDialect, type Sqlite } from './sqlite-dialect.ts'
import type { Patiently } from './sqlite-patience.ts'
import { sqliteProblem } from './sqlite-problem.ts'
import { groupedWrites } from './sqlite-writes.ts'
import { turns } from './turns.ts'

/** The store on an open connection, which nobody else uses. */
export function engineOn(database: Sqlite, name: string, patiently: Patiently, close: () => Promise<void>): Engine {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database) })
  const turn = turns()
  const writes = groupedWrites(database, turn, () => patiently(() => database.exec('begin immediate')))
  let closed: Promise<void> | undefined

  async function told<T>(action: () => Promise<T>): Promise<T> {
    if (closed) throw new StoreProblem(`${name} is closed.`)
    return action().catch(cause => {
      throw sqliteProblem(name, cause)
    })
  }

  async function moment<T>(work: Work<T>): Promise<T> {
    database.exec('begin')
    try {
      return await work(db)
    } finally {
      database.exec('rollback')
    }
  }

  return {
    kind: 'sqlite',
    name,
    read: work => told(() => turn(() => patiently(() => work(db)))),
    write: work => told(() => writes.write(() => work(db))),
    snapshot: work => told(() => turn(() => moment(work))),
    commits: writes.commits,
    close: () => (closed ??= writes.drained().then(() => turn(close))),
  }
}
