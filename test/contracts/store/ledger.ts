import { describe, expect, it } from 'vitest'
import type { Bench } from './bench.ts'
import { idsOf, reminderAt } from './reminders.ts'

export function ledgerContract(bench: Bench): void {
  const reminder = reminderAt(bench)
  const claim = (worker: string, limit = 10, platform = 'slack') =>
    bench.store.ledger.claim(platform, bench.lease(worker), limit)

  describe('the ledger', () => {
    it('plans a reminder once and leaves it as it was planned first', async () => {
      const { ledger } = bench.store
      const other = await bench.another()
      const batch = [reminder('a'), reminder('b'), reminder('b')]
      const added = await Promise.all([ledger.plan(batch), other.ledger.plan(batch.toReversed())])
      expect(added[0] + added[1]).toBe(2)
      expect(await ledger.plan([reminder('a', { channel: 'C9' }), reminder('c')])).toBe(1)
      expect(await ledger.plan([])).toBe(0)
      const [first] = await claim('w')
      expect(first).toEqual({ ...reminder('a'), tries: 1, postUnknown: false })
    })

    it('plans ten thousand at once', async () => {
      const batch = Array.from({ length: 10_000 }, (_, at) => reminder(`r${at}`, { dueAt: bench.in(at) }))
      expect(await bench.store.ledger.plan(batch)).toBe(10_000)
      expect(await bench.store.ledger.plan(batch)).toBe(0)
      bench.pass(10_000)
      expect(await bench.store.ledger.counts(bench.now())).toMatchObject({ due: 10_000 })
    })

    it('hands out what is due, the soonest event first, of one platform', async () => {
      await bench.store.ledger.plan([
        reminder('far', { staleAt: bench.in(9000), dueAt: bench.in(-90) }),
        reminder('near, later', { staleAt: bench.in(600), dueAt: bench.in(-5) }),
        reminder('near, earlier', { staleAt: bench.in(600), dueAt: bench.in(-6) }),
        reminder('not yet', { staleAt: bench.in(10), dueAt: bench.in(1) }),
        reminder('elsewhere', { platform: 'discord' }),
      ])
      expect(idsOf(await claim('w', 2))).toEqual(['near, earlier', 'near, later'])
      expect(idsOf(await claim('w'))).toEqual(['far'])
      expect(idsOf(await claim('w', 10, 'discord'))).toEqual(['elsewhere'])
      bench.pass(1)
      expect(idsOf(await claim('w'))).toEqual(['not yet'])
    })

    it('hands out what is due in one workspace, and tells where something is', async () => {
      const { ledger } = bench.store
      const theirs = reminder('theirs', { workspace: 'T2', staleAt: bench.in(9000) })
      const notYet = reminder('not yet', { workspace: 'T3', dueAt: bench.in(1) })
      const elsewhere = reminder('elsewhere', { workspace: 'T4', platform: 'discord' })
      await ledger.plan([reminder('ours'), reminder('ours, too'), theirs, notYet, elsewhere])
      expect((await ledger.waiting('slack', bench.now())).toSorted()).toEqual(['T1', 'T2'])
      expect(idsOf(await ledger.claim('slack', bench.lease('w'), 10, 'T2'))).toEqual(['theirs'])
      expect(await ledger.claim('slack', bench.lease('w'), 10, 'T2')).toEqual([])
      expect(await ledger.waiting('slack', bench.now())).toEqual(['T1'])
      await ledger.settle('theirs', 'w', 'sent', bench.now())
      bench.pass(60)
      expect((await ledger.waiting('slack', bench.now())).toSorted()).toEqual(['T1', 'T3'])
    })

    it('hands out what is stale, too, so that its case is counted', async () => {
      await bench.store.ledger.plan([reminder('stale', { dueAt: bench.in(-60), staleAt: bench.in(-1) })])
      expect(idsOf(await claim('w'))).toEqual(['stale'])
    })

    it('gives each reminder to exactly one of many workers in several processes', async () => {
      const stores = [bench.store, await bench.another(), await bench.another()]
      const all = Array.from({ length: 60 }, (_, at) => reminder(`r${at}`))
      await bench.store.ledger.plan(all)
      const taken: string[] = []
      while (taken.length < all.length) {
        const claims = stores.flatMap((store, at) =>
          ['x', 'y'].map(name => store.ledger.claim('slack', bench.lease(`${name}${at}`), 7)),
        )
        const round = (await Promise.all(claims)).flatMap(idsOf)
        expect(round.length).toBeGreaterThan(0)
        taken.push(...round)
      }
      expect(taken.toSorted()).toEqual(idsOf(all).toSorted())
    })

    it('hands a reminder on when its lease is over, and tells when a post may stand already', async () => {
      const { ledger } = bench.store
      await ledger.plan([reminder('r')])
      await claim('first')
      bench.pass(50)
      expect(await ledger.posting('r', bench.lease('first'))).toBe(true)
      bench.pass(59)
      expect(await claim('second')).toEqual([])
      bench.pass(1)
      expect(await claim('second')).toMatchObject([{ id: 'r', tries: 2, postUnknown: true }])
      expect(await ledger.posting('r', bench.lease('first'))).toBe(false)
      await ledger.release('r', 'second', bench.in(30))
      bench.pass(29)
      expect(await claim('third')).toEqual([])
      bench.pass(1)
      expect(await claim('third')).toMatchObject([{ tries: 3, postUnknown: true }])
    })

    it('takes a post that failed for certain as not begun', async () => {
      const { ledger } = bench.store
      await ledger.plan([reminder('r')])
      await claim('first')
      await ledger.posting('r', bench.lease('first'))
      await ledger.release('r', 'first', bench.now())
      expect(await claim('second')).toMatchObject([{ tries: 2, postUnknown: false }])
    })

    it('counts how reminders were settled, and settles each once', async () => {
      const { ledger } = bench.store
      const how = ['sent', 'late', 'skipped', 'unknown', 'failed'] as const
      await ledger.plan([
        ...how.map(one => reminder(one)),
        reminder('waits'),
        reminder('future', { dueAt: bench.in(9) }),
      ])
      await claim('w')
      for (const one of how) await ledger.settle(one, 'w', one, bench.now())
      await ledger.settle('waits', 'stranger', 'sent', bench.now())
      await ledger.settle('sent', 'w', 'failed', bench.now())
      const counted = { sent: 1, late: 1, skipped: 1, unknown: 1, failed: 1, due: 1 }
      expect(await ledger.counts(bench.now())).toEqual(counted)
      expect(await ledger.counts(bench.in(1))).toEqual({ sent: 0, late: 0, skipped: 0, unknown: 0, failed: 0, due: 1 })
      bench.pass(60)
      expect(idsOf(await claim('w'))).toEqual(['waits', 'future'])
    })

    it('believes a late worker that its post has arrived', async () => {
      const { ledger } = bench.store
      await ledger.plan([reminder('r')])
      await claim('late')
      await ledger.posting('r', bench.lease('late'))
      bench.pass(60)
      await claim('next')
      await ledger.settle('r', 'late', 'sent', bench.now(), 'message 7')
      expect(await ledger.posting('r', bench.lease('next'))).toBe(false)
      expect(await ledger.posted('summit', 'v2')).toMatchObject([{ message: 'message 7' }])
    })

    it('remembers up to when everything is planned, and never goes back', async () => {
      const { ledger } = bench.store
      expect(await ledger.plannedUntil()).toBeUndefined()
      await ledger.setPlannedUntil(bench.in(100))
      await ledger.setPlannedUntil(bench.in(50))
      expect(await ledger.plannedUntil()).toEqual(bench.in(100))
      await ledger.setPlannedUntil(bench.in(150))
      expect(await ledger.plannedUntil()).toEqual(bench.in(150))
    })

    it('forgets a workspace and what is settled and old', async () => {
      const { ledger } = bench.store
      await ledger.plan([reminder('old'), reminder('waits'), reminder('theirs', { workspace: 'T2' })])
      await claim('w')
      await ledger.settle('old', 'w', 'sent', bench.now(), 'm')
      bench.pass(60)
      await ledger.expire(bench.now())
      expect(await ledger.posted('summit', 'v2')).toEqual([])
      expect(await ledger.plan([reminder('old'), reminder('waits')])).toBe(1)
      await ledger.forgetWorkspace('T1')
      expect(idsOf(await claim('w'))).toEqual(['theirs'])
    })
  })
}
