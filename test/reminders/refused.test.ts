import { describe, expect, it } from 'vitest'
import { Undelivered } from '../../src/bot/delivery.ts'
import { due, DUE, later } from './due.ts'

describe('a platform that refuses', () => {
  it('is asked again when it said so', async () => {
    const stage = await due()
    stage.square.faults.push(new Undelivered('busy', 'Slow down.', { waitMs: 90_000 }))
    await stage.at(DUE)
    await later(stage, 1)
    expect(stage.square.messages).toEqual([])
    await later(stage, 1)
    expect(stage.square.messages).toHaveLength(1)
    expect(stage.counts.get('sent')).toBe(1)
  })

  it('is asked again later and later, until it is too late', async () => {
    const stage = await due()
    stage.square.faults.push(...Array.from({ length: 500 }, () => new Undelivered('failed', 'Not now.')))
    await stage.at(DUE)
    const posts = [stage.square.posts]
    for (let minute = 0; minute < 60; minute++) {
      await later(stage, 1)
      posts.push(stage.square.posts)
    }
    expect((posts.at(-1) ?? 0) - (posts[0] ?? 0)).toBeLessThan(12)
    await later(stage, 6 * 60)
    await later(stage, 60)
    expect(stage.counts.get('skipped')).toBe(1)
    expect(await stage.ledger.counts(new Date(0))).toMatchObject({ skipped: 1, due: 0 })
  })

  it('waits as a whole where it refuses everybody', async () => {
    const stage = await due(Array.from({ length: 50 }, (_, at) => `C${at}`))
    stage.square.faults.push(...Array.from({ length: 8 }, () => new Undelivered('busy', 'Slow.', { waitMs: 20_000 })))
    stage.clock.set(DUE)
    await stage.reminders.tick()
    const before = stage.square.posts
    await stage.reminders.deliver('square')
    expect(stage.clock.now().getTime()).toBeGreaterThan(Date.parse(DUE) + 20_000)
    expect(stage.square.posts - before).toBeGreaterThan(8)
    for (let times = 0; times < 5; times++) await later(stage, 1)
    expect(stage.square.messages).toHaveLength(50)
  })

  it('pauses a channel that is closed, and tells once who set it up', async () => {
    const stage = await due(['C1', 'C2'])
    await stage.say('remind here about network 1 day before')
    stage.square.messages.length = 0
    stage.square.closed.set('C1', new Undelivered('denied', 'I may not write there; invite me again.'))
    await stage.at(DUE)
    await stage.work()
    expect(stage.square.messages.map(({ to }) => to).sort()).toEqual(['@U1', 'C2'])
    expect(stage.square.in('@U1')[0]).toContain('it is paused: I may not write there; invite me again.')
    expect(stage.square.in('@U1')[0]).toContain('Reminders about summits')
    expect(stage.counts.get('failed')).toBe(1)
    const { text } = await stage.say('remind list')
    expect(text).toContain('Paused: I may not write there; invite me again.')
  })

  it('has a paused channel tried again, and goes on when it works', async () => {
    const stage = await due()
    const closed = new Undelivered('denied', 'I may not write there.')
    stage.square.closed.set('C1', closed)
    await stage.at(DUE)
    await stage.work()
    const posts = stage.square.posts
    await later(stage, 30)
    expect(stage.square.posts).toBe(posts)
    await later(stage, 31)
    expect(stage.square.posts).toBe(posts + 1)
    stage.square.closed.clear()
    await later(stage, 121)
    expect(stage.square.last('C1').text).toContain('I can post here again')
    expect((await stage.say('remind list')).text).not.toContain('Paused')
  })

  it('says nothing more while a paused channel stays closed, however often that is tried', async () => {
    const stage = await due()
    stage.square.closed.set('C1', new Undelivered('gone', 'That channel is archived.'))
    await stage.at(DUE)
    for (let hours = 1; hours <= 60; hours++) await later(stage, 61)
    expect(stage.square.in('@U1')).toHaveLength(1)
    await stage.say('remind list')
    await stage.work()
    expect(stage.square.in('@U1')).toHaveLength(1)
  })

  it('tries a paused channel at once where somebody speaks of it', async () => {
    const stage = await due()
    stage.square.closed.set('C1', new Undelivered('denied', 'I may not write there.'))
    await stage.at(DUE)
    stage.square.closed.clear()
    expect((await stage.say('remind list')).text).toContain('what was paused runs again')
    expect(stage.square.last('C1').text).toContain('Reminders about summits, 1 day before')
  })
})

describe('a post of which nobody knows', () => {
  it('is found where it stands, and not sent again', async () => {
    const stage = await due()
    stage.square.faults.push('lost')
    await stage.at(DUE)
    await later(stage, 10)
    expect(stage.square.messages).toHaveLength(1)
    expect(stage.counts.get('sent')).toBe(1)
  })

  it('is sent again where it certainly did not arrive, a while later', async () => {
    const stage = await due()
    stage.square.faults.push(new Undelivered('unknown', 'No reply.'))
    await stage.at(DUE)
    expect(stage.square.messages).toEqual([])
    await later(stage, 3)
    expect(stage.square.messages).toHaveLength(1)
    expect(stage.counts.get('sent')).toBe(1)
  })

  it('is counted, and never sent twice, where one cannot look', async () => {
    const stage = await due()
    stage.square.looks = 'unsure'
    stage.square.faults.push('lost')
    await stage.at(DUE)
    for (let times = 0; times < 5; times++) await later(stage, 10)
    expect(stage.square.messages).toHaveLength(1)
    expect(stage.counts.get('unknown')).toBe(1)
    expect(stage.counts.get('sent')).toBeUndefined()
  })

  it('is looked for again where looking fails for now', async () => {
    const stage = await due()
    stage.square.looks = 'away'
    stage.square.faults.push('lost')
    await stage.at(DUE)
    await later(stage, 3)
    expect(stage.counts.get('sent')).toBeUndefined()
    stage.square.looks = 'yes'
    await later(stage, 3)
    expect(stage.square.messages).toHaveLength(1)
    expect(stage.counts.get('sent')).toBe(1)
  })

  it('does not hold up the others while it hangs', async () => {
    const stage = await due(Array.from({ length: 30 }, (_, at) => `C${at}`))
    stage.square.faults.push('hangs', 'hangs')
    await stage.at(DUE)
    expect(stage.square.messages).toHaveLength(28)
    await later(stage, 3)
    expect(stage.square.messages).toHaveLength(30)
  })
})
