import { describe, expect, it } from 'vitest'
import { EVENTS } from '../../reminders/events.ts'
import { DIRECT, labelsOf, MENTION, openStage } from '../../reminders/stage.ts'

const stageWith = () => openStage({ events: EVENTS, reminders: ['network', 'summits'] })

describe('remind list', () => {
  it('numbers what is set up here, then what is for oneself', async () => {
    const stage = stageWith()
    await stage.say('remind here about summits')
    await stage.say('digest weekly monday 09:00 UTC')
    await stage.say('remind me about network')
    await stage.say('quiet 18:00-08:00 UTC')
    const { text } = await stage.say('remind list')
    expect(text.split('\n').filter(Boolean)).toEqual([
      'Set up here',
      '• 1. Reminders about summits, 1 week and 1 day before, at 09:00 (UTC).',
      '• 2. Overview of network, summits and your own events, weekly on Monday at 09:00 (UTC).',
      'For you alone, by direct message',
      '• 3. Reminders about network, 1 week and 1 day before, at 09:00 (UTC).',
      'Quiet: 18:00–08:00 (UTC).',
      '“remind off N” ends one, “remind test” shows the next.',
    ])
  })

  it('tells nobody else what is for oneself', async () => {
    const stage = stageWith()
    await stage.say('remind me about network')
    expect((await stage.say('remind list', MENTION)).text).not.toContain('network')
    expect((await stage.say('remind list', { from: { id: 'U2', name: 'Ben' } })).text).not.toContain('network')
    expect((await stage.say('remind list', DIRECT)).text).toContain('network')
  })

  it('says what to do where nothing is set up', async () => {
    expect((await stageWith().say('remind list')).text).toContain('“remind here” switches reminders on')
  })
})

describe('remind off', () => {
  it('ends one by its number, and tells which', async () => {
    const stage = stageWith()
    await stage.say('remind here about summits')
    await stage.say('remind here about network')
    expect((await stage.say('remind off 2')).text).toBe(
      'Switched off\n\n• Reminders about network, 1 week and 1 day before, at 09:00 (UTC).',
    )
    expect((await stage.say('remind off 2')).text).toContain('“remind list” shows 1 to 1')
    expect((await stage.say('remind off network')).text).toContain('say “remind off 2”')
  })

  it('ends all reminders of the channel, but neither its digest nor one’s own', async () => {
    const stage = stageWith()
    await stage.say('remind here about summits')
    await stage.say('remind here about network')
    await stage.say('digest weekly')
    await stage.say('remind me about summits')
    await stage.say('remind off')
    const { text } = await stage.say('remind list')
    expect(text).toContain('1. Overview of')
    expect(text).toContain('2. Reminders about summits')
    expect((await stage.say('remind off')).text).toContain('No reminders are on here.')
  })

  it('keeps reminders from coming', async () => {
    const stage = stageWith()
    await stage.say('remind here about summits')
    await stage.say('remind off')
    stage.square.messages.length = 0
    await stage.pass('2026-12-12T00:00:00Z')
    expect(stage.square.messages).toEqual([])
  })
})

describe('remind test', () => {
  it('shows the next reminder as it will look', async () => {
    const stage = stageWith()
    await stage.say('remind here about summits 1 week before at 09:00 Europe/Paris')
    const { text, reply } = await stage.say('remind test')
    expect(text).toContain(
      'The next reminder is due on Thursday 3 December 2026, 09:00 (Europe/Paris) and will look like this:',
    )
    expect(text).toContain('Spring gathering: 10–11 December 2026, Norvik (in 7 days)')
    expect(labelsOf(reply)).toEqual(['Remind me', 'Add to calendar'])
    expect(stage.square.in('C1')).toHaveLength(1)
  })

  it('says so where there is none', async () => {
    const stage = stageWith()
    expect((await stage.say('remind test')).text).toContain('No reminders are on here')
    await stage.say('remind here about team')
    expect((await stage.say('remind test')).text).toContain('Nothing in the calendar is due for that')
  })
})
