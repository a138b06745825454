import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Undelivered } from '../../../src/bot/delivery.ts'
import type { Place } from '../../../src/bot/platform.ts'
import type { Channel, User } from '../../peers/slack/state.ts'
import { opened, type Opened } from './opened.ts'
import { says } from './replies.ts'

const LONG = says('word '.repeat(4_000))
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (cause: unknown) => cause as Undelivered,
  )

describe('a post', () => {
  let on: Opened
  let channel: Channel
  let ada: User
  let place: Place
  let since: Date
  beforeEach(async () => {
    on = await opened()
    channel = on.slack.channel()
    ada = on.slack.user({ name: 'ada' })
    place = { workspace: on.workspace.id, channel: channel.id, direct: false }
    since = new Date(Date.now() - 60_000)
  })
  afterEach(async () => {
    expect(on.slack.violations).toEqual([])
    await on.close()
  })

  it('stands in its channel, and can be changed by its address', async () => {
    const address = await on.platform.post(place, says('Tomorrow: the summit.'), 'r1')
    await on.platform.edit(address, says('Moved: the summit.'))
    expect(on.slack.messages(channel).map(({ text }) => text)).toEqual(['Moved: the summit.'])
  })

  it('is not posted twice under one key', async () => {
    const first = await on.platform.post(place, says('Tomorrow.'), 'r1')
    expect(await on.platform.post(place, says('Tomorrow.'), 'r1')).toBe(first)
    expect(on.slack.fromBot(channel)).toHaveLength(1)
  })

  it('reaches a person without their channel being known', async () => {
    const direct = { workspace: on.workspace.id, channel: ada.id, direct: true }
    const address = await on.platform.post(direct, says('Tomorrow.'), 'r1')
    const dm = on.slack.dm(ada)
    expect(on.slack.fromBot(dm)).toMatchObject([{ text: 'Tomorrow.' }])
    await on.platform.edit(address, says('Moved.'))
    expect(on.slack.fromBot(dm)).toMatchObject([{ text: 'Moved.' }])
    expect(await on.platform.find(direct, 'r1', since)).toMatchObject({ found: expect.any(String) })
    expect(on.slack.callsTo('conversations.open')).toEqual([])
  })

  it('is found by its key, also when its reply was lost', async () => {
    on.slack.fail('chat.postMessage', { kind: 'lost-reply' })
    expect(await refusal(on.platform.post(place, says('Tomorrow.'), 'r1'))).toMatchObject({ obstacle: 'unknown' })
    const found = await on.platform.find(place, 'r1', since)
    if (typeof found === 'string') throw new Error(found)
    await on.platform.edit(found.found, says('Moved.'))
    expect(on.slack.fromBot(channel)).toMatchObject([{ text: 'Moved.' }])
    expect(await on.platform.find(place, 'r2', since)).toBe('none')
  })

  it('is found behind many other messages', async () => {
    await on.platform.post(place, says('Tomorrow.'), 'r1')
    for (let count = 0; count < 250; count++)
      await on.slack.say({ channel, user: ada, text: `chat ${count}`, deliver: false })
    expect(await on.platform.find(place, 'r1', since)).toMatchObject({ found: expect.any(String) })
  })

  it('may or may not stand where we may not look', async () => {
    for (const scope of ['channels:history', 'groups:history', 'mpim:history']) on.workspace.scopes.delete(scope)
    expect(await on.platform.find(place, 'r1', since)).toBe('unsure')
    on.slack.kick(channel)
    expect(await on.platform.find(place, 'r1', since)).toBe('unsure')
  })

  it('is looked for again after a passing fault', async () => {
    on.slack.fail('conversations.history', { kind: 'broken' })
    expect(await refusal(on.platform.find(place, 'r1', since))).toMatchObject({ name: 'Undelivered' })
    on.slack.fail('conversations.history', { kind: 'rate-limit', retryAfter: 2 })
    expect(await refusal(on.platform.find(place, 'r1', since))).toMatchObject({ obstacle: 'busy', waitMs: 2_000 })
  })

  it('that is too long for a message goes on in its thread; changed, it takes no more than it needs', async () => {
    const address = await on.platform.post(place, LONG, 'r1')
    const [first, ...rest] = on.slack.fromBot(channel)
    expect(first?.thread_ts).toBeUndefined()
    expect(rest.length).toBeGreaterThan(0)
    expect(rest.every(({ thread_ts }) => thread_ts === first?.ts)).toBe(true)
    await on.platform.edit(address, says('Short.'))
    expect(on.slack.fromBot(channel).map(({ text }) => text)).toEqual(['Short.'])
    await on.platform.edit(address.replace(/,"\d+\.\d+"/g, ''), LONG)
    expect(
      on.slack
        .fromBot(channel)
        .map(({ text }) => text)
        .join(' ')
        .match(/word/g),
    ).toHaveLength(4_000)
  })

  it('has arrived when its first message has; what fails after it is told', async () => {
    const second = ({ metadata }: { metadata?: unknown }) => JSON.stringify(metadata).includes('"part":1')
    on.slack.fail('chat.postMessage', { kind: 'broken' }, { when: second })
    await on.platform.post(place, LONG, 'r1')
    expect(on.slack.fromBot(channel)).toHaveLength(1)
    expect(on.log.lines).toContainEqual(expect.objectContaining({ msg: 'slack-post-incomplete' }))
  })

  it('waits its turn in a channel, and for no other channel', async () => {
    await on.close()
    on = await opened({ peer: { rateLimits: true } })
    const [busy, calm] = [on.slack.channel(), on.slack.channel()]
    const to = (id: string) => ({ workspace: on.workspace.id, channel: id, direct: false })
    const order: string[] = []
    const posts = ['a', 'b'].map(key => on.platform.post(to(busy.id), says(key), key).then(() => order.push(key)))
    posts.push(on.platform.post(to(calm.id), says('c'), 'c').then(() => order.push('c')))
    await Promise.all(posts)
    expect(order.at(-1)).toBe('b')
    const [first, second] = on.slack.callsTo('chat.postMessage').filter(({ args }) => args['channel'] === busy.id)
    expect(Number(second?.at) - Number(first?.at)).toBeGreaterThanOrEqual(1_000)
  })

  it('is refused with the cure where the channel is closed', async () => {
    on.slack.kick(channel)
    const cause = await refusal(on.platform.post(place, says('Tomorrow.'), 'r1'))
    expect(cause).toMatchObject({ obstacle: 'gone' })
    expect(cause?.why).toContain('/invite @aisi')
    expect(await refusal(on.platform.post({ ...place, channel: 'C0NOWHERE' }, says('x'), 'r2'))).toMatchObject({
      obstacle: 'gone',
    })
  })
})
