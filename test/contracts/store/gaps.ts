import { describe, expect, it } from 'vitest'
import type { Gap } from '../../../src/store/gaps.ts'
import type { Bench } from './bench.ts'

export function gapsContract(bench: Bench): void {
  const gap = (key: string, more: Partial<Gap> = {}): Gap => ({
    key,
    text: `who is ${key}`,
    reason: 'unknown',
    facts: [],
    workspace: 'T1',
    at: bench.now(),
    ...more,
  })
  const EVER = new Date(0)

  describe('the gaps', () => {
    it('counts what is asked again, by workspace and all together', async () => {
      const { gaps } = bench.store
      const first = gap('a', { facts: ['fact-1', 'fact-2'] })
      await gaps.note(first)
      await gaps.note(gap('a', { text: 'whois a', at: bench.in(30) }))
      await gaps.note(gap('a', { text: 'who a', at: bench.in(-30) }))
      await gaps.note(gap('a', { workspace: 'T2', at: bench.in(20) }))
      const { key, text, reason, facts } = first
      const [first_, last] = [bench.in(-30), bench.in(30)]
      expect(await gaps.top(EVER, 9)).toEqual([{ key, text, reason, facts, count: 4, first: first_, last }])
    })

    it('loses no count when many note the same at once', async () => {
      const other = await bench.another()
      await Promise.all(
        Array.from({ length: 30 }, (_, at) => (at % 2 ? bench.store : other).gaps.note(gap('a', { at: bench.in(at) }))),
      )
      expect(await bench.store.gaps.top(EVER, 9)).toMatchObject([{ count: 30, first: bench.now(), last: bench.in(29) }])
    })

    it('tells the most frequent first, each reason by itself, no more than asked for', async () => {
      const { gaps } = bench.store
      for (const at of [1, 2, 3]) await gaps.note(gap('often', { at: bench.in(at) }))
      await gaps.note(gap('late', { at: bench.in(9) }))
      await gaps.note(gap('often', { reason: 'reported', at: bench.in(8) }))
      await gaps.note(gap('early'))
      const told = (await gaps.top(EVER, 3)).map(({ key, reason, count }) => [key, reason, count])
      expect(told).toEqual([
        ['often', 'unknown', 3],
        ['late', 'unknown', 1],
        ['often', 'reported', 1],
      ])
      expect((await gaps.top(bench.in(8), 9)).map(({ key }) => key)).toEqual(['late', 'often'])
    })

    it('forgets a workspace and what was last seen long ago', async () => {
      const { gaps } = bench.store
      await gaps.note(gap('a'))
      await gaps.note(gap('a', { workspace: 'T2' }))
      await gaps.note(gap('b', { workspace: 'T2', at: bench.in(5) }))
      await gaps.forgetWorkspace('T1')
      expect(await gaps.top(EVER, 9)).toMatchObject([{ key: 'b' }, { key: 'a', count: 1 }])
      await gaps.expire(bench.in(5))
      expect(await gaps.top(EVER, 9)).toMatchObject([{ key: 'b' }])
    })
  })
}
