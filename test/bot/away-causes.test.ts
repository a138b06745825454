import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LEASE_MS } from '../../src/bot/desk.ts'
import type { Engine } from '../../src/store/engine.ts'
import { migrate } from '../../src/store/migrate.ts'
import { openEngine, openStore, storeOn } from '../../src/store/open.ts'
import { connect, openSqlite } from '../../src/store/sqlite.ts'
import { missing, startPostgres, type Server } from '../contracts/postgres.ts'
import { folders } from '../store/folders.ts'
import { ANSWER, desks, type Desk } from './desk-stage.ts'

const open = desks()
const freshFolder = folders()
const now = () => new Date()

const causes = ({ world: { log } }: Desk, msg: string) =>
  log.lines.filter(line => line.msg === msg).map(({ cause }) => (cause as { message: string }).message)

async function chores({ world: { ground } }: Desk): Promise<void> {
  for (const { run } of ground.chores) await run()
  await ground.desk.idle()
}

/** Each another question, as far as the platform knows. */
async function ask(desk: Desk, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) await desk.hear({ id, address: id })
}

const UNUSABLE: readonly [what: string, make: (file: string) => Promise<void>, told: RegExp][] = [
  ['is no database', async file => writeFileSync(file, 'notes '.repeat(100)), /is no SQLite database\. Move it away/],
  ['belongs to another program', make('create table orders (a)'), /belongs to another program\. Move it away/],
  ['was written by a newer aisi', makeNewer, /written by a newer aisi .* Update aisi/],
]

function make(statement: string) {
  return async (file: string) => {
    const database = await connect(file)
    database.exec(statement)
    database.close()
  }
}

async function makeNewer(file: string): Promise<void> {
  const engine = await openEngine({ dataDir: join(file, '..') }, now)
  const later = { number: 99, name: 'later', applied_at: 0 }
  await engine.write(db => db.insertInto('aisi_migrations').values(later).execute())
  await engine.close()
}

describe('a file that', () => {
  it.each(UNUSABLE)('%s costs no answer, is left as it is, and is told with what to do', async (_, makeIt, told) => {
    const dataDir = freshFolder()
    const file = join(dataDir, 'aisi.db')
    await makeIt(file)
    const before = readFileSync(file)
    const desk = await open({ dataDir })
    await ask(desk, 'd1', 'd1', 'd2')
    expect(desk.said()).toEqual([ANSWER, ANSWER])
    expect(causes(desk, 'store-away')).toEqual([expect.stringMatching(told)])
    await expect(desk.world.store.check()).rejects.toThrow(told)
    expect(readFileSync(file)).toEqual(before)

    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
    await chores(desk)
    await ask(desk, 'd2', 'd3')
    expect(desk.said()).toHaveLength(3)
    expect(await desk.waiting()).toBe(0)
  })
})

/** Questions of another platform until no more fit in. */
async function fill({ world: { store, clock } }: Desk): Promise<void> {
  const lease = { worker: 'other', now: clock.now, until: clock.now }
  const question = { platform: 'other', workspace: 'W1', payload: 'x'.repeat(200), receivedAt: clock.now }
  for (let at = 0; ; at++) {
    const isIn = await store.inbox.keep({ ...question, id: `other/${at}` }, lease).catch(() => false)
    if (!isIn) return
  }
}

describe('a full disk', () => {
  it('costs no answer, is told with what to do, and nothing is answered twice when there is space again', async () => {
    let engine: Engine | undefined
    const desk = await open({
      async openStore(dataDir) {
        engine = await openEngine({ dataDir }, now)
        return storeOn(engine, now)
      },
    })
    const limit = (pages: number) => engine?.read(db => sql.raw(`pragma max_page_count = ${pages}`).execute(db))
    await limit(1)
    await fill(desk)
    const ids = Array.from({ length: 25 }, (_, at) => `d${at}`)
    await ask(desk, ...ids, ...ids)
    expect(causes(desk, 'inbox-away')[0]).toMatch(/disk is full.*free some space/s)
    expect(desk.said()).toEqual(ids.map(() => ANSWER))
    await limit(100_000)
    await ask(desk, ...ids)
    desk.pass(LEASE_MS)
    for (let times = 0; times < 3; times++) await desk.takeUp()
    expect(desk.said()).toHaveLength(ids.length)
    await ask(desk, 'later')
    expect(desk.said()).toHaveLength(ids.length + 1)
  })
})

describe('a locked file', () => {
  it('costs no answer, is told with what to do, and is used again when it is free', async () => {
    const dataDir = freshFolder()
    const file = join(dataDir, 'aisi.db')
    await (await openStore({ dataDir, now })).close()
    const desk = await open({
      dataDir,
      async openStore() {
        const engine = await openSqlite(file, { patienceMs: 20 })
        await migrate(engine, now)
        return storeOn(engine, now)
      },
    })
    const other = await connect(file)
    other.exec('begin immediate')
    await ask(desk, 'd1', 'd1', 'd2')
    expect(desk.said()).toEqual([ANSWER, ANSWER])
    expect(causes(desk, 'inbox-away')[0]).toMatch(/locked.*stop that program, or try again in a while/s)
    other.exec('commit')
    other.close()
    await ask(desk, 'd1', 'd2', 'd3')
    desk.pass(LEASE_MS)
    await chores(desk)
    expect(desk.said()).toHaveLength(3)
    expect(await desk.waiting()).toBe(0)
  })
})

describe.skipIf(missing)(`a PostgreSQL server${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let server: Server
  beforeAll(async () => void (server = await startPostgres()))
  afterAll(() => server.end())

  it('that goes away and comes back costs no answer, and nothing is lost or answered twice', async context => {
    const { power } = server
    if (!power) return context.skip('the server of TEST_DATABASE_URL is not ours to stop')
    const databaseUrl = await server.fresh()
    const desk = await open({ openStore: dataDir => openStore({ dataDir, databaseUrl, now }) })
    await ask(desk, 'before')
    await power.off()
    await ask(desk, 'd1', 'd1', 'd2', 'before')
    expect(desk.said()).toEqual([ANSWER, ANSWER, ANSWER])
    expect(causes(desk, 'inbox-away')[0]).toMatch(/Start the server, or correct host and port in DATABASE_URL/)
    await expect(desk.world.store.check()).rejects.toThrow(/Start the server/)
    await power.on()
    await desk.world.store.check()
    await ask(desk, 'd1', 'd3')
    desk.pass(LEASE_MS)
    await chores(desk)
    expect(desk.said()).toHaveLength(4)
    expect(await desk.waiting()).toBe(0)
  })

  it('that is away at the start is used as soon as it is there', async context => {
    const { power } = server
    if (!power) return context.skip('the server of TEST_DATABASE_URL is not ours to stop')
    const databaseUrl = await server.fresh()
    await power.off()
    const desk = await open({ openStore: dataDir => openStore({ dataDir, databaseUrl, now }) })
    await ask(desk, 'd1', 'd1')
    expect(causes(desk, 'store-away')).toEqual([expect.stringMatching(/Start the server/)])
    await power.on()
    await chores(desk)
    await ask(desk, 'd1', 'd2')
    expect(desk.said()).toEqual([ANSWER, ANSWER])
    expect(await desk.waiting()).toBe(0)
  })
})
