import { describe, expect, it } from 'vitest'
import type { Bench } from './bench.ts'
import { idsOf, reminderAt } from './reminders.ts'

/** What the ledger does when an event or a standing order changes. */
export function changesContract(bench: Bench): void {
  const reminder = reminderAt(bench)
  const claim = (worker: string) => bench.store.ledger.claim('slack', bench.lease(worker), 10)

  describe('the ledger, when plans change', () => {
    it('withdraws the other versions of an event, or all', async () => {
      const { ledger } = bench.store
      const all = [reminder('old'), reminder('new', { version: 'v2' }), reminder('other', { event: 'hearing' })]
      await ledger.plan(all)
      expect(await ledger.withdraw('summit', 'v2')).toBe(1)
      expect(idsOf(await claim('w')).toSorted()).toEqual(['new', 'other'])
      expect(await ledger.withdraw('summit')).toBe(1)
      expect(await ledger.posting('new', bench.lease('w'))).toBe(false)
      expect(await ledger.posting('other', bench.lease('w'))).toBe(true)
    })

    it('withdraws the reminders of a standing order', async () => {
      const { ledger } = bench.store
      await ledger.plan([reminder('a'), reminder('b'), reminder('c', { plan: 'order-2' })])
      expect(await ledger.withdrawPlan('order-1')).toBe(2)
      expect(idsOf(await claim('w'))).toEqual(['c'])
      expect(await ledger.withdrawPlan('order-1')).toBe(0)
    })

    it('keeps what was sent, to be corrected', async () => {
      const { ledger } = bench.store
      await ledger.plan([reminder('r'), reminder('silent'), reminder('over', { event: 'past', staleAt: bench.now() })])
      await claim('w')
      for (const id of ['r', 'over']) await ledger.settle(id, 'w', 'sent', bench.now(), `message of ${id}`)
      await ledger.settle('silent', 'w', 'skipped', bench.now())
      expect(await ledger.withdraw('summit')).toBe(0)
      expect(await ledger.posted('summit', 'v1')).toEqual([])
      expect(await ledger.posted('summit', 'v2')).toEqual([{ ...reminder('r'), message: 'message of r' }])
      expect(await ledger.postedVersions(bench.now())).toEqual([{ event: 'summit', version: 'v1' }])
      await ledger.corrected('r', 'v2', bench.in(9_000))
      expect(await ledger.posted('summit', 'v2')).toEqual([])
      expect(await ledger.postedVersions(bench.now())).toEqual([{ event: 'summit', version: 'v2' }])
      expect(await ledger.postedVersions(bench.in(8_999))).toEqual([{ event: 'summit', version: 'v2' }])
      expect(await ledger.postedVersions(bench.in(9_000))).toEqual([])
    })

    it('keeps track of one that is being sent when it is withdrawn, and lets nobody send it again', async () => {
      const { ledger } = bench.store
      await ledger.plan([reminder('arrived'), reminder('failed'), reminder('lost')])
      await claim('w')
      for (const id of ['arrived', 'failed', 'lost']) await ledger.posting(id, bench.lease('w'))
      expect(await ledger.withdraw('summit', 'v2')).toBe(3)
      expect(await ledger.withdraw('summit', 'v2')).toBe(0)
      await ledger.settle('arrived', 'w', 'sent', bench.now(), 'm')
      await ledger.release('failed', 'w', bench.now())
      expect(await ledger.posted('summit', 'v2')).toMatchObject([{ id: 'arrived', staleAt: bench.in(3600) }])

      bench.pass(60)
      const left = await claim('next')
      expect(left.map(({ id, postUnknown }) => [id, postUnknown]).toSorted()).toEqual([
        ['failed', false],
        ['lost', true],
      ])
      for (const { staleAt } of left) expect(staleAt.getTime()).toBeLessThan(bench.now().getTime())
    })

    it('stops a worker that has claimed again what is withdrawn', async () => {
      const { ledger } = bench.store
      await ledger.plan([reminder('r')])
      await claim('first')
      await ledger.posting('r', bench.lease('first'))
      bench.pass(60)
      await claim('second')
      await ledger.withdraw('summit')
      expect(await ledger.posting('r', bench.lease('second'))).toBe(false)
    })
  })
}
