import { describe, expect, it } from 'vitest'
import { read } from './office.ts'
import { towns } from './talker.ts'

const MANAGES = { permissions: ['ManageChannels'] } as const
/** 3 December 2026, 14:00 UTC. */
const START = 1_796_306_400

describe('a moment with a clock time', () => {
  const town = towns()

  it('is shown in each reader’s own zone, with how long until then; a day stays that day', async () => {
    const { discord, channel, start, ask, move, chores, quiet } = await town()
    await start()
    await ask('event add Board meeting | 2026-12-03 14:00 | 15:30 | Selby | UTC', MANAGES)
    await ask('remind here 1 hour and 1 day before', MANAGES)
    for (const moment of ['2026-12-03T13:00:05Z', '2026-12-07T09:00:05Z']) {
      move(moment)
      await chores()
      await quiet()
    }
    const posts = discord.messages(channel).map(read)
    const meeting = posts.find(text => /^\*\*Board meeting/.test(text)) ?? ''
    expect(meeting).toContain(`<t:${START}:F>`)
    expect(meeting).toContain(`<t:${START}:R>`)
    const day = posts.find(text => /^\*\*Winter meeting/.test(text)) ?? ''
    expect(day).toContain('8 December 2026, Selby')
    expect(day).not.toContain('<t:')
  })
})
