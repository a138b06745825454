import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { quiet } from './bots.ts'
import { startSlack, type Slack } from './start.ts'
import type { Workspace } from './state.ts'

describe('what the app is told', () => {
  let slack: Slack
  let workspace: Workspace
  let client: WebClient
  beforeEach(async () => {
    slack = await startSlack({ redelivery: { delaysMs: [] } })
    workspace = slack.workspace({
      id: 'T1',
      scopes: ['chat:write', 'commands', 'app_mentions:read', 'channels:history'],
    })
    slack.channel({ id: 'C1' })
    slack.user({ id: 'U1' })
    client = new WebClient(workspace.botToken, { slackApiUrl: slack.url, logger: quiet })
  })
  afterEach(() => slack.close())
  const say = (text: string, more = {}) => slack.say({ channel: 'C1', user: 'U1', text, ...more })
  const told = () => slack.deliveries.map(({ payload }) => payload['event'] as Record<string, unknown>)
  const mention = () => `<@${workspace.botUserId}> hello`

  it('is wrapped as Slack wraps it', async () => {
    const at = new Date('2026-11-21T09:00:00Z')
    const { message, deliveries } = await say('hello &amp; goodbye', { at })
    expect(message.ts).toMatch(/^1795251600\.000\d{3}$/)
    expect(deliveries[0]?.payload).toMatchObject({
      type: 'event_callback',
      team_id: 'T1',
      context_team_id: 'T1',
      api_app_id: slack.app.id,
      event_id: expect.stringMatching(/^Ev/),
      event_time: at.getTime() / 1_000,
      authorizations: [{ team_id: 'T1', user_id: workspace.botUserId, is_bot: true, is_enterprise_install: false }],
      event: {
        type: 'message',
        channel: 'C1',
        channel_type: 'channel',
        user: 'U1',
        text: 'hello &amp; goodbye',
        ts: message.ts,
        event_ts: message.ts,
        client_msg_id: expect.any(String),
        blocks: [{ elements: [{ elements: [{ type: 'text', text: 'hello & goodbye' }] }] }],
      },
    })
  })

  it('names the parent in a thread', async () => {
    const { message } = await say('a question')
    const reply = await say('and another', { thread: message.ts })
    expect(reply.message).toMatchObject({ thread_ts: message.ts, parent_user_id: 'U1' })
    expect(slack.thread('C1', message.ts)).toHaveLength(2)
  })

  it('is a mention and a message when both rights are there, and neither where the bot is not', async () => {
    expect((await say(mention())).events.map(({ type }) => type)).toEqual(['app_mention', 'message'])
    slack.kick('C1')
    expect((await say(mention())).events).toEqual([])
    workspace.scopes.delete('app_mentions:read')
    slack.channel({ id: 'C2' })
    expect((await say(mention(), { channel: 'C2' })).events.map(({ type }) => type)).toEqual(['message'])
  })

  it('is nothing that it has not subscribed to', async () => {
    slack.app.subscriptions.delete('message.channels')
    expect((await say(mention())).events.map(({ type }) => type)).toEqual(['app_mention'])
  })

  it('can be held back and sent later by hand', async () => {
    const { events, deliveries } = await say(mention(), { deliver: false })
    expect([deliveries, slack.deliveries]).toEqual([[], []])
    await slack.deliver(events, { order: [1, 0] })
    expect(told().map(({ type }) => type)).toEqual(['message', 'app_mention'])
  })

  it('includes edits, removals and other bots', async () => {
    const { message } = await say('helo')
    await slack.edit(message, 'hello')
    await slack.remove(message)
    await say('beep', { user: slack.user({ isBot: true }) })
    expect(told().slice(1)).toMatchObject([
      {
        subtype: 'message_changed',
        message: { text: 'hello', edited: { user: 'U1' } },
        previous_message: { text: 'helo' },
      },
      { subtype: 'message_deleted', deleted_ts: message.ts },
      { text: 'beep', bot_id: expect.stringMatching(/^B/) },
    ])
    expect(slack.messages('C1').map(({ text }) => text)).toEqual(['beep'])
  })

  it("includes the bot's own posts and changes, as on Slack", async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'one', unfurl_links: false })
    await client.chat.update({ channel: 'C1', ts, text: 'two' })
    await client.chat.delete({ channel: 'C1', ts })
    await slack.until(() => slack.deliveries.length === 3)
    expect(told()).toMatchObject([
      { text: 'one', bot_id: workspace.botId, app_id: slack.app.id },
      { subtype: 'message_changed', message: { text: 'two' }, previous_message: { text: 'one' } },
      { subtype: 'message_deleted', previous_message: { text: 'two' } },
    ])
  })

  it('ends when the workspace throws the app out, and begins again with a new installation', async () => {
    await slack.uninstall('T1')
    expect(told()).toMatchObject([
      { type: 'tokens_revoked', tokens: { bot: [workspace.botUserId] } },
      { type: 'app_uninstalled' },
    ])
    expect((await say(mention())).events).toEqual([])
    await expect(slack.command('/aisi', 'who', { user: 'U1', channel: 'C1' })).rejects.toThrow('has no commands')
    const { clientId: client_id, clientSecret: client_secret } = slack.app
    const code = slack.oauthCode({ team: 'T1' })
    await client.oauth.v2.access({ client_id, client_secret, code })
    expect((await say(mention())).events.map(({ type }) => type)).toEqual(['app_mention'])
  })

  it('says in vain what was waited for, and what happened last', async () => {
    await client.chat.postMessage({ channel: 'C1', text: 'one <!here>', unfurl_links: false })
    const waiting = slack.until(() => false, { timeoutMs: 20, what: 'a miracle' })
    await expect(waiting).rejects.toThrow(/20 ms in vain for a miracle[^]*chat\.postMessage -> 200[^]*calls <!here>/)
    slack.forget()
    expect([slack.calls, slack.violations, slack.messages('C1').length]).toEqual([[], [], 1])
  })
})
