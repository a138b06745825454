import { describe, expect, it } from 'vitest'
import { memoryLedger } from './memory-ledger.ts'
import { CALL, EVENTS, GATHERING, LATER, PAPERS } from './events.ts'
import { factsOf, openStage, type Stage } from './stage.ts'
import { windowOf } from '../../src/reminders/plan.ts'

/** What was said in the channel after the confirmation. */
const reminded = ({ square }: Stage, channel = 'C1') =>
  square.in(channel).filter(text => !text.includes('are on here') && !text.includes('is on here'))
const firstLines = (stage: Stage, channel?: string) => reminded(stage, channel).map(text => text.split('\n')[0])

describe('planning', () => {
  it('reminds at the hour of the channel, so many dates before', async () => {
    const stage = openStage({ events: EVENTS })
    await stage.say('remind here about summits 1 week and 1 day before at 09:00 Europe/Paris')
    await stage.at('2026-12-03T07:59:50Z')
    expect(reminded(stage)).toEqual([])
    await stage.at('2026-12-03T08:00:05Z')
    await stage.at('2026-12-09T08:00:05Z')
    expect(firstLines(stage)).toEqual([
      'Spring gathering: 10–11 December 2026, Norvik (in 7 days)',
      'Spring gathering: 10–11 December 2026, Norvik (tomorrow)',
    ])
    expect(stage.counts).toEqual(
      new Map([
        ['due', 2],
        ['sent', 2],
      ]),
    )
  })

  it('counts hours and minutes from a clock time', async () => {
    const stage = openStage({ events: EVENTS })
    await stage.say('remind here about network 1 hour and 30 minutes before')
    await stage.pass('2026-12-03T12:00:00Z')
    await stage.at('2026-12-03T12:30:05Z')
    expect(reminded(stage)).toHaveLength(2)
    expect(reminded(stage)[0]).toContain('(in 59 minutes)')
    expect(reminded(stage)[1]).toContain('(in 29 minutes)')
  })

  it('keeps the hour over a change of clocks', async () => {
    const spring = { ...GATHERING, start: '2027-03-30', end: '2027-03-31' }
    const stage = openStage({ events: [spring], at: '2027-03-01T00:00:00Z' })
    await stage.say('remind here about summits 1 week and 1 day before at 09:00 Europe/Oslo')
    await stage.at('2027-03-23T08:00:05Z')
    await stage.at('2027-03-29T06:59:55Z')
    expect(reminded(stage)).toHaveLength(1)
    await stage.at('2027-03-29T07:00:05Z')
    expect(reminded(stage)).toHaveLength(2)
  })

  it('comes once where clocks show its hour twice, and after the gap where they skip it', async () => {
    const autumn = { ...GATHERING, start: '2026-10-26', end: '2026-10-26' }
    const stage = openStage({ events: [autumn], at: '2026-10-01T00:00:00Z' })
    await stage.say('remind here about summits 1 day before at 02:30 Europe/Oslo')
    await stage.pass('2026-10-25T00:00:00Z')
    for (const moment of ['00:29:55', '00:30:05', '01:30:05', '02:30:05']) await stage.at(`2026-10-25T${moment}Z`)
    expect(firstLines(stage)).toEqual(['Spring gathering: 26 October 2026, Norvik (tomorrow)'])
    const spring = openStage({
      events: [{ ...GATHERING, start: '2027-03-29', end: '2027-03-29' }],
      at: '2027-03-01T00:00:00Z',
    })
    await spring.say('remind here about summits 1 day before at 02:30 Europe/Oslo')
    await spring.at('2027-03-28T01:29:55Z')
    expect(firstLines(spring)).toEqual([])
    await spring.at('2027-03-28T01:30:05Z')
    expect(firstLines(spring)).toHaveLength(1)
  })

  it('has a deadline anywhere on earth over when its day is over there', async () => {
    const stage = openStage({ events: [PAPERS] })
    await stage.say('remind here about deadlines on the day at 23:30 UTC')
    await stage.at('2026-12-05T23:30:05Z')
    expect(firstLines(stage)).toEqual(['Papers due: 5 December 2026 (end of day, AoE) (today)'])
    const hour = openStage({ events: [PAPERS] })
    await hour.say('remind here about deadlines on the day at 09:00 Pacific/Auckland')
    await hour.pass('2026-12-06T12:00:00Z')
    expect(firstLines(hour)).toHaveLength(1)
  })

  it('says nothing of what has no fixed days, until they are fixed', async () => {
    const stage = openStage({ events: [LATER] })
    await stage.say('remind here about summits 1 day before at 09:00 UTC')
    await stage.pass('2026-12-20T00:00:00Z')
    expect(reminded(stage)).toEqual([])
    stage.facts.now = factsOf([{ ...LATER, start: '2027-01-12', exact: true }])
    await stage.pass('2027-01-13T00:00:00Z')
    expect(firstLines(stage)).toEqual(['Later summit: 12 January 2027 (tomorrow)'])
  })

  it('plans once, whatever the clock does', async () => {
    const stage = openStage({ events: EVENTS })
    await stage.say('remind here about summits 1 day before at 09:00 UTC')
    for (const moment of ['08:00:00', '09:00:05', '08:30:00', '09:00:10', '07:00:00', '09:00:00', '09:10:00'])
      await stage.at(`2026-12-09T${moment}Z`)
    await stage.at('2026-12-08T09:00:00Z')
    await stage.at('2026-12-09T09:00:10Z')
    expect(firstLines(stage)).toHaveLength(1)
  })

  it('misses nothing after the clock was wrong for a while', async () => {
    const stage = openStage({ events: EVENTS })
    await stage.say('remind here about network 1 hour before')
    await stage.at('2026-12-02T00:00:00Z')
    await stage.at('2026-12-03T11:00:00Z')
    await stage.at('2026-12-02T00:00:20Z')
    await stage.pass('2026-12-03T12:00:20Z')
    expect(firstLines(stage)).toHaveLength(1)
  })

  it('does not tell an order of what was due before it was given', async () => {
    const stage = openStage({ events: EVENTS, at: '2026-12-09T08:59:00Z' })
    await stage.work()
    stage.clock.set('2026-12-09T09:00:30Z')
    await stage.say('remind here about summits 1 day before at 09:00 UTC')
    await stage.at('2026-12-09T09:01:00Z')
    await stage.at('2026-12-09T10:00:00Z')
    expect(reminded(stage)).toEqual([])
  })

  it('reminds once where two orders ask for the same', async () => {
    const stage = openStage({ events: EVENTS })
    await stage.say('remind here about summits 1 day before at 09:00 UTC')
    await stage.say('remind here about everything 1 day before at 09:00 UTC')
    await stage.say('remind here about summits, network 1 day before at 10:00 UTC')
    await stage.pass('2026-12-09T12:00:00Z')
    expect(firstLines(stage).filter(line => line?.startsWith('Spring gathering'))).toHaveLength(1)
  })

  it('does not repeat what was said when an order is changed', async () => {
    const stage = openStage({ events: EVENTS })
    await stage.say('remind here about summits 1 day before at 09:00 UTC')
    await stage.at('2026-12-09T09:00:05Z')
    await stage.say('remind here about summits 1 day before at 10:00 UTC')
    await stage.pass('2026-12-09T12:00:00Z')
    expect(reminded(stage)).toHaveLength(1)
  })

  it('goes on where another process stopped, and says that it is late', async () => {
    const stage = openStage({ events: EVENTS })
    await stage.say('remind here about summits 1 day before at 09:00 UTC')
    await stage.at('2026-12-09T08:00:00Z')
    const next = stage.restart()
    await next.at('2026-12-09T10:30:00Z')
    expect(reminded(next)).toHaveLength(1)
    expect(reminded(next)[0]).toContain(
      'This reminder comes late: it was due on Wednesday 9 December 2026, 09:00 (UTC).',
    )
    expect(next.counts.get('late')).toBe(1)
  })

  it('skips what is too late, and says so in the log', async () => {
    const stage = openStage({ events: EVENTS })
    await stage.say('remind here about summits 1 week before at 09:00 UTC')
    await stage.at('2026-12-03T08:00:00Z')
    await stage.at('2026-12-03T15:30:00Z')
    expect(reminded(stage)).toEqual([])
    expect(stage.counts.get('skipped')).toBe(1)
    expect(stage.log.lines).toContainEqual(expect.objectContaining({ msg: 'reminder-skipped', code: 'too-late' }))
  })

  it('posts nothing once the event has begun', async () => {
    const stage = openStage({ events: EVENTS })
    await stage.say('remind here about network 10 minutes before')
    await stage.at('2026-12-03T12:49:00Z')
    await stage.at('2026-12-03T13:00:00Z')
    expect(reminded(stage)).toEqual([])
    expect(stage.counts.get('skipped')).toBe(1)
  })

  it('reminds at the very start where that is the hour', async () => {
    const stage = openStage({ events: [{ ...CALL, endTime: undefined }] })
    await stage.say('remind here about network on the day at 14:00 Europe/Paris')
    await stage.at('2026-12-03T13:00:05Z')
    expect(reminded(stage)).toHaveLength(1)
  })

  it('reminds of one event after the other', async () => {
    const stage = openStage({ events: EVENTS })
    await stage.say('remind here about everything 1 day before at 09:00 UTC')
    await stage.pass('2026-12-12T00:00:00Z')
    expect(firstLines(stage).map(line => line?.split(':')[0])).toEqual(['Board call', 'Papers due', 'Spring gathering'])
  })

  it('plans what other parts of the program have to post', async () => {
    const due = new Date('2026-11-23T09:00:00Z')
    const place = { workspace: 'T1', channel: 'C9', direct: false }
    const summary = {
      name: 'summary',
      due: async (from: Date, to: Date) =>
        due >= from && due < to
          ? [{ id: '2026-48', platform: 'square', place, dueAt: due, staleAt: new Date('2026-11-24T09:00:00Z') }]
          : [],
      compose: async (id: string) => ({ blocks: [{ kind: 'text', text: `Week ${id}` }], audience: 'all' }) as const,
    }
    const stage = openStage({ events: EVENTS, more: { sources: [summary] } })
    await stage.pass('2026-11-23T12:00:00Z')
    expect(stage.square.in('C9')).toEqual(['Week 2026-48'])
  })
})

describe('the window of a plan', () => {
  const at = (time: string) => new Date(`2026-12-01T${time}Z`)
  const spell = ({ from, to }: { from: Date; to: Date }) => [from, to].map(one => one.toISOString().slice(11, 19))

  it('begins a little before the last one ended, and reaches a minute ahead', () => {
    expect(spell(windowOf(at('09:00:00'), at('09:00:40'), at('09:00:40')))).toEqual(['08:58:40', '09:01:00'])
  })
  it('begins now where nothing was planned before', () => {
    expect(spell(windowOf(at('09:00:00'), undefined, undefined))).toEqual(['08:58:00', '09:01:00'])
  })
  it('goes back no farther than a week', () => {
    const { from } = windowOf(at('09:00:00'), new Date('2026-01-01T00:00:00Z'), undefined)
    expect(from.toISOString()).toBe('2026-11-24T09:01:00.000Z')
  })
  it('leaves no gap after a clock that was ahead', () => {
    expect(spell(windowOf(at('09:05:00'), at('23:00:00'), at('09:01:00')))).toEqual(['08:59:00', '09:06:00'])
  })
})

describe('a plan that is begun again', () => {
  it('changes nothing', async () => {
    const ledger = memoryLedger()
    const stage = openStage({ events: EVENTS, ledger })
    await stage.say('remind here about everything 1 week, 1 day and 1 hour before at 09:00 UTC')
    stage.clock.set('2026-12-09T08:59:30Z')
    for (let times = 0; times < 5; times++) await stage.reminders.tick()
    expect([...ledger.rows.keys()].filter(id => id.includes('/2026-12-10/1d>'))).toEqual([
      expect.stringMatching(/^gathering@[0-9a-f]{12}\/2026-12-10\/1d>square\/T1\/C1$/),
    ])
    expect(stage.counts.get('due')).toBe(ledger.rows.size)
  })
})
