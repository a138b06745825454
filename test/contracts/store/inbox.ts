import { describe, expect, it } from 'vitest'
import type { Delivered } from '../../../src/store/inbox.ts'
import type { Bench } from './bench.ts'

export function inboxContract(bench: Bench): void {
  const question = (id: string, more: Partial<Delivered> = {}): Delivered => ({
    id,
    platform: 'slack',
    workspace: 'T1',
    payload: `{"text":"who asks ${id}"}`,
    receivedAt: bench.now(),
    ...more,
  })
  const ids = (taken: readonly { id: string }[]) => taken.map(({ id }) => id)

  describe('the inbox', () => {
    it('keeps a question once, however often and wherever it is delivered', async () => {
      const { store, lease } = bench
      const other = await bench.another()
      const kept = Array.from({ length: 20 }, (_, at) =>
        (at % 2 ? store : other).inbox.keep(question('q'), lease(`w${at}`)),
      )
      expect((await Promise.all(kept)).filter(Boolean)).toHaveLength(1)
      expect(await store.inbox.waiting()).toBe(1)
    })

    it('leaves a claimed question to its worker until the lease is over', async () => {
      const { store, lease, in: at } = bench
      const asked = question('q', { receivedAt: at(-5) })
      await store.inbox.keep(asked, lease('first'))
      bench.pass(59)
      expect(await store.inbox.takeUp('slack', lease('second'), 10)).toEqual([])
      bench.pass(1)
      expect(await store.inbox.takeUp('slack', lease('second'), 10)).toEqual([
        { ...asked, tries: 2, replyUnknown: false },
      ])
      expect(await store.inbox.replying('q', lease('first'))).toBe(false)
      expect(await store.inbox.replying('q', lease('second'))).toBe(true)
    })

    it('prolongs the lease of who begins to reply, and tells the next one when that end is unknown', async () => {
      const { store, lease } = bench
      await store.inbox.keep(question('q'), lease('first'))
      bench.pass(50)
      expect(await store.inbox.replying('q', lease('first'))).toBe(true)
      bench.pass(50)
      expect(await store.inbox.takeUp('slack', lease('second'), 10)).toEqual([])
      bench.pass(10)
      expect(await store.inbox.takeUp('slack', lease('second'), 10)).toMatchObject([{ id: 'q', replyUnknown: true }])
    })

    it('forgets what was asked when it is settled, and knows the id', async () => {
      const { store, lease } = bench
      await store.inbox.keep(question('q'), lease('first'))
      await store.inbox.settle('q', 'first', bench.now())
      bench.pass(3600)
      expect(await store.inbox.takeUp('slack', lease('second'), 10)).toEqual([])
      expect(await store.inbox.waiting()).toBe(0)
      expect(await store.inbox.keep(question('q'), lease('second'))).toBe(false)
      expect(await store.inbox.replying('q', lease('first'))).toBe(false)
    })

    it('believes a late worker that the reply has arrived, and stops the next one', async () => {
      const { store, lease } = bench
      await store.inbox.keep(question('q'), lease('late'))
      await store.inbox.replying('q', lease('late'))
      bench.pass(60)
      await store.inbox.takeUp('slack', lease('next'), 10)
      await store.inbox.settle('q', 'late', bench.now())
      expect(await store.inbox.replying('q', lease('next'))).toBe(false)
      expect(await store.inbox.waiting()).toBe(0)
    })

    it('lets nobody settle or give back what another holds', async () => {
      const { store, lease } = bench
      await store.inbox.keep(question('q'), lease('first'))
      await store.inbox.settle('q', 'stranger', bench.now())
      await store.inbox.release('q', 'stranger', bench.now())
      expect(await store.inbox.waiting()).toBe(1)
      expect(await store.inbox.takeUp('slack', lease('second'), 10)).toEqual([])
      expect(await store.inbox.replying('q', lease('first'))).toBe(true)
    })

    it('gives a question that was given back to the next one, not before its time', async () => {
      const { store, lease } = bench
      await store.inbox.keep(question('q'), lease('first'))
      await store.inbox.replying('q', lease('first'))
      await store.inbox.release('q', 'first', bench.in(30))
      expect(await store.inbox.replying('q', lease('first'))).toBe(false)
      bench.pass(29)
      expect(await store.inbox.takeUp('slack', lease('second'), 10)).toEqual([])
      bench.pass(1)
      const taken = await store.inbox.takeUp('slack', lease('second'), 10)
      expect(taken).toMatchObject([{ id: 'q', tries: 2, replyUnknown: false }])
    })

    it('remembers an unknown reply when a later worker gives back what it has not begun', async () => {
      const { store, lease } = bench
      await store.inbox.keep(question('q'), lease('first'))
      await store.inbox.replying('q', lease('first'))
      bench.pass(60)
      await store.inbox.takeUp('slack', lease('second'), 10)
      await store.inbox.release('q', 'second', bench.now())
      expect(await store.inbox.takeUp('slack', lease('third'), 10)).toMatchObject([{ tries: 3, replyUnknown: true }])
    })

    it('hands out the oldest first, of one platform, not more than asked for', async () => {
      const { store, lease, in: at } = bench
      for (const [id, age] of [
        ['b', 20],
        ['a', 30],
        ['c', 10],
      ] as const)
        await store.inbox.keep(question(id, { receivedAt: at(-age) }), lease('first'))
      await store.inbox.keep(question('d', { platform: 'discord' }), lease('first'))
      bench.pass(60)
      expect(ids(await store.inbox.takeUp('slack', lease('second'), 2))).toEqual(['a', 'b'])
      expect(ids(await store.inbox.takeUp('slack', lease('second'), 2))).toEqual(['c'])
      expect(ids(await store.inbox.takeUp('discord', lease('second'), 2))).toEqual(['d'])
    })

    it('gives each question to exactly one of many workers in several processes', async () => {
      const stores = [bench.store, await bench.another(), await bench.another()]
      const all = Array.from({ length: 60 }, (_, at) => `q${at}`)
      await Promise.all(all.map(id => bench.store.inbox.keep(question(id), bench.lease('gone'))))
      bench.pass(60)
      const taken: string[] = []
      while (taken.length < all.length) {
        const claims = stores.flatMap((store, at) =>
          ['x', 'y'].map(name => store.inbox.takeUp('slack', bench.lease(`${name}${at}`), 7)),
        )
        const round = (await Promise.all(claims)).flatMap(ids)
        expect(round.length).toBeGreaterThan(0)
        taken.push(...round)
      }
      expect(taken.toSorted()).toEqual(all.toSorted())
    })

    it('gives up on old questions and forgets old ids', async () => {
      const { store, lease } = bench
      await store.inbox.keep(question('settled'), lease('w'))
      await store.inbox.settle('settled', 'w', bench.now())
      await store.inbox.keep(question('given up'), lease('w'))
      bench.pass(600)
      await store.inbox.keep(question('young'), lease('w'))
      expect(await store.inbox.expire(bench.now())).toBe(1)
      expect(await store.inbox.waiting()).toBe(1)
      expect(await store.inbox.keep(question('settled'), lease('w'))).toBe(true)
      expect(await store.inbox.keep(question('young'), lease('w'))).toBe(false)
      expect(await store.inbox.expire(bench.now())).toBe(0)
    })
  })
}
