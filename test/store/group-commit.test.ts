import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../src/store/engine.ts'
import type { Lease } from '../../src/store/lease.ts'
import { openEngine, storeOn } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { folders } from './folders.ts'

const NOW = new Date('2026-11-21T09:00:00Z')
const LEASE: Lease = { worker: 'w', now: NOW, until: new Date('2026-11-21T09:01:00Z') }
const freshFolder = folders()

describe('writes to SQLite that come together', () => {
  let engine: Engine
  let store: Store
  beforeEach(async () => {
    engine = await openEngine({ dataDir: freshFolder() }, () => NOW)
    store = storeOn(engine, () => NOW)
  })
  afterEach(() => engine.close())
  const keep = (id: string, platform: string | null = 'slack') =>
    store.inbox.keep({ id, platform: platform as string, workspace: 'T1', payload: '{}', receivedAt: NOW }, LEASE)
  const addMark = (name: string) => engine.write(db => db.insertInto('marks').values({ name, value: 1 }).execute())
  const markNames = async () => (await engine.read(db => db.selectFrom('marks').selectAll().execute())).map(m => m.name)

  it('share one commit, and so one wait for the disk', async () => {
    const before = engine.commits()
    const writes = [
      ...Array.from({ length: 50 }, (_, at) => keep(`q${at}`)),
      store.inbox.settle('q1', 'w', NOW),
      store.gaps.note({ key: 'k', text: 't', reason: 'unknown', facts: [], workspace: 'T1', at: NOW }),
    ]
    await Promise.all(writes)
    expect(engine.commits() - before).toBe(1)
    expect(await store.inbox.waiting()).toBe(49)
  })

  it('succeed though one among them fails', async () => {
    const before = engine.commits()
    const told = await Promise.allSettled([keep('a'), keep('broken', null), keep('b')])
    expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(told[1]).toMatchObject({ reason: { name: 'StoreProblem', passing: false } })
    expect(engine.commits() - before).toBe(1)
    expect(await store.inbox.waiting()).toBe(2)
  })

  it('leave nothing of the one that fails', async () => {
    const half = engine.write(async db => {
      await db.insertInto('marks').values({ name: 'half', value: 1 }).execute()
      throw new Error('then it failed')
    })
    const told = await Promise.allSettled([addMark('before'), half, addMark('after')])
    expect(told[1]).toMatchObject({ reason: { message: 'then it failed' } })
    expect((await markNames()).toSorted()).toEqual(['after', 'before'])
  })

  it('get a transaction of their own where one has ended that of all', async () => {
    const ending = engine.write(db => sql`rollback`.execute(db).then(() => Promise.reject(new Error('all is lost'))))
    const told = await Promise.allSettled([addMark('before'), ending, addMark('after')])
    expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect((await markNames()).toSorted()).toEqual(['after', 'before'])
  })

  it('do not show to a reader before they are durable', async () => {
    let seen: string[] = []
    const reading = { done: Promise.resolve() }
    const failing = engine.write(async db => {
      await db.insertInto('marks').values({ name: 'never', value: 1 }).execute()
      reading.done = markNames().then(names => void (seen = names))
      for (let ticks = 0; ticks < 100; ticks++) await Promise.resolve()
      throw new Error('undone')
    })
    await expect(failing).rejects.toThrow('undone')
    await reading.done
    expect(seen).toEqual([])
  })

  it('are durable on the disk: a full sync for each commit', async () => {
    const pragma = async (name: string) =>
      Object.values((await engine.read(db => sql.raw(`pragma ${name}`).execute(db))).rows[0] ?? {})
    expect(await pragma('journal_mode')).toEqual(['wal'])
    expect(await pragma('synchronous')).toEqual([2])
    expect(await pragma('foreign_keys')).toEqual([1])
  })
})
