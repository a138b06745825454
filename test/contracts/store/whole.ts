import { describe, expect, it } from 'vitest'
import type { Installation } from '../../../src/store/installations.ts'
import type { Bench } from './bench.ts'

export function wholeContract(bench: Bench): void {
  const installation = (workspace: string, more: Partial<Installation> = {}): Installation => ({
    platform: 'slack',
    workspace,
    sealed: `sealed of ${workspace}`,
    at: bench.now(),
    ...more,
  })

  describe('the installations', () => {
    it('are kept, replaced, found and removed, each platform by itself', async () => {
      const { installations } = bench.store
      await installations.keep(installation('T2'))
      await installations.keep(installation('T1'))
      await installations.keep(installation('T1', { platform: 'discord' }))
      const renewed = installation('T1', { sealed: 'new', at: bench.in(5) })
      await installations.keep(renewed)
      expect(await installations.find('slack', 'T1')).toEqual(renewed)
      expect(await installations.find('slack', 'T3')).toBeUndefined()
      expect(await installations.all('slack')).toEqual([renewed, installation('T2')])
      expect(await installations.remove('slack', 'T1')).toBe(true)
      expect(await installations.remove('slack', 'T1')).toBe(false)
      expect(await installations.all('slack')).toEqual([installation('T2')])
      expect(await installations.all('discord')).toHaveLength(1)
    })
  })

  describe('the whole', () => {
    it('makes a secret once, whoever asks first, and another for another name', async () => {
      const stores = [bench.store, await bench.another(), await bench.another()]
      const asked = await Promise.all([...stores, ...stores].map(store => store.secret('persons')))
      expect(new Set(asked).size).toBe(1)
      expect(asked[0]).toMatch(/^[0-9a-f]{64}$/)
      expect(await bench.store.secret('persons')).toBe(asked[0])
      expect(await bench.store.secret('feeds')).not.toBe(asked[0])
    })

    it('answers a check, and says where it is without a password', async () => {
      await bench.store.check()
      expect(bench.store.name).toMatch(/^(?:SQLite in |PostgreSQL at )/)
      expect(bench.store.name).not.toMatch(/@|sesame/)
    })

    it('finishes what was begun when it is closed, and does nothing after', async () => {
      const other = await bench.another()
      const begun = other.installations.keep(installation('T1'))
      await Promise.all([begun, other.close(), other.close()])
      expect(await bench.store.installations.find('slack', 'T1')).toBeDefined()
      await expect(other.check()).rejects.toThrow('is closed')
      await expect(other.installations.keep(installation('T2'))).rejects.toThrow('is closed')
    })
  })
}
