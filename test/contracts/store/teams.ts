import { describe, expect, it } from 'vitest'
import type { Order } from '../../../src/store/teams.ts'
import type { Bench } from './bench.ts'

export const CHANNEL = { platform: 'slack', workspace: 'T1', id: 'C1' }

/** A standing order of a channel. */
export const orderAt =
  (bench: Bench) =>
  (id: string, more: Partial<Order> = {}): Order => ({
    id,
    channel: CHANNEL,
    kind: 'reminders',
    settings: '{"topics":["summits"]}',
    by: 'U1',
    createdAt: bench.now(),
    ...more,
  })

const ids = (orders: readonly { id: string }[]) => orders.map(({ id }) => id)

export function teamsContract(bench: Bench): void {
  const order = orderAt(bench)

  describe('the standing orders', () => {
    it('are told oldest first, also those of the same millisecond, each to its own channel', async () => {
      const { teams } = bench.store
      const [z, y] = [order('z'), order('y', { kind: 'digest' })]
      const older = order('older', { createdAt: bench.in(-1) })
      for (const one of [z, y, older]) await teams.order(one)
      const elsewhere = [{ id: 'C2' }, { workspace: 'T2' }, { platform: 'discord' }]
      for (const [at, other] of elsewhere.entries())
        await teams.order(order(`elsewhere ${at}`, { channel: { ...CHANNEL, ...other } }))
      expect(await teams.orders(CHANNEL)).toEqual([older, z, y])
      expect(ids(await teams.workspaceOrders('slack', 'T1'))).toEqual(['older', 'z', 'y', 'elsewhere 0'])
      expect(await teams.orders({ ...CHANNEL, id: 'nowhere' })).toEqual([])
    })

    it('are replaced in their place, and cancelled once', async () => {
      const { teams } = bench.store
      for (const id of ['a', 'b']) await teams.order(order(id))
      const changed = order('a', { settings: '{}', paused: 'archived' })
      await teams.order(changed)
      expect(await teams.orders(CHANNEL)).toEqual([changed, order('b')])
      expect(await teams.cancel('a')).toBe(true)
      expect(await teams.cancel('a')).toBe(false)
      expect(await teams.orders(CHANNEL)).toEqual([order('b')])
    })

    it('come in stable pages without those that are paused', async () => {
      const { teams } = bench.store
      for (const id of ['é', 'b', 'B', 'a-1', 'a1', '10', '9']) await teams.order(order(id))
      await teams.order(order('paused', { paused: 'archived' }))
      const pages = [
        await teams.page('', 3),
        await teams.page('B', 3),
        await teams.page('b', 3),
        await teams.page('é', 3),
      ]
      expect(pages.map(ids)).toEqual([['10', '9', 'B'], ['a-1', 'a1', 'b'], ['é'], []])
    })

    it('pause and resume with their channel', async () => {
      const { teams } = bench.store
      await teams.order(order('ran'))
      await teams.order(order('paused before', { paused: 'by hand' }))
      await teams.order(order('elsewhere', { channel: { ...CHANNEL, id: 'C2' } }))
      expect(await teams.pause(CHANNEL, 'is archived')).toEqual([order('ran', { paused: 'is archived' })])
      expect(await teams.pause(CHANNEL, 'again')).toEqual([])
      expect((await teams.paused(9)).map(({ id, paused }) => [id, paused])).toEqual([
        ['ran', 'is archived'],
        ['paused before', 'by hand'],
      ])
      expect(ids(await teams.paused(1))).toEqual(['ran'])
      expect(await teams.resume(CHANNEL)).toBe(2)
      expect(await teams.resume(CHANNEL)).toBe(0)
      expect(await teams.orders(CHANNEL)).toEqual([order('ran'), order('paused before')])
    })

    it('of a person are found by who gave them', async () => {
      const { teams } = bench.store
      await teams.order(order('of the channel'))
      await teams.order(order('own', { kind: 'personal' }))
      await teams.order(order('of a colleague', { kind: 'personal', by: 'U2' }))
      expect(ids(await teams.personal('slack', 'T1', 'U1'))).toEqual(['own'])
      expect(await teams.personal('slack', 'T2', 'U1')).toEqual([])
      expect(await teams.personal('discord', 'T1', 'U1')).toEqual([])
    })
  })

  describe('the settings of a channel', () => {
    it('are set, replaced and deleted, each channel by itself', async () => {
      const { teams } = bench.store
      expect(await teams.setting(CHANNEL, 'zone')).toBeUndefined()
      await teams.set(CHANNEL, 'zone', 'Europe/Paris')
      await teams.set(CHANNEL, 'quiet', '18-08')
      await teams.set(CHANNEL, 'zone', 'Asia/Seoul')
      await teams.set({ ...CHANNEL, workspace: 'T2' }, 'zone', 'UTC')
      expect(await teams.setting(CHANNEL, 'zone')).toBe('Asia/Seoul')
      await teams.set(CHANNEL, 'zone', undefined)
      await teams.set(CHANNEL, 'zone', undefined)
      expect(await teams.setting(CHANNEL, 'zone')).toBeUndefined()
      expect(await teams.setting(CHANNEL, 'quiet')).toBe('18-08')
      expect(await teams.setting({ ...CHANNEL, workspace: 'T2' }, 'zone')).toBe('UTC')
    })
  })
}
