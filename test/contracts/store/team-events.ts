import { describe, expect, it } from 'vitest'
import type { TeamEvent } from '../../../src/store/teams.ts'
import type { Bench } from './bench.ts'
import { CHANNEL, orderAt } from './teams.ts'

export function teamEventsContract(bench: Bench): void {
  const order = orderAt(bench)
  const event = (id: string, more: Partial<TeamEvent> = {}): TeamEvent => ({
    id,
    platform: 'slack',
    workspace: 'T1',
    details: '{"name":"Away day"}',
    by: 'U1',
    createdAt: bench.now(),
    ...more,
  })

  describe("a team's own events", () => {
    it('are seen by that team alone, though others use the same id', async () => {
      const { teams } = bench.store
      await teams.addEvent(event('e'))
      await teams.addEvent(event('e', { workspace: 'T2', details: '{"name":"Theirs"}' }))
      expect(await teams.events('slack', 'T1')).toEqual([event('e')])
      expect(await teams.events('discord', 'T1')).toEqual([])
      expect(await teams.allEvents()).toHaveLength(2)
      expect(await teams.dropEvent('slack', 'T2', 'e')).toBe(true)
      expect(await teams.dropEvent('slack', 'T2', 'e')).toBe(false)
      expect(await teams.allEvents()).toEqual([event('e')])
    })

    it('are replaced by their id', async () => {
      const { teams } = bench.store
      await teams.addEvent(event('e'))
      const changed = event('e', { details: '{}', by: 'U2' })
      await teams.addEvent(changed)
      expect(await teams.events('slack', 'T1')).toEqual([changed])
    })
  })

  describe('what teams have set up', () => {
    it('has another version after each change, and the same after none', async () => {
      const { teams } = bench.store
      const other = await bench.another()
      const seen = [await teams.version()]
      const changes = [
        () => teams.order(order('a')),
        () => teams.set(CHANNEL, 'zone', 'UTC'),
        () => teams.pause(CHANNEL, 'archived'),
        () => teams.resume(CHANNEL),
        () => teams.addEvent(event('e')),
        () => teams.dropEvent('slack', 'T1', 'e'),
        () => teams.cancel('a'),
        () => teams.order(order('b', { kind: 'personal' })),
        () => teams.forgetPerson('slack', 'T1', 'U1'),
        () => teams.forgetWorkspace('slack', 'T1'),
      ]
      for (const change of changes) {
        await change()
        seen.push(await other.teams.version())
      }
      expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b))
      for (const nothing of [() => teams.cancel('a'), () => teams.resume(CHANNEL), () => teams.orders(CHANNEL)])
        await nothing()
      expect(await teams.version()).toBe(seen.at(-1))
    })

    it('loses no change of its version when several change it at once', async () => {
      const stores = [bench.store, await bench.another()]
      const before = await bench.store.teams.version()
      await Promise.all(Array.from({ length: 20 }, (_, at) => stores[at % 2]?.teams.order(order(`o${at}`))))
      expect(await bench.store.teams.version()).toBe(before + 20)
      expect(await bench.store.teams.orders(CHANNEL)).toHaveLength(20)
    })

    it('forgets a person: personal orders go, what the team relies on loses the name', async () => {
      const { teams } = bench.store
      await teams.order(order('own', { kind: 'personal' }))
      await teams.order(order('of the channel'))
      await teams.order(order('of a colleague', { by: 'U2' }))
      await teams.order(order('of a namesake', { channel: { ...CHANNEL, workspace: 'T2' } }))
      await teams.addEvent(event('e'))
      expect(await teams.forgetPerson('slack', 'T1', 'U1')).toBe(3)
      expect((await teams.orders(CHANNEL)).map(({ id, by }) => [id, by])).toEqual([
        ['of the channel', ''],
        ['of a colleague', 'U2'],
      ])
      expect(await teams.events('slack', 'T1')).toMatchObject([{ id: 'e', by: '' }])
      expect(await teams.workspaceOrders('slack', 'T2')).toMatchObject([{ by: 'U1' }])
      expect(await teams.forgetPerson('slack', 'T1', 'U1')).toBe(0)
    })

    it('forgets a workspace, and leaves its namesake on another platform', async () => {
      const { teams } = bench.store
      const theirs = { ...CHANNEL, platform: 'discord' }
      for (const channel of [CHANNEL, theirs]) {
        await teams.order(order(`order of ${channel.platform}`, { channel }))
        await teams.set(channel, 'zone', 'UTC')
        await teams.addEvent(event('e', { platform: channel.platform }))
      }
      await teams.forgetWorkspace('slack', 'T1')
      expect(await teams.orders(CHANNEL)).toEqual([])
      expect(await teams.setting(CHANNEL, 'zone')).toBeUndefined()
      expect(await teams.allEvents()).toEqual([event('e', { platform: 'discord' })])
      expect(await teams.orders(theirs)).toHaveLength(1)
      expect(await teams.setting(theirs, 'zone')).toBe('UTC')
    })
  })
}
