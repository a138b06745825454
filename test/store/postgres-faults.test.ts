import { sql } from 'kysely'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { inspect } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Engine } from '../../src/store/engine.ts'
import { openEngine, openStore, storeOn } from '../../src/store/open.ts'
import { openPostgres } from '../../src/store/postgres.ts'
import { StoreProblem } from '../../src/store/problem.ts'
import type { Store } from '../../src/store/store.ts'
import { command, missing, startPostgres, type Server } from '../contracts/postgres.ts'

const now = () => new Date('2026-11-21T09:00:00Z')
const lease = (worker: string) => ({ worker, now: now(), until: new Date('2026-11-21T09:01:00Z') })
const question = (id: string) => ({ id, platform: 'slack', workspace: 'T1', payload: '{}', receivedAt: now() })

describe.skipIf(missing)(`a PostgreSQL server${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let server: Server
  let databaseUrl: string
  const opened: { close(): Promise<void> }[] = []
  beforeAll(async () => {
    server = await startPostgres()
  })
  beforeEach(async () => {
    databaseUrl = await server.fresh()
    return async () => {
      await Promise.all(opened.splice(0).map(one => one.close()))
    }
  })
  afterAll(() => server.end())

  async function engineHere(): Promise<Engine> {
    const engine = await openEngine({ dataDir: '', databaseUrl }, now)
    opened.push(engine)
    return engine
  }
  async function storeHere(): Promise<Store> {
    return storeOn(await engineHere(), now)
  }
  async function refusal(url: string): Promise<StoreProblem> {
    const told = await openStore({ dataDir: '', databaseUrl: url, now }).catch((cause: unknown) => cause)
    if (!(told instanceof StoreProblem)) throw new Error('it was opened', { cause: told })
    return told
  }
  const changed = (change: (url: URL) => void) => {
    const url = new URL(databaseUrl)
    change(url)
    return url.href
  }

  it('that goes away and comes back serves the same store again', async context => {
    if (!server.power) return context.skip('the server of TEST_DATABASE_URL is not ours to stop')
    const store = await storeHere()
    await Promise.all(['a', 'b', 'c'].map(id => store.inbox.keep(question(id), lease('w'))))
    const meanwhile = Promise.allSettled(['d', 'e', 'f'].map(id => store.inbox.keep(question(id), lease('w'))))
    await server.power.off()
    await meanwhile
    for (const asked of [store.check(), store.inbox.keep(question('g'), lease('w')), store.gaps.top(now(), 1)])
      await expect(asked).rejects.toMatchObject({
        name: 'StoreProblem',
        passing: true,
        message: expect.stringMatching(
          /^PostgreSQL at .*Start the server, or correct host and port in DATABASE_URL\.$/,
        ),
      })
    await server.power.on()
    await store.check()
    expect(await store.inbox.keep(question('a'), lease('w'))).toBe(false)
    expect(await store.inbox.keep(question('h'), lease('w'))).toBe(true)
  })

  it('may end idle connections without harm', async () => {
    const store = await storeHere()
    await Promise.all(Array.from({ length: 6 }, () => store.inbox.waiting()))
    const others =
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'
    expect((await command(databaseUrl, others)).rowCount).toBeGreaterThan(0)
    await vi.waitFor(() => store.check(), { timeout: 10_000, interval: 10 })
    expect(await store.inbox.keep(question('a'), lease('w'))).toBe(true)
  })

  it('may end a connection in the middle of a transaction: nothing of it stays, and the next one works', async () => {
    const engine = await engineHere()
    const broken = engine.write(async db => {
      await db.insertInto('marks').values({ name: 'half', value: 1 }).execute()
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
      await command(databaseUrl, `select pg_terminate_backend(${rows[0]?.pid})`)
      const left = () => command(databaseUrl, `select 1 from pg_stat_activity where pid = ${rows[0]?.pid}`)
      await vi.waitUntil(async () => (await left()).rowCount === 0, { timeout: 10_000 })
      await db.insertInto('marks').values({ name: 'rest', value: 1 }).execute()
    })
    await expect(broken).rejects.toMatchObject({ name: 'StoreProblem', passing: true })
    expect(await engine.read(db => db.selectFrom('marks').selectAll().execute())).toEqual([])
  })

  it('lets others claim what a stuck worker has not locked', async () => {
    const engine = await engineHere()
    const store = storeOn(engine, now)
    for (const id of ['a', 'b', 'c']) await store.inbox.keep(question(id), { ...lease('gone'), until: now() })
    await engine.write(async db => {
      await db.selectFrom('inbox').select('id').where('id', '=', 'b').forUpdate().execute()
      const other = await storeHere()
      expect((await other.inbox.takeUp('slack', lease('w'), 9)).map(({ id }) => id)).toEqual(['a', 'c'])
    })
  })

  it('gets a transaction again that stood crosswise to another', async () => {
    const engine = await engineHere()
    const names = ['a', 'b'] as const
    for (const name of names) await engine.write(db => db.insertInto('marks').values({ name, value: 0 }).execute())
    const raise = (db: Parameters<Parameters<Engine['write']>[0]>[0], name: string) =>
      db
        .updateTable('marks')
        .set(eb => ({ value: eb('value', '+', 1) }))
        .where('name', '=', name)
        .execute()
    let met = 0
    const crosswise = (first: string, second: string) =>
      engine.write(async db => {
        await raise(db, first)
        met++
        await vi.waitUntil(() => met >= 2, { interval: 1 })
        await raise(db, second)
      })
    await Promise.all([crosswise('a', 'b'), crosswise('b', 'a')])
    expect(met).toBeGreaterThan(2)
    const marks = await engine.read(db => db.selectFrom('marks').selectAll().orderBy('name').execute())
    expect(marks).toEqual([
      { name: 'a', value: 2 },
      { name: 'b', value: 2 },
    ])
  })

  it('gets its tables once, though many open it first at the same time', async () => {
    const engines = await Promise.all(Array.from({ length: 6 }, engineHere))
    const rows = engines[0]?.read(db => db.selectFrom('aisi_migrations').select('number').execute())
    expect(await rows).toEqual([{ number: 1 }])
  })

  it('is refused with what to do where user, password, database or host are wrong', async () => {
    const wrongPassword = await refusal(changed(url => (url.password = 'not this one')))
    expect(wrongPassword.message).toMatch(/password.*Correct the user and the password in DATABASE_URL/)
    const noDatabase = await refusal(changed(url => (url.pathname = '/no_such_database')))
    expect(noDatabase.message).toMatch(/no_such_database.*Create the database \(createdb\), or correct its name/)
    const noServer = await refusal(changed(url => (url.port = '1')))
    expect(noServer.message).toMatch(/ECONNREFUSED.*Start the server/)
    const noHost = await refusal(changed(url => (url.host = 'no-such-host.invalid')))
    expect(noHost.message).toMatch(/no-such-host\.invalid.*correct host and port/)
    const passing = [wrongPassword, noDatabase, noServer, noHost].map(problem => problem.passing)
    expect(passing).toEqual([false, false, true, true])
    for (const problem of [wrongPassword, noDatabase, noServer, noHost]) {
      expect(problem.cause).toBeInstanceOf(Error)
      expect(inspect(problem, { depth: 9 })).not.toMatch(/sesame|not this one/)
    }
  })

  it('is refused without repeating it where the address is broken', async () => {
    for (const address of [
      'postgres://u:sesame@host:port/x',
      'postgres://u:ses%ame@host/x',
      'http://u:sesame@host/x',
    ]) {
      const problem = await refusal(address)
      expect(problem.message).toMatch(/write postgres:\/\/user:password@host\/database/)
      expect(inspect(problem, { depth: 9 })).not.toMatch(/ses%?ame/)
    }
  })

  it('that accepts and then says nothing is given up', async () => {
    const silent = createServer(socket => socket.on('error', () => {})).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const address = silent.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const engine = openPostgres(
      changed(url => (url.host = `127.0.0.1:${port}`)),
      { connectMs: 100 },
    )
    const asked = engine.read(db => db.selectFrom('marks').selectAll().execute())
    await expect(asked).rejects.toMatchObject({ name: 'StoreProblem', passing: true })
    await engine.close()
    silent.close()
  })

  it("is refused where another program's tables stand in the way, and left as it is", async () => {
    await command(databaseUrl, 'create table orders (mine int)')
    const { message } = await refusal(databaseUrl)
    expect(message).toMatch(/holds tables of another program \(orders\)\. Give aisi a database of its own/)
    const tables = await command(databaseUrl, "select * from pg_tables where schemaname = 'public'")
    expect(tables.rows).toMatchObject([{ tablename: 'orders' }])
  })

  it('is refused where a newer aisi has been, and where the user may not make tables', async () => {
    const { role, as } = { role: `poor_${process.pid}`, as: (url: URL) => Object.assign(url, { username: role }) }
    await command(
      databaseUrl,
      `create role ${role} login password '${decodeURIComponent(new URL(databaseUrl).password)}'`,
    )
    await command(databaseUrl, 'revoke create on schema public from public')
    const poor = await refusal(changed(as))
    expect(poor.message).toMatch(/permission denied.*Grant that user the right/)
    await command(databaseUrl, `drop role ${role}`)
    const engine = await engineHere()
    await engine.write(db =>
      db.insertInto('aisi_migrations').values({ number: 99, name: 'later', applied_at: 0 }).execute(),
    )
    expect((await refusal(databaseUrl)).message).toMatch(/written by a newer aisi \(schema 99/)
  })
})
