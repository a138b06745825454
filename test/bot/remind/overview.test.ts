import { describe, expect, it } from 'vitest'
import { toPlain } from '../../../src/bot/plain.ts'
import { Problem } from '../../../src/errors.ts'
import type { Teams } from '../../../src/store/teams.ts'
import { EVENTS } from '../../reminders/events.ts'
import { memoryTeams } from '../../reminders/memory-teams.ts'
import { DIRECT, openStage, type Stage } from '../../reminders/stage.ts'

const HOME = { workspace: 'T1', channel: 'D1', direct: true }
const home = async (stage: Stage) =>
  toPlain({ blocks: await stage.reminders.overview('square', HOME), audience: 'asker' })

describe('what is set up in a workspace', () => {
  it('is told to everybody in it, without what is one person’s own', async () => {
    const stage = openStage({ events: EVENTS })
    for (const channel of ['C1', 'C2'])
      await stage.say('remind here about summits', { in: { workspace: 'T1', channel, direct: false } })
    await stage.say('digest weekly', { in: { workspace: 'T1', channel: 'C1', direct: false } })
    await stage.say('remind me about network')
    await stage.say('digest daily about deadlines', DIRECT)
    await stage.say('remind here about deadlines', { in: { workspace: 'T2', channel: 'C9', direct: false } })
    await stage.say('event add Retreat | 2026-12-10')
    expect((await home(stage)).split('\n').filter(Boolean)).toEqual([
      'Set up in this workspace',
      '• Reminders about summits, 1 week and 1 day before, at 09:00 (UTC). In 2 channels.',
      '• Overview of everything in the calendar, weekly on Monday at 09:00 (UTC).',
      '• 1 event of your own.',
    ])
  })

  it('is said to be nothing where it is nothing', async () => {
    expect(await home(openStage())).toContain('No reminders are set up in this workspace')
  })
})

describe('a store that is away', () => {
  it.each([
    'remind here',
    'remind list',
    'remind off',
    'remind test',
    'remind me',
    'digest weekly',
    'quiet 18:00-08:00',
    'zone Paris',
    'event add Retreat | 2026-12-10',
    'event list',
    'event drop 1',
  ])('is told by %j, and nothing is posted', async said => {
    const away = () => Promise.reject(new Problem('The disk is full.'))
    const teams = new Proxy<Teams>(memoryTeams(), { get: () => away })
    const stage = openStage({ events: EVENTS, teams })
    const { text } = await stage.say(said)
    expect(text).toContain('What has to be kept cannot be written at the moment, so nothing was changed.')
    expect(stage.square.messages).toEqual([])
    expect(stage.log.lines).toContainEqual(expect.objectContaining({ msg: 'command-without-store' }))
  })
})
