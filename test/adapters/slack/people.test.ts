import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Incoming } from '../../../src/bot/platform.ts'
import { FEWEST_SCOPES } from '../../peers/slack/furnish.ts'
import type { Channel, User } from '../../peers/slack/state.ts'
import { opened, type Opened } from './opened.ts'
import { says } from './replies.ts'

describe('what Slack tells of people and threads', () => {
  let on: Opened
  let channel: Channel
  let ada: User
  beforeEach(async () => {
    on = await opened()
    channel = on.slack.channel()
    ada = on.slack.user({ name: 'ada', tz: 'Europe/Paris' })
  })
  afterEach(async () => {
    expect(on.slack.violations).toEqual([])
    await on.close()
  })
  const heard = async (): Promise<Incoming> => {
    await on.slack.command('/aisi', 'remind here', { user: ada, channel })
    const incoming = on.last()
    if (!incoming) throw new Error('Nothing was heard')
    return incoming
  }
  const person = (more: object) => ({
    kind: 'error' as const,
    error: '',
    more: { ok: true, user: { id: ada.id, tz: 'Asia/Tokyo', ...more } },
  })

  it('is a person’s zone, asked once', async () => {
    const incoming = await heard()
    expect(await on.platform.standing(incoming)).toEqual({ manages: true, zone: 'Europe/Paris' })
    await on.platform.standing(incoming)
    expect(on.slack.callsTo('users.info')).toHaveLength(1)
  })

  it.each([
    [{ is_restricted: true }],
    [{ is_ultra_restricted: true }],
    [{ is_stranger: true }],
    [{ team_id: 'T0ELSEWHERE' }],
  ])('is that guests and strangers do not manage (%o)', async more => {
    const incoming = await heard()
    on.slack.fail('users.info', person(more))
    expect(await on.platform.standing(incoming)).toEqual({ manages: false, zone: 'Asia/Tokyo' })
  })

  it('is nothing where we may not ask: everybody manages', async () => {
    on.workspace.scopes.delete('users:read')
    expect(await on.platform.standing(await heard())).toEqual({ manages: true })
  })

  it('is what was said just before, where a question in a thread leans on it', async () => {
    const bob = on.slack.user({ name: 'bob' })
    const robot = on.slack.user({ name: 'robot', isBot: true })
    const { message: root } = await on.slack.say({ channel, user: bob, text: 'The Paris summit &amp; its statement' })
    await on.slack.say({ channel, user: robot, text: 'beep', thread: root.ts })
    for (const text of ['one', 'two', 'three', 'four', 'five'])
      await on.slack.say({ channel, user: ada, text, thread: root.ts })
    on.ears.heard.length = 0
    const asked = `${on.bot} who signed it?`
    await on.slack.say({ channel, user: ada, text: asked, thread: root.ts })
    expect(on.ears.heard.map(({ before }) => before)).toEqual([
      ['one', 'two', 'three', 'four', 'five'],
      ['one', 'two', 'three', 'four', 'five'],
    ])
  })

  it('is only what was said since we last spoke in the thread', async () => {
    const { message: root } = await on.slack.say({ channel, user: ada, text: 'The Paris summit' })
    await on.slack.say({ channel, user: ada, text: `${on.bot} who signed it?`, thread: root.ts })
    expect(on.last()?.before).toEqual(['The Paris summit'])
    await on.platform.respond(on.address(), says('58 countries.'), false)
    await on.slack.say({ channel, user: ada, text: `${on.bot} and who did not sign it?`, thread: root.ts })
    expect(on.last()).not.toHaveProperty('before')
    await on.slack.say({ channel, user: ada, text: 'The Seoul one, then', thread: root.ts })
    await on.slack.say({ channel, user: ada, text: `${on.bot} who signed it?`, thread: root.ts })
    expect(on.last()?.before).toEqual(['and who did not sign it?', 'The Seoul one, then'])
  })

  it('is not looked for where a question stands by itself, at the top of a channel, or where we may not', async () => {
    const { message: root } = await on.slack.say({ channel, user: ada, text: 'Good morning' })
    await on.slack.say({
      channel,
      user: ada,
      text: `${on.bot} when does the next network meeting take place?`,
      thread: root.ts,
    })
    await on.slack.say({ channel, user: ada, text: `${on.bot} who signed it?` })
    expect(on.slack.callsTo('conversations.replies')).toEqual([])
    for (const scope of ['channels:history', 'groups:history', 'mpim:history']) on.workspace.scopes.delete(scope)
    await on.slack.say({ channel, user: ada, text: `${on.bot} who signed it?`, thread: root.ts })
    expect(on.last()).toMatchObject({ text: 'who signed it?' })
    expect(on.last()).not.toHaveProperty('before')
  })

  it('is what it takes to look, where a question points back and we may not', async () => {
    const askIn = async (text: string) => {
      const place = { channel: on.slack.channel(), user: on.slack.user() }
      const { message: root } = await on.slack.say({ ...place, text: 'Good morning' })
      await on.slack.say({ ...place, text: `<@${on.workspace.botUserId}> ${text}`, thread: root.ts })
      return on.last()
    }
    on.slack.fail('conversations.replies', { kind: 'error', error: 'missing_scope' }, { times: 'always' })
    const takes = { unread: expect.stringContaining('channels:history') }
    expect(await askIn('who signed it?')).toMatchObject(takes)
    await on.close()
    on = await opened({ workspace: { scopes: FEWEST_SCOPES } })
    expect(await askIn('when was this founded?')).toMatchObject(takes)
    expect(on.slack.callsTo('conversations.replies')).toEqual([])
    expect(await askIn('who are the members')).not.toHaveProperty('unread')
  })

  it('does not keep a question waiting', async () => {
    const { message: root } = await on.slack.say({ channel, user: ada, text: 'Good morning' })
    on.slack.fail('conversations.replies', { kind: 'hang' }, { times: 'always' })
    const { deliveries } = await on.slack.say({ channel, user: ada, text: `${on.bot} who signed it?`, thread: root.ts })
    expect(deliveries.every(({ acknowledged }) => acknowledged)).toBe(true)
    expect(on.last()).toMatchObject({ text: 'who signed it?' })
  })
})
