import { describe, expect, it } from 'vitest'
import { EVENTS } from '../../reminders/events.ts'
import { DIRECT, labelsOf, openStage } from '../../reminders/stage.ts'

const stageWith = () => openStage({ events: EVENTS, reminders: ['summits'] })

describe('digest', () => {
  it('confirms in the channel what it does', async () => {
    const stage = stageWith()
    expect((await stage.say('digest weekly monday 09:00 Europe/Paris')).text).toContain('Done')
    expect(stage.square.in('C1')[0]).toBe(
      [
        'The overview is on here. About summits and your own events.',
        '• Weekly on Monday at 09:00 (Europe/Paris).\n• The next overview: Monday 23 November 2026, 09:00 (Europe/Paris).',
        'Set up by Ana. To change it, say “digest …” again; “digest off” ends it.',
      ].join('\n\n'),
    )
  })

  it('is one for a channel: saying it again changes it', async () => {
    const stage = stageWith()
    await stage.say('digest weekly monday 09:00 UTC')
    await stage.say('digest monthly 1 08:00 UTC about deadlines')
    const { text } = await stage.say('remind list')
    expect(text.split('\n').filter(line => line.startsWith('•'))).toEqual([
      '• 1. Overview of deadlines, monthly on day 1 at 08:00 (UTC).',
    ])
  })

  it('can be had by direct message', async () => {
    const stage = stageWith()
    await stage.say('digest daily 09:00 UTC about deadlines', DIRECT)
    await stage.at('2026-12-05T09:00:05Z')
    expect(stage.square.last('@U1').text).toContain('Papers due')
    await stage.say('remind off', DIRECT)
    expect((await stage.say('digest off', DIRECT)).text).toContain('Switched off')
  })

  it('of one person goes when the person is forgotten', async () => {
    const stage = stageWith()
    await stage.say('digest daily 09:00 UTC about deadlines', DIRECT)
    expect((await stage.teams.personal('square', 'T1', 'U1')).map(({ channel }) => channel.id)).toEqual(['U1'])
  })

  it.each([
    ['digest hourly', 'There is no hourly digest; choose daily, weekly or monthly.'],
    ['digest weekly monday 25:00', '"25:00" is no time of day'],
    ['digest weekly monday 09:00 Mars/Olympus', '"Mars/Olympus" is no time and no time zone'],
    ['digest monthly 32', 'No month has a day 32; write 1 to 31.'],
    ['digest weekly monday 09:00 about blorp', 'I know no topic “blorp”'],
  ])('answers %j with the cure', async (said, sentence) => {
    const stage = stageWith()
    expect((await stage.say(said)).text).toContain(sentence)
    expect((await stage.say('remind list')).text).toContain('Nothing is set up here')
  })

  it('offers the zone that was meant', async () => {
    const stage = stageWith()
    const asked = await stage.say('digest weekly monday 9 Parsi')
    await stage.press(asked, 'Europe/Paris')
    expect((await stage.say('remind list')).text).toContain('weekly on Monday at 09:00 (Europe/Paris)')
  })

  it('off says so where there is none', async () => {
    expect((await stageWith().say('digest off')).text).toContain('There is no overview here')
  })
})

describe('quiet', () => {
  it('sets, tells and ends the quiet hours', async () => {
    const stage = stageWith()
    await stage.say('zone Paris')
    expect((await stage.say('quiet 18:00-08:00 weekends')).text).toContain('18:00–08:00 and at weekends (Europe/Paris)')
    expect((await stage.say('quiet')).text).toBe('Quiet: 18:00–08:00 and at weekends (Europe/Paris).')
    expect((await stage.say('quiet off')).text).toContain('No hours are quiet here any more')
    expect((await stage.say('quiet')).text).toContain('No hours are quiet here')
  })

  it('keeps what was set when it does not understand', async () => {
    const stage = stageWith()
    await stage.say('quiet 18:00-08:00 UTC')
    expect((await stage.say('quiet 18:00-18:00')).text).toContain('would be the whole day')
    expect((await stage.say('quiet 19:00-09:00 Mars/Olympus')).text).toContain('"Mars/Olympus" is no time and no')
    expect((await stage.say('quiet')).text).toContain('18:00–08:00')
  })
})

describe('zone', () => {
  it('sets, tells and ends the zone of a channel', async () => {
    const stage = stageWith()
    expect((await stage.say('zone')).text).toContain('No time zone is set')
    expect((await stage.say('zone new york')).text).toContain('is America/New York from now on')
    expect((await stage.say('zone')).text).toBe('The time zone of this channel is America/New York.')
    await stage.say('zone off')
    expect((await stage.say('zone')).text).toContain('No time zone is set')
  })

  it('asks which one was meant', async () => {
    const stage = stageWith()
    const asked = await stage.say('zone CST')
    expect(labelsOf(asked.reply)).toEqual(['America/Chicago', 'Asia/Shanghai', 'America/Havana'])
    await stage.press(asked, 'Asia/Shanghai')
    expect((await stage.say('zone')).text).toContain('Asia/Shanghai')
    expect((await stage.say('zone Mars/Olympus')).text).toContain('is no time zone that I know')
    expect((await stage.say('zone')).text).toContain('Asia/Shanghai')
  })
})
