import { describe, expect, it } from 'vitest'
import type { Turn } from '../../../src/store/threads.ts'
import type { Bench } from './bench.ts'

export function threadsContract(bench: Bench): void {
  const turn = (id: string, more: Partial<Turn> = {}): Turn => ({
    id,
    thread: 'C1/1700.1',
    person: 'digest-1',
    workspace: 'T1',
    text: `who is ${id}`,
    earlier: [],
    at: bench.now(),
    ...more,
  })
  const texts = (turns: readonly Turn[]) => turns.map(({ text }) => text)

  describe('the threads', () => {
    it('finds a turn again as it was, with all that it leant on', async () => {
      const { threads } = bench.store
      const kept = turn('a', { earlier: ['first "quoted"', 'second\nline'], text: 'and Żółć 🗓 %_\\ \' "?' })
      await threads.remember(kept)
      expect(await threads.find('a')).toEqual(kept)
      expect(await threads.find('b')).toBeUndefined()
    })

    it('keeps text that no database can hold, with a sign in the place of what cannot be kept', async () => {
      const { threads } = bench.store
      await threads.remember(turn('a', { text: 'nul \0 and half \ud83d of a pair' }))
      expect(await threads.find('a')).toMatchObject({ text: 'nul \ufffd and half \ufffd of a pair' })
    })

    it('tells the last turns of a thread since a moment, oldest first, also those of the same millisecond', async () => {
      const { threads } = bench.store
      await threads.remember(turn('too old', { at: bench.in(-11) }))
      for (const id of ['z', 'y', 'x']) await threads.remember(turn(id))
      await threads.remember(turn('earlier', { at: bench.in(-10) }))
      await threads.remember(turn('elsewhere', { thread: 'C2' }))
      const since = bench.in(-10)
      expect(texts(await threads.recent('C1/1700.1', since, 9))).toEqual([
        'who is earlier',
        'who is z',
        'who is y',
        'who is x',
      ])
      expect(texts(await threads.recent('C1/1700.1', since, 2))).toEqual(['who is y', 'who is x'])
      expect(await threads.recent('nowhere', since, 2)).toEqual([])
    })

    it('replaces a turn in its place', async () => {
      const { threads } = bench.store
      for (const id of ['a', 'b']) await threads.remember(turn(id))
      await threads.remember(turn('a', { text: 'again' }))
      expect(texts(await threads.recent('C1/1700.1', bench.now(), 9))).toEqual(['again', 'who is b'])
    })

    it('lets a turn be shared once, whoever asks at the same time', async () => {
      const { threads } = bench.store
      const other = await bench.another()
      await threads.remember(turn('a'))
      const shares = await Promise.all([threads.share('a'), other.threads.share('a'), threads.share('a')])
      expect(shares.filter(Boolean)).toHaveLength(1)
      await threads.remember(turn('a', { text: 'again' }))
      expect(await threads.share('a')).toBe(false)
      expect(await threads.share('missing')).toBe(false)
    })

    it('forgets a person, a workspace, and what is old', async () => {
      const { threads } = bench.store
      await threads.remember(turn('theirs'))
      await threads.remember(turn('also theirs', { thread: 'C9' }))
      await threads.remember(turn('of a colleague', { person: 'digest-2' }))
      await threads.remember(turn('of another workspace', { person: 'digest-3', workspace: 'T2' }))
      expect(await threads.forget('digest-1')).toBe(2)
      expect(await threads.forget('digest-1')).toBe(0)
      await threads.forgetWorkspace('T1')
      expect(await threads.find('of a colleague')).toBeUndefined()
      await threads.expire(bench.now())
      expect(await threads.find('of another workspace')).toBeDefined()
      await threads.expire(bench.in(1))
      expect(await threads.find('of another workspace')).toBeUndefined()
    })
  })
}
