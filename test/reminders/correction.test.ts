import { describe, expect, it } from 'vitest'
import { Undelivered } from '../../src/bot/delivery.ts'
import { changed, reminded, shown } from './change.ts'
import { EVENTS } from './events.ts'
import { openStage } from './stage.ts'

describe('a correction', () => {
  it('is tried again where the platform refuses it for now', async () => {
    const stage = await reminded()
    stage.square.faults.push(new Undelivered('busy', 'Slow down.', { waitMs: 5_000 }))
    await changed(stage, { place: 'Selby' })
    expect(shown(stage)[0]).not.toContain('Selby')
    await stage.at('2026-12-03T12:02:00Z')
    expect(shown(stage)[0]).toContain('Selby')
    expect(stage.square.messages).toHaveLength(2)
  })

  it('waits as long as the platform takes no more changes, and is never given up for that', async () => {
    const stage = await reminded()
    const { edit } = stage.square
    let edits = 0
    stage.square.edit = () => {
      edits += 1
      return Promise.reject(new Undelivered('busy', 'Slow down.', { waitMs: 5_000 }))
    }
    await changed(stage, { place: 'Selby' })
    for (let minute = 1; minute <= 10; minute++)
      await stage.at(`2026-12-03T12:${String(minute * 2).padStart(2, '0')}:00Z`)
    expect(edits).toBe(11)
    expect(shown(stage)).toEqual([expect.not.stringContaining('Selby')])
    stage.square.edit = edit
    await stage.at('2026-12-03T12:30:00Z')
    expect(shown(stage)).toEqual([expect.stringContaining('Selby'), expect.stringContaining('Changed')])
  })

  it('asks a busy workspace once a minute, and does not keep others waiting', async () => {
    const stage = openStage({ events: EVENTS })
    for (const [workspace, channel] of ['T1', 'T1', 'T1', 'T2'].map((one, at) => [one, `C${at}`] as const))
      await stage.say('remind here about summits 1 week before at 09:00 UTC', {
        in: { workspace, channel, direct: false },
      })
    await stage.at('2026-12-03T09:00:05Z')
    const { edit } = stage.square
    const edited: string[] = []
    stage.square.edit = async (message, reply) => {
      const to = stage.square.messages.find(({ address }) => address === message)?.to ?? ''
      edited.push(to)
      if (to !== 'C3') throw new Undelivered('busy', 'Slow down.', { waitMs: 5_000 })
      return edit(message, reply)
    }
    await changed(stage, { place: 'Selby' })
    expect(edited).toHaveLength(2)
    expect(edited).toContain('C3')
  })

  it('is told even where the message was deleted', async () => {
    const stage = await reminded()
    stage.square.messages.length = 0
    await changed(stage, { place: 'Selby' })
    expect(shown(stage)).toEqual([expect.stringContaining('Changed: Spring gathering')])
  })

  it('is made, but not announced, where reminders were switched off', async () => {
    const stage = await reminded()
    await stage.say('remind off')
    await changed(stage, { place: 'Selby' })
    expect(stage.square.messages.map(({ edits }) => edits)).toEqual([1])
  })

  it('leaves alone what has begun', async () => {
    const stage = await reminded()
    await changed(stage, { place: 'Selby' }, '2026-12-10T12:00:00Z')
    expect(stage.square.messages.filter(({ edits }) => edits > 0)).toEqual([])
  })
})
