import { describe, expect, it } from 'vitest'
import { Undelivered } from '../../../src/bot/delivery.ts'
import { Problem } from '../../../src/errors.ts'
import type { Teams } from '../../../src/store/teams.ts'
import { CALL, EVENTS, GATHERING } from '../../reminders/events.ts'
import { memoryTeams } from '../../reminders/memory-teams.ts'
import { DIRECT, MENTION, openStage, type Stage } from '../../reminders/stage.ts'

const stageWith = (more: Parameters<typeof openStage>[0] = {}) =>
  openStage({ events: EVENTS, reminders: ['network', 'summits'], ...more })
/** What the channel has, as `remind list` tells it. */
const setUp = async (stage: Stage) =>
  (await stage.say('remind list')).text.split('\n').filter(line => line.startsWith('•'))

describe('remind here', () => {
  it('confirms in the channel what it does, and tells the asker that it did', async () => {
    const stage = stageWith()
    const { text, reply } = await stage.say(
      'remind here about summits 1 week, 1 day and 1 hour before at 09:00 Europe/Paris',
    )
    expect(text).toBe('Done: the confirmation stands in the channel.')
    expect(reply.audience).toBe('asker')
    expect(stage.square.in('C1')).toEqual([
      [
        'Reminders are on here. About summits.',
        '• 1 week, 1 day and 1 hour before; those of days and weeks at 09:00 (Europe/Paris).\n' +
          '• The next reminder: Spring gathering on Thursday 3 December 2026, 09:00 (Europe/Paris).',
        'None of these events has a clock time now, so “1 hour before” waits for one that has; days and weeks count for all.',
        'Set up by Ana. To change it, say “remind here …” with the same topics and other times; “remind list” shows all, ' +
          '“remind off” ends it, “quiet 18:00-08:00 weekends” keeps times free.',
      ].join('\n\n'),
    ])
  })

  it('alone means the usual topics, a week and a day before, at nine', async () => {
    const stage = stageWith()
    await stage.say('remind here')
    expect(stage.square.in('C1')[0]).toContain('About network, summits and your own events.')
    expect(stage.square.in('C1')[0]).toContain('1 week and 1 day before, at 09:00 (UTC).')
    expect(stage.square.in('C1')[0]).toContain('I know no time zone of this channel, so it is UTC')
    const plain = stageWith({ reminders: [] })
    await plain.say('remind here')
    expect(plain.square.in('C1')[0]).toContain('About everything in the calendar.')
  })

  it('takes the zone of the channel, else of who asks, and says so', async () => {
    const stage = stageWith()
    stage.square.may = { manages: true, zone: 'Asia/Seoul' }
    await stage.say('remind here')
    expect(stage.square.in('C1')[0]).toContain('at 09:00 (Asia/Seoul)')
    expect(stage.square.in('C1')[0]).toContain('That is the time zone of Ana')
    await stage.say('zone Paris')
    await stage.say('remind here')
    expect(stage.square.in('C1')[1]).toContain('at 09:00 (Europe/Paris)')
    expect(stage.square.in('C1')[1]).not.toContain('time zone of Ana')
  })

  it.each([
    ['remind here about summits 1 week before about 9am', 'Reminders about summits, 1 week before, at 09:00 (UTC)'],
    ['remind here 3 weaks befor', 'Reminders about network, summits and your own events, 3 weeks before'],
    ['remind here abuot sumits 1 week befor', 'Reminders about summits, 1 week before, at 09:00 (UTC)'],
    ['remind here summits 2 days', 'Reminders about summits, 2 days before, at 09:00 (UTC)'],
    ['remind here 1 day before about network and summits', 'Reminders about network and summits, 1 day before'],
    ['remind here about everything without summits', 'Reminders about everything in the calendar without summits'],
    ['remind here about summits a fortnight before at 8 pm Berlin time', '2 weeks before, at 20:00 (Europe/Berlin)'],
    ['remind here on the day at noon New York', 'on the day, at 12:00 (America/New York)'],
    ['remind here about the spring gathering 3 days before', 'Reminders about Spring gathering, 3 days before'],
    ['remind here about summits, network at 7:30 CET', 'at 07:30 (Europe/Brussels)'],
    ['remind here at 10', '1 week and 1 day before, at 10:00 (UTC)'],
    ['remind here about summits at 09:00 UTC+2', 'at 09:00 (Etc/GMT-2)'],
    ['remind here about summits 1 week before at 9 Minsk', '1 week before, at 09:00 (Europe/Minsk)'],
    ['remind here about summits -1 day', 'about summits, 1 day before'],
    ['remind here 1w 1d', '1 week and 1 day before'],
    [
      'remind here for summits Europe/Paris',
      'Reminders about summits, 1 week and 1 day before, at 09:00 (Europe/Paris)',
    ],
  ])('understands %j', async (said, wanted) => {
    const stage = stageWith()
    await stage.say(said)
    expect((await setUp(stage))[0]).toContain(wanted)
  })

  it.each([
    ['remind here about blorp', 'I know no topic “blorp”. The calendar has: deadlines, network, summits, team'],
    ['remind here about summits Mars/Olympus', '“Mars/Olympus” is no time zone that I know'],
    ['remind here about summits 30 minutes before', 'Use days or weeks'],
    ['remind here about summits at 25:00', '“25:00” is no time of day'],
    ['remind here about summits 32 December', 'December has no day 32; its last is the 31st.'],
    ['remind here 3 months before', 'Months differ in length'],
    ['remind here about summits at 9:00 and 17:00', 'One time of day is enough: 09:00, 17:00?'],
    ['remind here about summits Europe/Paris Asia/Tokyo', 'One time zone is enough'],
    [`remind here ${Array.from({ length: 400 }, (_, at) => `${at + 1} minutes`).join(', ')}`, 'name at most 10'],
    [
      `remind here ${Array.from({ length: 400 }, (_, at) => `${at + 1} days`).join(', ')}`,
      '400 lead times are too many',
    ],
    ['remind here about summits minutes before', 'How many minutes? Write a number, as in "2 minutes".'],
    ['remind here about summits on 32 December', 'December has no day 32'],
    ['remind here about 🎉', 'I know no topic “🎉”.'],
    [`remind here about ${'x'.repeat(5_000)}`, `I know no topic “${'x'.repeat(80)}…”.`],
  ])('answers %.60j with the cure, and changes nothing', async (said, sentence) => {
    const stage = stageWith()
    await stage.say('remind here about network 1 day before')
    stage.square.messages.length = 0
    const before = await setUp(stage)
    const { text } = await stage.say(said)
    expect(text).toContain(sentence)
    expect(text.match(/Nothing was changed\./g)).toHaveLength(1)
    expect(text.length).toBeLessThan(300)
    expect(await setUp(stage)).toEqual(before)
    expect(stage.square.messages).toEqual([])
  })

  it.each([
    ['remind here about summits at 09:00 Europe/Pariss', 'Europe/Paris', 'Europe/Paris'],
    ['remind here about summits at 9am IST', 'Asia/Kolkata', 'at 09:00 (Asia/Kolkata)'],
    [
      'remind here about summits 1 week before at 09:00 UTC+5:30',
      'Asia/Kolkata',
      '1 week before, at 09:00 (Asia/Kolkata)',
    ],
    [
      'remind here about summits 3 dyas before at 09:00 CST',
      'America/Chicago',
      '3 days before, at 09:00 (America/Chicago)',
    ],
    ['remind here about summits 1 wek before', '1 week', '1 week before'],
    ['remind here about quaint summits 1 day before', 'summits', 'about summits, 1 day before'],
    ['remind here about dead 1 day before', 'deadlines', 'about deadlines, 1 day before'],
  ])('asks what %j meant, with buttons', async (said, label, wanted) => {
    const stage = stageWith()
    const asked = await stage.say(said)
    expect(await setUp(stage)).toEqual([])
    await stage.press(asked, label)
    expect((await setUp(stage))[0]).toContain(wanted)
  })

  it('replaces what was set up about the same topics, and adds what is about others', async () => {
    const stage = stageWith()
    await stage.say('remind here about summits, network 1 day before')
    await stage.say('remind here about network and summits 2 days before at 10:00')
    await stage.say('remind here about deadlines')
    expect(await setUp(stage)).toEqual([
      expect.stringContaining('1. Reminders about network and summits, 2 days before, at 10:00 (UTC).'),
      expect.stringContaining('2. Reminders about deadlines, 1 week and 1 day before, at 09:00 (UTC).'),
    ])
  })

  it('keeps hours and minutes for what has a clock time', async () => {
    const stage = stageWith({ events: [CALL, GATHERING] })
    await stage.say('remind here about network 1 hour before')
    expect(stage.square.in('C1')[0]).toContain('• 1 hour before.')
    expect(stage.square.in('C1')[0]).not.toContain('time zone')
  })

  it('says the same in public, but posts the confirmation once', async () => {
    const stage = stageWith()
    const { reply, text } = await stage.say('remind here about summits', MENTION)
    expect([reply.audience, text]).toEqual(['all', 'Done: the confirmation stands in the channel.'])
    expect(stage.square.in('C1')).toHaveLength(1)
  })

  it('in direct messages is for oneself, confirmed by the reply', async () => {
    const stage = stageWith()
    stage.square.may = { manages: false }
    const { text } = await stage.say('remind here about summits', { ...DIRECT, kind: 'message' })
    expect(text).toContain('I will remind you by direct message. About summits.')
    expect(stage.square.messages).toEqual([])
    await stage.at('2026-12-03T09:00:05Z')
    expect(stage.square.in('@U1')[0]).toContain('Spring gathering: 10–11 December 2026')
  })
})

describe('a confirmation that cannot be posted', () => {
  it('switches nothing on, and says why', async () => {
    const stage = stageWith()
    stage.square.closed.set('C1', new Undelivered('denied', 'I may not write in that channel; invite me with /invite.'))
    const { text } = await stage.say('remind here about summits')
    expect(text).toBe(
      'I could not post there, so nothing was switched on: I may not write in that channel; invite me with /invite.',
    )
    expect(await setUp(stage)).toEqual([])
  })

  it('is looked for where nobody knows whether it arrived', async () => {
    const stage = stageWith()
    stage.square.faults.push('lost')
    expect((await stage.say('remind here about summits')).text).toContain('Done')
    expect(stage.square.messages).toHaveLength(1)
    stage.square.faults.push(new Undelivered('unknown', 'no reply came.'))
    expect((await stage.say('remind here about network')).text).toContain('nothing was switched on: no reply came.')
    expect(await setUp(stage)).toHaveLength(1)
  })

  it('is taken back where the order could not be kept', async () => {
    const teams: Teams = { ...memoryTeams(), order: async () => Promise.reject(new Problem('The disk is full.')) }
    const stage = stageWith({ teams })
    const { text } = await stage.say('remind here about summits')
    expect(text).toContain('What has to be kept cannot be written at the moment')
    expect(stage.square.in('C1')).toEqual([
      expect.stringContaining('This could not be kept, so nothing was switched on'),
    ])
  })
})

describe('who may change reminders', () => {
  it('is everybody where the setting says so', async () => {
    const stage = stageWith({ more: { remindersBy: 'anyone' } })
    stage.square.may = { manages: false }
    expect((await stage.say('remind here')).text).toContain('Done')
  })

  it('is those who manage the channel where the setting says so, by platform', async () => {
    const stage = stageWith({ more: { remindersBy: platform => (platform === 'square' ? 'managers' : 'anyone') } })
    stage.square.may = { manages: true }
    await stage.say('remind here')
    stage.square.may = { manages: false }
    for (const said of [
      'remind here',
      'remind off',
      'remind off 1',
      'digest weekly',
      'quiet 18:00-08:00',
      'zone Paris',
      'event add X | 2026-12-24',
    ])
      expect((await stage.say(said)).text).toContain('Only people who manage this channel can change its reminders')
    expect(await setUp(stage)).toHaveLength(1)
    expect((await stage.say('remind me about summits')).text).toContain('Done: I have sent you a direct message.')
    expect((await stage.say('remind list')).text).toContain('2. Reminders about summits')
    expect((await stage.say('remind off 2')).text).toContain('Switched off')
    expect((await stage.say('remind here', DIRECT)).text).toContain('Done')
    expect((await stage.say('event add X | 2026-12-24', DIRECT)).text).toContain('Only people who manage')
  })
})
