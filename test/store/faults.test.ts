import { spawnSync } from 'node:child_process'
import { sql } from 'kysely'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openEngine, openStore, storeOn } from '../../src/store/open.ts'
import { StoreProblem } from '../../src/store/problem.ts'
import { connect, openSqlite } from '../../src/store/sqlite.ts'
import { run, runAs } from './child.ts'
import { folders } from './folders.ts'

/** Root may write everywhere, whatever a folder says. */
const NOBODY = { uid: 65534, gid: 65534 }
const freshFolder = folders()
const now = () => new Date('2026-11-21T09:00:00Z')
const LEASE = { worker: 'w', now: now(), until: now() }
const question = (id: string) => ({
  id,
  platform: 'slack',
  workspace: 'T1',
  payload: 'x'.repeat(500),
  receivedAt: now(),
})

/** The Problem that opening a folder ends with. */
async function refusal(dataDir: string): Promise<StoreProblem> {
  const opened = await openStore({ dataDir, now }).catch((cause: unknown) => cause)
  if (!(opened instanceof StoreProblem)) throw new Error('it was opened', { cause: opened })
  return opened
}

describe('a file that is not ours', () => {
  it('is refused and not touched where it is no database', async () => {
    const dataDir = freshFolder()
    for (const content of ['short', 'SQLite format 3\0', 'long '.repeat(1000)]) {
      writeFileSync(join(dataDir, 'aisi.db'), content)
      const { message, passing } = await refusal(dataDir)
      expect(message).toMatch(/aisi\.db is no SQLite database\. Move it away/)
      expect(passing).toBe(false)
      expect(readFileSync(join(dataDir, 'aisi.db'), 'utf8')).toBe(content)
      expect(readdirSync(dataDir)).toEqual(['aisi.db'])
    }
  })

  it('is refused and not touched where it is the database of another program', async () => {
    const dataDir = freshFolder()
    const theirs = await connect(join(dataDir, 'aisi.db'))
    theirs.exec('create table inbox (a); insert into inbox values (1)')
    theirs.close()
    const before = readFileSync(join(dataDir, 'aisi.db'))
    expect((await refusal(dataDir)).message).toMatch(/belongs to another program\. Move it away/)
    expect(readFileSync(join(dataDir, 'aisi.db'))).toEqual(before)
    expect(readdirSync(dataDir)).toEqual(['aisi.db'])
  })

  it('is refused where a newer aisi wrote it, with what to do', async () => {
    const dataDir = freshFolder()
    const engine = await openEngine({ dataDir }, now)
    await engine.write(db =>
      db.insertInto('aisi_migrations').values({ number: 99, name: 'later', applied_at: 0 }).execute(),
    )
    await engine.close()
    const { message, passing } = await refusal(dataDir)
    expect(message).toMatch(/written by a newer aisi \(schema 99, this one knows 1\)\. Update aisi/)
    expect(passing).toBe(false)
  })
})

describe('a place that cannot be used', () => {
  it('is told with what to do where a part of the path is a file', async () => {
    const folder = freshFolder()
    writeFileSync(join(folder, 'file'), '')
    for (const dataDir of [join(folder, 'file'), join(folder, 'file', 'below')])
      expect((await refusal(dataDir)).message).toMatch(/ENOTDIR.*A part of that path is a file; name a folder/)
  })

  it('is told where no folder can be made, and does not wait for ever', async () => {
    const { message, cause } = await refusal('/proc/aisi')
    expect(message).toMatch(/\/proc\/aisi.*name another folder/)
    expect(cause).toBeInstanceOf(Error)
  })

  it('is told where the folder takes no file', async () => {
    const { message, passing } = await refusal('/proc/self')
    expect(message).toMatch(/SQLite in \/proc\/self\/aisi\.db: .*folder/)
    expect(passing).toBe(false)
  })

  it('is told where it is read-only', async context => {
    const user = process.getuid?.() === 0 ? NOBODY : {}
    if (spawnSync(process.execPath, ['--version'], user).status !== 0)
      return context.skip('root may write everywhere, and nobody else may run this Node')
    const dataDir = freshFolder()
    chmodSync(dataDir, 0o555)
    const child = runAs(user, 'prober', dataDir)
    await child.ended
    expect(child.lines).toEqual([
      expect.stringMatching(/^StoreProblem: .*EACCES.*Let the user that runs aisi read and write there/),
    ])
  })

  it('is told where the file may only be read', async () => {
    const dataDir = freshFolder()
    const engine = await openEngine({ dataDir }, now)
    await engine.read(db => sql`pragma query_only = on`.execute(db))
    await expect(storeOn(engine, now).secret('x')).rejects.toMatchObject({
      name: 'StoreProblem',
      passing: false,
      message: expect.stringMatching(/readonly.*let the user that runs aisi write/),
    })
    await engine.close()
  })
})

describe('a damaged file', () => {
  it('is told with where to go from there', async () => {
    const dataDir = freshFolder()
    const store = await openStore({ dataDir, now })
    for (let at = 0; at < 50; at++) await store.inbox.keep(question(`q${at}`), LEASE)
    await store.close()
    const file = join(dataDir, 'aisi.db')
    const bytes = readFileSync(file)
    writeFileSync(file, Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(bytes.length - 100, 7)]))
    const { message, passing } = await refusal(dataDir)
    expect(message).toMatch(/aisi\.db: .*(?:malformed|not a database).*(?:aisi restore FILE|move it away)/s)
    expect(passing).toBe(false)
  })
})

describe('a full disk', () => {
  it('fails what does not fit, keeps what was acknowledged, and goes on when there is space again', async () => {
    const dataDir = freshFolder()
    const engine = await openEngine({ dataDir }, now)
    const store = storeOn(engine, now)
    const limit = (pages: number) => engine.read(db => sql.raw(`pragma max_page_count = ${pages}`).execute(db))
    await limit(60)
    const told = await Promise.allSettled(
      Array.from({ length: 400 }, (_, at) => store.inbox.keep(question(`q${at}`), LEASE)),
    )
    const kept = told.flatMap((one, at) => (one.status === 'fulfilled' ? [`q${at}`] : []))
    const failed = told.flatMap(one => (one.status === 'rejected' ? [one.reason as StoreProblem] : []))
    expect(kept.length).toBeGreaterThan(10)
    expect(failed.length).toBeGreaterThan(10)
    for (const { message, passing } of failed) {
      expect(message).toMatch(/disk is full.*free some space/s)
      expect(passing).toBe(false)
    }
    expect(await store.inbox.waiting()).toBe(kept.length)
    await limit(100_000)
    expect(await store.inbox.keep(question('later'), LEASE)).toBe(true)
    await store.close()

    const again = await openStore({ dataDir, now })
    const taken = await again.inbox.takeUp('slack', LEASE, 1000)
    expect(taken.map(({ id }) => id).toSorted()).toEqual([...kept, 'later'].toSorted())
    await again.close()
  })
})

describe('a locked file', () => {
  it('is waited for, while the rest of the program goes on', async () => {
    const dataDir = freshFolder()
    const store = await openStore({ dataDir, now })
    const other = await connect(join(dataDir, 'aisi.db'))
    other.exec('begin immediate')
    let ticks = 0
    const ticking = setInterval(() => ticks++, 1)
    const keeping = store.inbox.keep(question('q'), LEASE)
    while (ticks < 20) await new Promise(resolve => setImmediate(resolve))
    other.exec('rollback')
    expect(await keeping).toBe(true)
    clearInterval(ticking)
    other.close()
    await store.close()
  })

  it('is told as something that passes when patience ends', async () => {
    const dataDir = freshFolder()
    await (await openStore({ dataDir, now })).close()
    const engine = await openSqlite(join(dataDir, 'aisi.db'), { patienceMs: 100 })
    const store = storeOn(engine, now)
    const other = await connect(join(dataDir, 'aisi.db'))
    other.exec('begin immediate')
    await expect(store.inbox.keep(question('q'), LEASE)).rejects.toMatchObject({
      name: 'StoreProblem',
      passing: true,
      message: expect.stringMatching(/locked.*stop that program, or try again/s),
    })
    expect(await store.inbox.waiting()).toBe(0)
    other.exec('rollback')
    expect(await store.inbox.keep(question('q'), LEASE)).toBe(true)
    other.close()
    await store.close()
  })
})

describe('the file', () => {
  it('is made for its owner alone, in a folder that is made, too', async () => {
    const dataDir = join(freshFolder(), 'a', 'b')
    await (await openStore({ dataDir, now })).close()
    expect(statSync(join(dataDir, 'aisi.db')).mode & 0o777).toBe(0o600)
  })

  it('holds everything when it is closed, without the files beside it', async () => {
    const [dataDir, elsewhere] = [freshFolder(), freshFolder()]
    const store = await openStore({ dataDir, now })
    await store.inbox.keep(question('q'), LEASE)
    await store.close()
    writeFileSync(join(elsewhere, 'aisi.db'), readFileSync(join(dataDir, 'aisi.db')))
    const copy = await openStore({ dataDir: elsewhere, now })
    expect(await copy.inbox.waiting()).toBe(1)
    await copy.close()
  })

  it('opens where an empty file stands', async () => {
    const dataDir = freshFolder()
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(join(dataDir, 'aisi.db'), '')
    const child = run('prober', dataDir)
    expect(await child.ended).toBe(0)
    expect(child.lines).toEqual(['opened'])
  })
})
