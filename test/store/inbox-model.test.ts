import {
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  integer,
  oneof,
  record,
  type Arbitrary,
} from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { missing, startPostgres, type Server } from '../contracts/postgres.ts'
import { folders } from './folders.ts'
import { inboxModel } from './inbox-model.ts'

const START = Date.parse('2026-11-21T09:00:00Z')
const LEASE_SECONDS = 60
/** A failing series is told as short as it could be made until then. */
const SHRINKING_MS = 20_000
const freshFolder = folders()

const id = constantFrom('q1', 'q2', 'q3')
const worker = constantFrom('w1', 'w2')
const step = oneof(
  record({ kind: constant('keep' as const), id, worker }),
  record({ kind: constant('replying' as const), id, worker }),
  record({ kind: constant('settle' as const), id, worker }),
  record({ kind: constant('release' as const), id, worker, seconds: integer({ min: 0, max: 90 }) }),
  record({ kind: constant('takeUp' as const), worker, limit: integer({ min: 1, max: 3 }) }),
  record({ kind: constant('pass' as const), seconds: integer({ min: 1, max: 70 }) }),
)
type Step = typeof step extends Arbitrary<infer S> ? S : never

/** Does the same to the store and to the model, and compares what each says. */
async function play(steps: readonly Step[], stores: readonly Store[]): Promise<void> {
  const model = inboxModel()
  let time = START
  const later = (seconds: number) => new Date(time + seconds * 1000)
  const lease = (worker: string) => ({ worker, now: later(0), until: later(LEASE_SECONDS) })
  for (const [at, one] of steps.entries()) {
    const inbox = stores[at % stores.length]?.inbox
    if (!inbox) throw new Error('no store')
    if (one.kind === 'pass') time += one.seconds * 1000
    if (one.kind === 'keep') {
      const question = { id: one.id, platform: 'slack', workspace: 'T1', payload: '{}', receivedAt: later(0) }
      expect(await inbox.keep(question, lease(one.worker))).toBe(model.keep(one.id, lease(one.worker)))
    }
    if (one.kind === 'replying')
      expect(await inbox.replying(one.id, lease(one.worker))).toBe(model.replying(one.id, lease(one.worker)))
    if (one.kind === 'settle') {
      await inbox.settle(one.id, one.worker, later(0))
      model.settle(one.id, one.worker)
    }
    if (one.kind === 'release') {
      await inbox.release(one.id, one.worker, later(one.seconds))
      model.release(one.id, one.worker, later(one.seconds))
    }
    if (one.kind === 'takeUp') {
      const taken = await inbox.takeUp('slack', lease(one.worker), one.limit)
      const told = taken.map(({ id, tries, replyUnknown }) => ({ id, tries, replyUnknown }))
      expect(told).toEqual(model.takeUp(lease(one.worker), one.limit))
    }
    expect(await inbox.waiting()).toBe(model.waiting())
  }
}

const always = (open: () => Promise<Store>, runs: number) =>
  assert(
    asyncProperty(array(step, { minLength: 20, maxLength: 60, size: 'max' }), async steps => {
      const [first, second] = [await open(), await open()]
      try {
        await play(steps, [first, second])
      } finally {
        await first.inbox.expire(new Date(8.64e15))
        await Promise.all([first.close(), second.close()])
      }
    }),
    { numRuns: runs, interruptAfterTimeLimit: SHRINKING_MS },
  )

describe('whatever several workers do, in whatever order, as time passes', () => {
  it('the inbox on SQLite does what is meant', async () => {
    const dataDir = freshFolder()
    await always(() => openStore({ dataDir, now: () => new Date(START) }), 60)
  })

  describe.skipIf(missing)(`on a server${missing ? ` (skipped: ${missing})` : ''}`, () => {
    let server: Server
    beforeAll(async () => {
      server = await startPostgres()
    })
    afterAll(() => server.end())

    it('the inbox on PostgreSQL does, too', async () => {
      const databaseUrl = await server.fresh()
      await always(() => openStore({ dataDir: '', databaseUrl, now: () => new Date(START) }), 20)
    })
  })
})
