import { describe, expect, it, vi } from 'vitest'
import { openEngine, openStore, storeOn } from '../../src/store/open.ts'
import { run } from './child.ts'
import { folders } from './folders.ts'

const freshFolder = folders()
const now = () => new Date()
const open = (dataDir: string) => openStore({ dataDir, now })
const lease = (worker: string) => ({ worker, now: now(), until: new Date(Date.now() + 60_000) })

describe('several processes on one SQLite file', () => {
  it('lose nothing of each other', async () => {
    const dataDir = freshFolder()
    const children = ['a', 'b'].map(prefix => run('keeper', dataDir, prefix, '300'))
    const store = await open(dataDir)
    const own = Array.from({ length: 100 }, (_, at) => `own${at}`)
    for (const id of own) {
      const question = { id, platform: 'slack', workspace: 'T1', payload: '{}', receivedAt: now() }
      expect(await store.inbox.keep(question, lease('own'))).toBe(true)
    }
    expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([0, 0])
    expect(await store.inbox.waiting()).toBe(700)
    await store.close()
  })

  it('share the work: each question goes to one of them', async () => {
    const dataDir = freshFolder()
    const store = await open(dataDir)
    const ids = Array.from({ length: 200 }, (_, at) => `q${at}`)
    const gone = { worker: 'gone', now: now(), until: now() }
    for (const id of ids)
      await store.inbox.keep({ id, platform: 'slack', workspace: 'T1', payload: '{}', receivedAt: now() }, gone)
    const children = ['x', 'y'].map(worker => run('claimer', dataDir, worker))
    expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([0, 0])
    expect(children.flatMap(({ lines }) => lines).toSorted()).toEqual(ids.toSorted())
    await store.close()
  })

  it('make the tables once, though all open it first at the same time', async () => {
    const dataDir = freshFolder()
    const start = String(Date.now() + 1500)
    const children = Array.from({ length: 4 }, () => run('opener', dataDir, start))
    expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([0, 0, 0, 0])
    expect(new Set(children.flatMap(({ lines }) => lines)).size).toBe(1)
    const engine = await openEngine({ dataDir }, now)
    expect(await engine.read(db => db.selectFrom('aisi_migrations').select('number').execute())).toEqual([
      { number: 1 },
    ])
    await engine.close()
  })
})

describe('a process that is killed', () => {
  it.each([1, 60, 250])('has kept all that it acknowledged, here %i questions and more', async least => {
    const dataDir = freshFolder()
    const child = run('keeper', dataDir, 'q', '100000')
    await vi.waitFor(() => expect(child.lines.length).toBeGreaterThanOrEqual(least), { timeout: 20_000, interval: 1 })
    child.kill()
    await child.ended

    const engine = await openEngine({ dataDir }, now)
    const store = storeOn(engine, now)
    const taken = await store.inbox.takeUp('slack', lease('next'), 200_000)
    const kept = new Set(taken.map(({ id }) => id))
    expect(child.lines.filter(id => !kept.has(id))).toEqual([])
    for (const { id, payload } of taken) expect(payload).toBe(`{"of":"${id}"}`)
    await engine.close()
  })
})
