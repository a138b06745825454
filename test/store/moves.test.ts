import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { backUp, openBackup } from '../../src/store/backup.ts'
import { fill } from '../../src/store/fill.ts'
import { openEngine, openExisting, storeOn, type Place } from '../../src/store/open.ts'
import { aisi } from '../cli/aisi.ts'
import { command, missing, startPostgres, type Server } from '../contracts/postgres.ts'
import { run } from './child.ts'
import { folders } from './folders.ts'
import { everythingIn, furnish, now } from './furnished.ts'

const freshFolder = folders()

describe.skipIf(missing)(`between SQLite and PostgreSQL${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let server: Server
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.end())

  const onPostgres = async (): Promise<Place> => ({ dataDir: '', databaseUrl: await server.fresh() })
  const onSqlite = (): Place => ({ dataDir: freshFolder() })
  async function contents(place: Place) {
    const engine = await openEngine(place, now)
    const all = await everythingIn(engine).finally(engine.close)
    return { ...all, marks: 'grow when a store is filled' }
  }
  async function furnished(place: Place): Promise<Place> {
    const engine = await openEngine(place, now)
    await furnish(engine).finally(engine.close)
    return place
  }
  async function restore(file: string, place: Place): Promise<Place> {
    const [from, into] = [await openBackup(file, now), await openEngine(place, now)]
    await fill(into, from, { cure: '' }).finally(() => Promise.all([from.close(), into.close()]))
    return place
  }

  it('a store moves there and back whole, and stays where it was', async () => {
    const [first, second, third] = [await furnished(onSqlite()), await onPostgres(), onSqlite()]
    const before = await contents(first)
    for (const [from, to] of [
      [first, second],
      [second, third],
    ] as const) {
      const [source, target] = [await openExisting(from, now), await openEngine(to, now)]
      await fill(target, source, { cure: '' }).finally(() => Promise.all([source.close(), target.close()]))
    }
    expect(await contents(second)).toEqual(before)
    expect(await contents(third)).toEqual(before)
    expect(await contents(first)).toEqual(before)
  })

  it('a backup of either restores into either', async () => {
    const shelf = freshFolder()
    for (const origin of [await furnished(onSqlite()), await furnished(await onPostgres())]) {
      const file = join(shelf, origin.databaseUrl === undefined ? 'of-sqlite' : 'of-postgres')
      await backUp(origin, file, now)
      const before = await contents(origin)
      expect(await contents(await restore(file, onSqlite()))).toEqual(before)
      expect(await contents(await restore(file, await onPostgres()))).toEqual(before)
    }
    const header = readFileSync(join(shelf, 'of-postgres')).subarray(0, 20)
    expect(header.toString('latin1', 0, 15)).toBe('SQLite format 3')
    expect([header[18], header[19]], 'is one file without a log beside it').toEqual([1, 1])
  })

  it('a backup of PostgreSQL holds one moment, though another process writes meanwhile', async () => {
    const [place, shelf] = [await onPostgres(), freshFolder()]
    const child = run('orderer', '', place.databaseUrl ?? '')
    await vi.waitFor(() => expect(child.lines.length).toBeGreaterThan(20), { timeout: 20_000, interval: 5 })
    const acknowledged = child.lines.length
    await backUp(place, join(shelf, 'b.db'), now)
    child.kill()
    await child.ended
    const restored = await restore(join(shelf, 'b.db'), onSqlite())
    const engine = await openEngine(restored, now)
    const { orders = [], marks } = await everythingIn(engine).finally(engine.close)
    expect(orders.length).toBeGreaterThanOrEqual(acknowledged)
    expect(marks).toEqual([{ name: 'teams-version', value: orders.length + 1 + 1 }])
  })

  it('aisi move-data copies, says so without a password, and refuses a target with content', async () => {
    const [from, to] = [await furnished(onSqlite()), await onPostgres()]
    const url = to.databaseUrl ?? ''
    const moved = await aisi(['move-data', '--from', from.dataDir], { env: { DATABASE_URL: url } })
    expect(moved).toMatchObject({ code: 0, err: '' })
    expect(moved.out).toMatch(/^Copied 1 standing order, 1200 reminders, .* from SQLite in .* to PostgreSQL at /)
    expect(await contents(to)).toEqual(await contents(from))

    const again = await aisi(['move-data', '--from', from.dataDir, '--to', url])
    expect(again).toMatchObject({ code: 1, out: '' })
    expect(again.err).toMatch(/^PostgreSQL at .* already holds 1 standing order, .*\. Name an empty store/)
    for (const text of [moved.out, again.err]) expect(text).not.toMatch(/sesame|:\/\//)
  })

  it('nothing is made where a store must be', async () => {
    const nowhere = await onPostgres()
    await expect(openExisting(nowhere, now)).rejects.toThrow(/there is no store/)
    const tables = await command(nowhere.databaseUrl ?? '', "select * from pg_tables where schemaname = 'public'")
    expect(tables.rows).toEqual([])
  })
})

describe('the commands', () => {
  it('aisi backup and aisi restore say what they do', async () => {
    const [DATA_DIR, shelf] = [freshFolder(), freshFolder()]
    const engine = await openEngine({ dataDir: DATA_DIR }, now)
    await furnish(engine, 2).finally(engine.close)
    const file = join(shelf, 'b.db')
    const backedUp = await aisi(['backup', file], { env: { DATA_DIR } })
    expect(backedUp).toMatchObject({ code: 0, err: '' })
    expect(backedUp.out).toMatch(/^Wrote .*b\.db \(\d+ KiB\)\. Keep it safe/)

    const target = { DATA_DIR: freshFolder() }
    const restored = await aisi(['restore', file], { env: target })
    expect(restored).toMatchObject({ code: 0, err: '' })
    expect(restored.out).toMatch(
      /b\.db holds 1 standing order, 2 reminders, .*\n.*aisi\.db holds nothing\.\nRestored into SQLite/,
    )
    const refused = await aisi(['restore', file], { env: target })
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(/already holds 1 standing order, .* delete that with --replace/)
    const replaced = await aisi(['restore', '--replace', file], { env: target })
    expect(replaced.code).toBe(0)
    expect(replaced.out).toContain('The latter is deleted.')
    const store = storeOn(await openEngine({ dataDir: target.DATA_DIR }, now), now)
    expect(await store.threads.find('t1')).toBeDefined()
    await store.close()
  })

  it('tell what is missing or broken, never a password', async () => {
    const folder = freshFolder()
    writeFileSync(join(folder, 'file'), 'text')
    const told = await Promise.all([
      aisi(['backup']),
      aisi(['restore', join(folder, 'file')], { env: { DATA_DIR: folder } }),
      aisi(['move-data']),
      aisi(['move-data', '--from', 'postgres://u:sesame@host:port/x']),
      aisi(['backup', join(folder, 'b')], { env: { DATABASE_URL: 'postgres://u:sesame@127.0.0.1:1/x' } }),
    ])
    expect(told.map(({ code }) => code)).toEqual([2, 1, 2, 2, 1])
    const [file, restore, move, address, away] = told.map(({ err }) => err)
    expect(file).toContain('Name one file: aisi backup FILE')
    expect(restore).toContain('is no SQLite database')
    expect(move).toContain('aisi move-data --from .data')
    expect(address).toContain('--from is no whole address')
    expect(away).toMatch(/^PostgreSQL at 127\.0\.0\.1:1\/x: .*ECONNREFUSED/)
    for (const text of [address, away]) expect(text).not.toContain('sesame')
  })
})
