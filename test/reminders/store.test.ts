import { describe, expect, it } from 'vitest'
import { Undelivered } from '../../src/bot/delivery.ts'
import { openStore } from '../../src/store/open.ts'
import { folders } from '../store/folders.ts'
import { clockAt } from './clock.ts'
import { changed } from './change.ts'
import { EVENTS } from './events.ts'
import { DIRECT, openStage } from './stage.ts'

const freshFolder = folders()

/** A stage whose store is a file. */
async function onDisk() {
  const clock = clockAt('2026-11-21T12:00:00Z')
  const store = await openStore({ dataDir: freshFolder(), now: clock.now })
  const stage = openStage({ events: EVENTS, reminders: ['summits'], clock, ledger: store.ledger, teams: store.teams })
  return { stage, store }
}

describe('reminders with a store on disk', () => {
  it('come, are corrected, and come again after a restart', async () => {
    const { stage, store } = await onDisk()
    await stage.say('remind here about summits 1 week, 1 day before at 09:00 UTC')
    await stage.say('remind me about network 1 hour before')
    await stage.say('event add Harbour walk | 2026-12-04')
    await stage.say('digest weekly monday 08:00 UTC about team')
    await stage.say('quiet 22:00-06:00 UTC')
    stage.square.messages.length = 0
    await stage.pass('2026-12-03T12:30:00Z')
    const next = stage.restart()
    await changed(next, { start: '2026-12-17', end: '2026-12-18' }, '2026-12-03T13:00:00Z')
    await next.pass('2026-12-16T12:00:00Z')
    expect(stage.square.messages.map(({ to, text }) => `${to} ${text.split('\n')[0] ?? ''}`)).toEqual([
      'C1 Nothing is in the calendar until 30 November 2026.',
      'C1 Coming up until 7 December 2026',
      'C1 Spring gathering: 17–18 December 2026, Norvik (in 14 days)',
      expect.stringContaining('@U1 Board call: Thursday 3 December 2026, 14:00 (Europe/Paris)'),
      expect.stringContaining('C1 Changed: Spring gathering: 17–18 December 2026'),
      'C1 Nothing is in the calendar until 14 December 2026.',
      'C1 Spring gathering: 17–18 December 2026, Norvik (in 7 days)',
      'C1 Nothing is in the calendar until 21 December 2026.',
      'C1 Spring gathering: 17–18 December 2026, Norvik (tomorrow)',
    ])
    expect(await store.ledger.counts(new Date(0))).toMatchObject({ sent: 9, late: 0, due: 0 })
    await store.close()
  })

  it('are paused and resumed, dropped and kept', async () => {
    const { stage, store } = await onDisk()
    await stage.say('remind here about summits 1 week, 1 day before at 09:00 UTC')
    await stage.say('remind here about deadlines', DIRECT)
    stage.square.messages.length = 0
    stage.square.closed.set('C1', new Undelivered('gone', 'That channel is archived.'))
    await stage.at('2026-12-03T09:00:05Z')
    await stage.work()
    expect(stage.square.in('@U1')).toEqual([expect.stringContaining('That channel is archived.')])
    expect((await stage.say('remind list')).text).toContain('Paused: That channel is archived.')
    stage.square.closed.clear()
    await stage.at('2026-12-03T10:00:10Z')
    await stage.at('2026-12-09T09:00:05Z')
    expect(stage.square.in('C1')).toEqual([
      expect.stringContaining('I can post here again'),
      expect.stringContaining('Spring gathering'),
    ])
    await stage.say('remind off 1')
    expect((await stage.say('remind list')).text).not.toContain('summits')
    expect((await stage.say('remind list', DIRECT)).text).toContain('deadlines')
    await store.close()
  })
})
