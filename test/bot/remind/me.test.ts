import { describe, expect, it } from 'vitest'
import { Undelivered } from '../../../src/bot/delivery.ts'
import { EVENTS, LATER } from '../../reminders/events.ts'
import { DIRECT, factsOf, openStage } from '../../reminders/stage.ts'

const stageWith = (at?: string) => openStage({ events: EVENTS, reminders: ['summits'], ...(at && { at }) })

describe('the button "Remind me"', () => {
  it('brings a direct message a week and a day before', async () => {
    const stage = stageWith()
    stage.square.may = { manages: false, zone: 'Europe/Paris' }
    const listed = await stage.say('events summits')
    expect((await stage.press(listed, 'Remind me: Spring gathering')).text).toBe(
      'Done: I have sent you a direct message.',
    )
    expect(stage.square.in('@U1')[0]).toContain('About Spring gathering.')
    stage.square.messages.length = 0
    await stage.pass('2026-12-12T00:00:00Z')
    expect(stage.square.messages.map(({ to, text }) => [to, text.split('\n')[0]])).toEqual([
      ['@U1', 'Spring gathering: 10–11 December 2026, Norvik (in 7 days)'],
      ['@U1', 'Spring gathering: 10–11 December 2026, Norvik (tomorrow)'],
    ])
  })

  it('ends by itself when the event is over', async () => {
    const stage = stageWith()
    const listed = await stage.say('events summits')
    await stage.press(listed, 'Remind me: Spring gathering')
    await stage.at('2026-12-12T12:00:00Z')
    expect((await stage.say('remind list')).text).toContain('Spring gathering')
    await stage.at('2026-12-13T12:00:00Z')
    expect((await stage.say('remind list')).text).toContain('Nothing is set up here')
  })

  it('says that it is set up already when it is pressed twice', async () => {
    const stage = stageWith()
    const listed = await stage.say('events summits')
    await stage.press(listed, 'Remind me: Spring gathering')
    expect((await stage.press(listed, 'Remind me: Spring gathering')).text).toContain('That is set up already.')
    expect(stage.square.in('@U1')).toHaveLength(1)
  })

  it('finds a later moment where the usual ones are over', async () => {
    const stage = stageWith('2026-12-03T10:00:00Z')
    const listed = await stage.say('events network')
    await stage.press(listed, 'Remind me: Board call')
    expect(stage.square.in('@U1')[0]).toContain('1 hour and 10 minutes before and on the day')
    await stage.at('2026-12-03T12:00:05Z')
    expect(stage.square.in('@U1')).toHaveLength(2)
  })

  it('says that an event was called off in the meantime', async () => {
    const stage = stageWith()
    const listed = await stage.say('events summits')
    stage.facts.now = factsOf(
      EVENTS.map(event => (event.name === 'Spring gathering' ? { ...event, cancelled: true } : event)),
      ['summits'],
    )
    expect((await stage.press(listed, 'Remind me: Spring gathering')).text).toBe(
      'Spring gathering was cancelled; there is nothing to remind of.',
    )
  })

  it('says so where nothing is left to remind of', async () => {
    const stage = stageWith('2026-12-03T12:55:00Z')
    const listed = await stage.say('events network')
    expect((await stage.press(listed, 'Remind me: Board call')).text).toContain('Board call is over or has begun')
  })

  it('waits for days that are not fixed', async () => {
    const stage = stageWith()
    const listed = await stage.say('events summits')
    await stage.press(listed, 'Remind me: Later summit')
    expect(stage.square.in('@U1')[0]).toContain('The days of Later summit are not fixed yet')
    stage.facts.now = factsOf([{ ...LATER, start: '2027-01-12', exact: true }])
    await stage.pass('2027-01-05T10:00:00Z')
    expect(stage.square.in('@U1')[1]).toContain('Later summit: 12 January 2027 (in 7 days)')
  })

  it('has nothing to do with an event that is gone', async () => {
    const stage = stageWith()
    const listed = await stage.say('events summits')
    stage.facts.now = factsOf([])
    expect((await stage.press(listed, 'Remind me: Spring gathering')).text).toBe(
      'That event is no longer in the calendar.',
    )
  })

  it('does not reach the event of another team', async () => {
    const stage = stageWith()
    await stage.say('event add Secret walk | 2026-12-24')
    const listed = await stage.say('events')
    const elsewhere = { in: { workspace: 'T2', channel: 'C1', direct: false } }
    expect((await stage.press(listed, 'Remind me: Secret walk', elsewhere)).text).toContain('no longer in the calendar')
    expect((await stage.say('events', elsewhere)).text).not.toContain('Secret walk')
  })

  it('says why it cannot write to the person', async () => {
    const stage = stageWith()
    stage.square.closed.set('@U1', new Undelivered('denied', 'you take no direct messages from me.'))
    const listed = await stage.say('events summits')
    expect((await stage.press(listed, 'Remind me: Spring gathering')).text).toContain(
      'nothing was switched on: you take no direct messages from me.',
    )
    expect((await stage.say('remind list')).text).toContain('Nothing is set up here')
  })
})

describe('remind me', () => {
  it('takes topics and times as a channel does', async () => {
    const stage = stageWith()
    await stage.say('remind me about deadlines 2 days before at 7:30 Tokyo')
    expect((await stage.say('remind list', DIRECT)).text).toContain(
      '1. Reminders about deadlines, 2 days before, at 07:30 (Asia/Tokyo).',
    )
    expect((await stage.say('remind off 1', DIRECT)).text).toContain('Switched off')
  })

  it('does not take what is in no calendar', async () => {
    const { text } = await stageWith().say('remind me to call Bob')
    expect(text).toContain('I know no topic “call”')
  })

  it('reminds each person of their own', async () => {
    const stage = stageWith()
    const ben = { from: { id: 'U2', name: 'Ben' } }
    await stage.say('remind me about summits 1 day before')
    await stage.say('remind me about summits 1 day before', ben)
    stage.square.messages.length = 0
    await stage.pass('2026-12-12T00:00:00Z')
    expect(stage.square.messages.map(({ to }) => to).sort()).toEqual(['@U1', '@U2'])
  })
})
