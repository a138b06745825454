import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Undelivered } from '../../../src/bot/delivery.ts'
import type { Reply } from '../../../src/bot/reply.ts'
import { FEWEST_SCOPES } from '../../peers/slack/furnish.ts'
import type { Channel, User } from '../../peers/slack/state.ts'
import { opened, type Opened } from './opened.ts'
import { says } from './replies.ts'

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (cause: unknown) => cause as Undelivered,
  )

describe('a reply', () => {
  let on: Opened
  let channel: Channel
  let ada: User
  let clock: Date
  beforeEach(async () => {
    clock = new Date()
    on = await opened({ peer: { now: () => clock } })
    channel = on.slack.channel()
    ada = on.slack.user({ name: 'ada' })
  })
  afterEach(async () => {
    expect(on.slack.violations).toEqual([])
    await on.close()
  })
  const respond = (reply: Reply, again = false) => on.platform.respond(on.address(), reply, again)
  const mention = (text = 'hello', more: object = {}) =>
    on.slack.say({ channel, user: ada, text: `${on.bot} ${text}`, ...more })
  const command = (text = 'help') => on.slack.command('/aisi', text, { user: ada, channel })

  it('to a mention stands in its thread, without unfolded links', async () => {
    const { message } = await mention()
    await respond(says('Kenya & Japan.'))
    expect(on.slack.fromBot(channel)).toMatchObject([{ text: 'Kenya &amp; Japan.', thread_ts: message.ts }])
    expect(on.slack.callsTo('chat.postMessage')[0]?.args).toMatchObject({
      unfurl_links: 'false',
      unfurl_media: 'false',
    })
  })

  it('to a mention in a thread stands in that thread', async () => {
    const { message: root } = await on.slack.say({ channel, user: ada, text: 'Good morning' })
    await mention('hello', { thread: root.ts })
    await respond(says('Hello.'))
    expect(on.slack.fromBot(channel)[0]?.thread_ts).toBe(root.ts)
  })

  it('for the asker alone is seen by nobody else', async () => {
    const { message } = await mention()
    await respond(says('Only for you.', 'asker'))
    expect(on.slack.fromBot(channel)).toEqual([])
    expect(on.slack.ephemerals).toMatchObject([{ user: ada.id, thread_ts: message.ts, via: 'chat.postEphemeral' }])
  })

  it('to a direct message stands in its thread, whoever it is for', async () => {
    const dm = on.slack.dm(ada)
    const { message } = await on.slack.say({ channel: dm, user: ada, text: 'help' })
    await respond(says('Hello.', 'asker'))
    expect(on.slack.fromBot(dm)).toMatchObject([{ text: 'Hello.', thread_ts: message.ts }])
  })

  it('to a command goes to its reply address, for the asker or for all', async () => {
    await command()
    await respond(says('Only for you.', 'asker'))
    expect(on.slack.ephemerals).toMatchObject([{ text: 'Only for you.', user: ada.id, via: 'response_url' }])
    await command()
    await respond(says('For all.'))
    expect(on.slack.fromBot(channel)).toMatchObject([{ text: 'For all.' }])
    expect(on.slack.callsTo('chat.postMessage')).toEqual([])
  })

  it('to a command works where we are not in the channel', async () => {
    on.slack.kick(channel)
    await command()
    await respond(says('For all.'))
    expect(on.slack.messages(channel)).toMatchObject([{ text: 'For all.' }])
  })

  it('finds another way when the reply address has run out', async () => {
    channel.members.add(ada.id)
    await command()
    clock = new Date(clock.getTime() + 31 * 60_000)
    await respond(says('Late.', 'asker'))
    expect(on.slack.ephemerals).toMatchObject([{ text: 'Late.', via: 'chat.postEphemeral' }])
    await respond(says('Late for all.'))
    expect(on.slack.fromBot(channel)).toMatchObject([{ text: 'Late for all.' }])
  })

  it('comes as a direct message when there is no other way to the asker', async () => {
    const dm = on.slack.dm(ada)
    on.slack.kick(channel)
    await command()
    clock = new Date(clock.getTime() + 31 * 60_000)
    await respond(says('Late.', 'asker'))
    expect(on.slack.fromBot(dm)).toMatchObject([{ text: 'Late.' }])
  })

  it('says why there is no way left, with the cure', async () => {
    on.slack.kick(channel)
    await command()
    clock = new Date(clock.getTime() + 31 * 60_000)
    const cause = await refusal(respond(says('For all.')))
    expect(cause).toBeInstanceOf(Undelivered)
    expect(cause?.obstacle).toBe('expired')
    expect(cause?.why).toMatch(/30 minutes.*\/invite @aisi/)
  })

  it('takes more than the five replies of an address', async () => {
    channel.members.add(ada.id)
    await command()
    const long: Reply = { audience: 'asker', blocks: [{ kind: 'text', text: 'word '.repeat(12_000) }] }
    await respond(long)
    expect(on.slack.ephemerals.map(({ via }) => via)).toEqual([
      ...Array.from({ length: 5 }, () => 'response_url'),
      ...Array.from({ length: on.slack.ephemerals.length - 5 }, () => 'chat.postEphemeral'),
    ])
    expect(
      on.slack.ephemerals
        .map(({ text }) => text)
        .join(' ')
        .match(/word/g),
    ).toHaveLength(12_000)
  })

  it('says the same in the simplest blocks when Slack refuses ours', async () => {
    await mention()
    on.slack.fail('chat.postMessage', { kind: 'error', error: 'invalid_blocks' })
    const moment = { moment: new Date('2026-12-03T13:00:00Z'), shape: 'full' as const, said: '3 December, 14:00' }
    await respond({ audience: 'all', blocks: [{ kind: 'text', text: ['It is <b>on ', moment] }] })
    expect(on.slack.fromBot(channel)[0]?.blocks).toMatchObject([
      { type: 'section', text: { type: 'plain_text', text: 'It is <b>on 3 December, 14:00' } },
    ])
    expect(on.log.lines).toContainEqual(
      expect.objectContaining({ msg: 'slack-blocks-refused', code: 'invalid_blocks' }),
    )
  })

  it('says it without buttons where Slack refuses these', async () => {
    await mention()
    on.slack.fail(
      'chat.postMessage',
      { kind: 'error', error: 'invalid_blocks' },
      { when: ({ blocks }) => JSON.stringify(blocks).includes('button'), times: 'always' },
    )
    const buttons = [{ label: 'Why', action: 'why:t1' }]
    await respond({
      audience: 'all',
      blocks: [
        { kind: 'text', text: 'Kenya.' },
        { kind: 'choices', buttons },
      ],
    })
    expect(on.slack.fromBot(channel)).toMatchObject([{ text: 'Kenya.' }])
  })

  it('brings its file where everybody sees it and the right is there', async () => {
    const file = { name: 'events.ics', type: 'text/calendar', content: 'BEGIN:VCALENDAR' }
    const { message } = await mention()
    await respond({ ...says('The calendar.'), file })
    expect(on.slack.files).toMatchObject([{ name: 'events.ics', channel: channel.id, complete: true }])
    expect(on.slack.thread(channel, message.ts).map(({ text, files }) => [text, files?.length])).toEqual([
      [`${on.bot} hello`, undefined],
      ['The calendar.', undefined],
      ['', 1],
    ])
  })

  it('brings its file as a direct message where the reply is for one person alone', async () => {
    const dm = on.slack.dm(ada)
    await command()
    await respond({
      ...says('The calendar.', 'asker'),
      file: { name: 'events.ics', type: 'text/calendar', content: 'x' },
    })
    expect(on.slack.ephemerals).toHaveLength(1)
    expect(on.slack.fromBot(dm).map(({ text, files }) => [text, files?.length])).toEqual([
      ['Here is events.ics.', undefined],
      ['', 1],
    ])
  })

  it('does without its file where the right is missing', async () => {
    await on.close()
    on = await opened({ workspace: { scopes: FEWEST_SCOPES } })
    channel = on.slack.channel()
    ada = on.slack.user({ name: 'ada' })
    const file = { name: 'events.ics', type: 'text/calendar', content: 'x' }
    await mention()
    await respond({ ...says('The calendar.'), file })
    await command()
    await respond({ ...says('The calendar.', 'asker'), file })
    expect(on.slack.files).toEqual([])
    expect(on.slack.fromBot(channel)).toHaveLength(1)
    expect(on.log.lines.some(({ level }) => level === 'warn')).toBe(false)
  })

  it('is not lost for a file that fails', async () => {
    await mention()
    on.slack.fail('files.completeUploadExternal', { kind: 'error', error: 'internal_error' })
    await respond({ ...says('The calendar.'), file: { name: 'a.ics', type: 'text/calendar', content: 'x' } })
    expect(on.slack.fromBot(channel)).toHaveLength(1)
  })

  it('to an address of another version is refused', async () => {
    expect(await refusal(on.platform.respond('{"v":0}', says('x'), false))).toMatchObject({ obstacle: 'expired' })
    expect(await refusal(on.platform.respond('no json', says('x'), false))).toMatchObject({ obstacle: 'expired' })
  })

  it('that says nothing is no message', async () => {
    await mention()
    await respond({ blocks: [], audience: 'all' })
    expect(on.slack.fromBot(channel)).toEqual([])
  })
})
