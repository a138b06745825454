import { describe, expect, it } from 'vitest'
import { Undelivered } from '../../src/bot/delivery.ts'
import { changeReply } from '../../src/bot/remind/message.ts'
import { toPlain } from '../../src/bot/plain.ts'
import { happeningsOf } from '../../src/reminders/happening.ts'
import { CALL, EVENTS, GATHERING } from './events.ts'
import { changed, NOON, reminded, shown } from './change.ts'
import { factsOf, openStage } from './stage.ts'

describe('an event that moves', () => {
  it('is corrected where it stands, and one short notice follows', async () => {
    const stage = await reminded()
    expect(stage.square.messages).toHaveLength(1)
    await changed(stage, { start: '2026-12-17', end: '2026-12-18', place: 'Selby' })
    expect(shown(stage)).toEqual([
      expect.stringContaining(
        'Spring gathering: 17–18 December 2026, Selby (in 14 days)\n\nThe League gathers in Norvik.\n\n' +
          'Corrected on 3 December 2026; it was said to be: 10–11 December 2026, Norvik.',
      ),
      [
        'Changed: Spring gathering: 17–18 December 2026, Selby (in 14 days) (until now: 10–11 December 2026, Norvik).',
        'Sources\n• Charter, Harbour League, https://example.org/charter',
      ].join('\n\n'),
    ])
    await stage.at('2026-12-03T13:00:00Z')
    await stage.restart().work()
    expect(stage.square.messages.map(({ edits }) => edits)).toEqual([1, 0])
  })

  it('is reminded of at its new time, and no more at its old one', async () => {
    const stage = await reminded()
    await changed(stage, { start: '2026-12-17', end: '2026-12-18' })
    stage.square.messages.length = 0
    await stage.pass('2026-12-17T00:00:00Z')
    expect(shown(stage).map(text => text.split('\n')[0])).toEqual([
      'Spring gathering: 17–18 December 2026, Norvik (in 7 days)',
      'Spring gathering: 17–18 December 2026, Norvik (tomorrow)',
    ])
  })

  it('is told once in a channel that was reminded of it twice', async () => {
    const stage = openStage({ events: EVENTS })
    await stage.say('remind here about summits 1 week, 6 days before at 09:00 UTC')
    await stage.pass('2026-12-04T10:00:00Z')
    stage.square.messages.splice(0, 1)
    await changed(stage, { start: '2026-12-17', end: '2026-12-18' }, '2026-12-04T11:00:00Z')
    expect(shown(stage).filter(text => text.startsWith('Changed'))).toHaveLength(1)
    expect(shown(stage).filter(text => text.includes('Corrected'))).toHaveLength(2)
  })

  it('says in each notice how it was told last', async () => {
    const stage = await reminded('remind here about summits 1 week before at 09:00 UTC')
    await changed(stage, { start: '2026-12-17', end: '2026-12-18' })
    await changed(stage, { start: '2026-12-19', end: '2026-12-20' }, '2026-12-03T14:00:00Z')
    expect(shown(stage)[0]).toContain('it was said to be: 10–11 December 2026, Norvik.')
    expect(shown(stage)[2]).toContain(
      '19–20 December 2026, Norvik (in 16 days) (until now: 17–18 December 2026, Norvik).',
    )
    expect(stage.square.messages).toHaveLength(3)
  })

  it('is told again when it moves again, also after its first day has passed', async () => {
    const stage = await reminded('remind here about summits 1 week before at 09:00 UTC')
    await changed(stage, { start: '2026-12-30', end: '2026-12-31' })
    await changed(stage, { start: '2027-01-12', end: '2027-01-13' }, '2026-12-15T12:00:00Z')
    expect(shown(stage).at(-1)).toContain(
      'Changed: Spring gathering: 12–13 January 2027, Norvik (in 28 days) (until now: 30–31 December 2026, Norvik).',
    )
    expect(stage.square.messages).toHaveLength(3)
  })

  it('is not reminded of twice where the change does not move it', async () => {
    const stage = await reminded()
    stage.clock.set('2026-12-03T09:00:30Z')
    await changed(stage, { name: 'Great gathering' }, '2026-12-03T09:01:00Z')
    await stage.work()
    expect(shown(stage).map(text => text.split('\n')[0])).toEqual([
      'Great gathering: 10–11 December 2026, Norvik (in 7 days)',
      'Changed: Great gathering: 10–11 December 2026, Norvik (in 7 days) (until now: Spring gathering, 10–11 December 2026, Norvik).',
    ])
    const next = stage.restart()
    await next.work()
    expect(stage.square.messages).toHaveLength(2)
  })

  it('is corrected at each move, also after the day on which it was to be at first', async () => {
    const stage = await reminded('remind here about summits 1 week before at 09:00 UTC')
    await changed(stage, { start: '2026-12-30', end: '2026-12-31' })
    await changed(stage, { start: '2027-01-12', end: '2027-01-13' }, '2026-12-15T12:00:00Z')
    expect(shown(stage)[0]).toContain('Spring gathering: 12–13 January 2027, Norvik')
  })

  it('is told when its days are fixed again, also after those that it had before', async () => {
    const stage = await reminded('remind here about summits 1 week before at 09:00 UTC')
    await changed(stage, { start: '2027', end: undefined, exact: false })
    await changed(stage, { start: '2027-03-16', end: '2027-03-17' }, '2027-01-15T12:00:00Z')
    expect(shown(stage)).toEqual([
      expect.stringContaining('Spring gathering: 16–17 March 2027, Norvik'),
      expect.stringContaining('16–17 March 2027, Norvik'),
      expect.stringContaining(
        'Changed: Spring gathering: 16–17 March 2027, Norvik (in 60 days) (until now: 2027 (days not fixed), Norvik).',
      ),
    ])
  })

  it('is corrected in silence where readers would see no difference', async () => {
    const stage = await reminded()
    await changed(stage, { zone: 'Europe/Paris' })
    expect(stage.square.messages.map(({ edits }) => edits)).toEqual([1])
  })

  it('is corrected after a restart that brought the new facts', async () => {
    const stage = await reminded()
    stage.facts.now = factsOf([{ ...GATHERING, start: '2026-12-17', end: '2026-12-18' }])
    stage.clock.set(NOON)
    await stage.restart().work()
    expect(stage.square.messages.map(({ edits }) => edits)).toEqual([1, 0])
  })

  it('keeps its new version among what was planned and not sent', async () => {
    const stage = openStage({ events: EVENTS })
    await stage.say('remind here about summits 1 day before at 09:00 UTC')
    stage.square.messages.length = 0
    stage.square.faults.push(new Undelivered('failed', 'Not now.'))
    await stage.at('2026-12-09T09:00:05Z')
    await changed(stage, { place: 'Selby' }, '2026-12-09T09:00:20Z')
    await stage.at('2026-12-09T09:02:00Z')
    expect(shown(stage).map(text => text.split('\n')[0])).toEqual([
      'Spring gathering: 10–11 December 2026, Selby (tomorrow)',
    ])
  })
})

describe('an event that is no more', () => {
  it('is said to be gone, where it stands and in a notice', async () => {
    const stage = await reminded()
    await changed(stage, undefined)
    const gone = 'No longer in the calendar: Spring gathering (it was said to be: 10–11 December 2026, Norvik).'
    expect(shown(stage)).toEqual([gone, gone])
    await stage.pass('2026-12-12T00:00:00Z')
    expect(stage.square.messages).toHaveLength(2)
  })

  it('is said to be back when it comes back', async () => {
    const stage = await reminded()
    await changed(stage, undefined)
    await changed(stage, {}, '2026-12-03T14:00:00Z')
    expect(shown(stage)[0]).toContain('Spring gathering: 10–11 December 2026, Norvik')
    expect(shown(stage)[1]).toContain('Changed: Spring gathering: 10–11 December 2026')
  })

  it('is said to be open again where its days are not fixed any more', async () => {
    const stage = await reminded()
    await changed(stage, { start: '2027', end: undefined, exact: false })
    expect(shown(stage).at(-1)).toContain('Changed: Spring gathering: 2027 (days not fixed), Norvik')
  })

  it('is said to be cancelled where its file says so, and nobody is reminded of it any more', async () => {
    const stage = await reminded()
    await changed(stage, { cancelled: true })
    const off = 'Cancelled: Spring gathering does not take place (it was said to be: 10–11 December 2026, Norvik).'
    expect(shown(stage)).toEqual([expect.stringContaining(off), expect.stringContaining(off)])
    await stage.pass('2026-12-12T00:00:00Z')
    expect(stage.square.messages).toHaveLength(2)
  })

  it('is told as cancelled in the list', async () => {
    const stage = await reminded()
    await changed(stage, { cancelled: true })
    expect((await stage.say('events summits')).text).toContain('10–11 December 2026, Norvik (cancelled)')
  })

  it('has its own words', () => {
    const [known] = happeningsOf(factsOf([CALL]).knowledge).values()
    if (!known) throw new Error('there is no event')
    const happening = { ...known, occasion: { ...known.occasion, cancelled: true } }
    const payload = { name: 'Board call', when: 'x', was: { name: 'Board call', when: '3 December 2026' }, zone: 'UTC' }
    const text = toPlain(changeReply({ payload, now: new Date(NOON), happening }))
    expect(text).toContain('Cancelled: Board call does not take place (it was said to be: 3 December 2026).')
  })

  it('is corrected as well where it was the team’s own', async () => {
    const stage = openStage({ events: EVENTS })
    await stage.say('event add Harbour walk | 2026-12-10 | | Norvik | Europe/Oslo')
    await stage.say('remind here about team 1 week before at 09:00 UTC')
    await stage.at('2026-12-03T09:00:05Z')
    await stage.say('event drop 1')
    await stage.work()
    expect(shown(stage).slice(1)).toEqual([
      expect.stringContaining('No longer in the calendar: Harbour walk'),
      expect.stringContaining('No longer in the calendar: Harbour walk'),
    ])
  })
})
