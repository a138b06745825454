import { describe, expect, it } from 'vitest'
import { Undelivered } from '../../src/bot/delivery.ts'
import { memoryLedger } from './memory-ledger.ts'
import { CALL, EVENTS, GATHERING } from './events.ts'
import { due, DUE, later } from './due.ts'
import { labelsOf, openStage } from './stage.ts'

describe('a reminder', () => {
  it('says what, when, where, how far off, what is known, and from where', async () => {
    const stage = await due()
    await stage.at(DUE)
    expect(stage.square.in('C1')).toEqual([
      [
        'Spring gathering: 10–11 December 2026, Norvik (tomorrow)',
        'The League gathers in Norvik.',
        'Sources\n• Charter, Harbour League, https://example.org/charter',
      ].join('\n\n'),
    ])
    expect(labelsOf(stage.square.last('C1').reply)).toEqual(['Remind me', 'Add to calendar'])
  })

  it('has clock times as moments, and dates as the dates they are', async () => {
    const stage = openStage({ events: [CALL] })
    await stage.say('remind here about network 1 hour before at 09:00 UTC')
    await stage.at('2026-12-03T12:00:05Z')
    const [text] = stage.square.last('C1').reply.blocks
    expect(text).toMatchObject({ kind: 'text' })
    const spans = text?.kind === 'text' && typeof text.text !== 'string' ? text.text : []
    expect(spans.filter(span => typeof span === 'object' && 'moment' in span)).toEqual([
      {
        moment: new Date('2026-12-03T13:00:00Z'),
        shape: 'full',
        said: 'Thursday 3 December 2026, 14:00 (Europe/Paris), which is Thursday 3 December 2026, 13:00 (UTC)',
      },
      { moment: new Date('2026-12-03T14:30:00Z'), shape: 'full', said: '15:30 (Europe/Paris)' },
      { moment: new Date('2026-12-03T13:00:00Z'), shape: 'until', said: 'in 59 minutes' },
    ])
  })

  it('is the only one of its sort, and kept as sent', async () => {
    const stage = await due(['C1', 'C2'])
    await stage.at(DUE)
    await later(stage, 60)
    expect(stage.square.messages.map(({ to }) => to).sort()).toEqual(['C1', 'C2'])
    expect(await stage.ledger.counts(new Date(0))).toMatchObject({ sent: 2, due: 0 })
  })
})

describe('quiet hours', () => {
  it('hold a reminder back until they are over, and it is not late then', async () => {
    const stage = openStage({ events: [GATHERING] })
    await stage.say('remind here about summits 1 day before at 22:00 UTC')
    await stage.say('quiet 18:00-08:00 UTC')
    await stage.pass('2026-12-10T06:00:00Z')
    expect(stage.square.in('C1')).toHaveLength(1)
    expect(stage.counts.get('skipped')).toBe(1)
    const early = openStage({ events: [GATHERING] })
    await early.say('remind here about summits 2 days before at 22:00 UTC')
    await early.say('quiet 18:00-08:00 UTC')
    await early.pass('2026-12-09T07:00:00Z')
    expect(early.square.in('C1')).toHaveLength(1)
    await early.at('2026-12-09T08:00:05Z')
    expect(early.square.in('C1').at(-1)).toContain('Spring gathering: 10–11 December 2026, Norvik (tomorrow)')
    expect(early.square.in('C1').at(-1)).not.toContain('late')
    expect(early.counts.get('sent')).toBe(1)
  })
})

describe('a delivery', () => {
  it('posts what begins soonest first, at the pace of the platform', async () => {
    const ledger = memoryLedger()
    const stage = openStage({ events: EVENTS, ledger })
    const channel = (at: number) => ({ workspace: 'T1', channel: `C${at}`, direct: false })
    for (let at = 0; at < 40; at++)
      await stage.say('remind here about summits 1 week before at 13:00 Europe/Paris', { in: channel(at) })
    await stage.say('remind here about network 1 hour before', { in: channel(99) })
    await stage.at('2026-12-03T11:59:30Z')
    stage.square.messages.length = 0
    stage.clock.set('2026-12-03T12:00:05Z')
    await stage.reminders.deliver('square')
    expect(stage.square.messages[0]?.to).toBe('C99')
    expect(stage.square.messages).toHaveLength(41)
    expect(stage.clock.now().getTime()).toBeGreaterThanOrEqual(Date.parse('2026-12-03T12:00:09Z'))
  })

  it('stops soon when it is told to, and another goes on', async () => {
    const stage = await due(Array.from({ length: 50 }, (_, at) => `C${at}`))
    stage.clock.set(DUE)
    await stage.reminders.tick()
    const stopping = new AbortController()
    const { post } = stage.square
    stage.square.post = (...given) => (stopping.abort(), post(...given))
    await stage.reminders.deliver('square', stopping.signal)
    expect(stage.square.messages.length).toBeLessThan(30)
    await stage.restart().work()
    expect(stage.square.messages).toHaveLength(50)
  })

  it('is done once at a time', async () => {
    const stage = await due(['C1', 'C2', 'C3'])
    stage.clock.set(DUE)
    await Promise.all([stage.reminders.deliver('square'), stage.reminders.deliver('square')])
    expect(stage.square.messages).toHaveLength(3)
  })

  it('says how much time is really left where it had to wait', async () => {
    const stage = openStage({ events: EVENTS })
    await stage.say('remind here about network 1 hour before')
    stage.square.messages.length = 0
    stage.square.faults.push(new Undelivered('busy', 'Slow down.', { waitMs: 4 * 60_000 }))
    await stage.at('2026-12-03T12:00:05Z')
    await later(stage, 4.5)
    expect(stage.square.in('C1')).toEqual([expect.stringContaining('(in 55 minutes)')])
    expect(stage.square.in('C1')[0]).not.toContain('comes late')
  })

  it('is shared by two processes without doubles', async () => {
    const stage = await due(Array.from({ length: 30 }, (_, at) => `C${at}`))
    const other = stage.restart()
    stage.clock.set(DUE)
    await Promise.all([stage.work(), other.work()])
    expect(stage.square.messages).toHaveLength(30)
  })

  it('skips what was switched off meanwhile', async () => {
    const stage = await due()
    await stage.say('remind off')
    await stage.at(DUE)
    expect(stage.square.messages).toEqual([])
  })

  it('has nothing to do on a platform that is not there', async () => {
    expect(await openStage().reminders.deliver('elsewhere')).toBe(0)
  })
})
