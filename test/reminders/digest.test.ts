import { describe, expect, it } from 'vitest'
import { EVENTS } from './events.ts'
import { changed, shown } from './change.ts'
import { openStage } from './stage.ts'

describe('a digest', () => {
  it('tells what is coming until the next one', async () => {
    const stage = openStage({ events: EVENTS })
    await stage.say('digest weekly monday 09:00 Europe/Paris')
    stage.square.messages.length = 0
    await stage.pass('2026-11-30T09:00:00Z')
    expect(shown(stage)).toEqual([
      'Nothing is in the calendar until 30 November 2026.',
      [
        'Coming up until 7 December 2026',
        '• Board call: Thursday 3 December 2026, 14:00 (Europe/Paris) until 15:30 (Europe/Paris)\n' +
          '• Papers due: 5 December 2026 (end of day, AoE)',
        'Sources\n• Charter, Harbour League, https://example.org/charter',
      ].join('\n\n'),
    ])
  })

  it('is corrected when an event in it moves, with a notice', async () => {
    const stage = openStage({ events: EVENTS })
    await stage.say('digest weekly monday 09:00 UTC')
    await stage.at('2026-12-07T09:00:05Z')
    stage.square.messages.splice(0, 1)
    await changed(stage, { start: '2026-12-12', end: '2026-12-13' }, '2026-12-07T12:00:00Z')
    expect(shown(stage)[0]).toContain('• Spring gathering: 12–13 December 2026, Norvik')
    expect(shown(stage)[0]).toContain('Corrected on 7 December 2026.')
    expect(shown(stage)[1]).toContain('Changed: Spring gathering')
    await stage.at('2026-12-07T13:00:00Z')
    await stage.restart().work()
    expect(stage.square.messages.map(({ edits }) => edits)).toEqual([1, 0])
  })

  it('comes once, also when facts change around its hour', async () => {
    const stage = openStage({ events: EVENTS })
    await stage.say('digest weekly monday 09:00 UTC')
    await stage.at('2026-12-07T09:00:05Z')
    await changed(stage, { name: 'Great gathering' }, '2026-12-07T09:00:30Z')
    expect(shown(stage).filter(text => text.startsWith('Coming up'))).toHaveLength(1)
  })

  it('ends with digest off', async () => {
    const stage = openStage({ events: EVENTS })
    await stage.say('digest weekly monday 09:00 UTC')
    stage.square.messages.length = 0
    expect((await stage.say('digest off')).text).toContain('Switched off')
    await stage.pass('2026-12-08T00:00:00Z')
    expect(stage.square.messages).toEqual([])
  })
})
