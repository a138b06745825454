import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { quiet } from './bots.ts'
import { startSlack, type Slack } from './start.ts'
import type { Workspace } from './state.ts'
import { dicts, isDict } from './wire.ts'

const READING = ['channels:read', 'channels:history', 'users:read', 'im:write', 'files:write', 'reactions:write']
const GRANTED = ['chat:write', 'commands', 'im:history', 'assistant:write', 'app_mentions:read', ...READING]

describe('the Web API', () => {
  let slack: Slack
  let workspace: Workspace
  let client: WebClient
  const clientFor = (token: string) =>
    new WebClient(token, { slackApiUrl: slack.url, retryConfig: { retries: 0 }, logger: quiet })
  const errorOf = (call: Promise<unknown>) =>
    call.then(
      () => 'ok',
      (error: { data?: { error?: string } }) => error.data?.error ?? String(error),
    )
  const post = (channel: string, more = {}) =>
    client.chat.postMessage({ channel, text: 'hello', unfurl_links: false, ...more })

  beforeEach(async () => {
    slack = await startSlack()
    workspace = slack.workspace({ id: 'T1', scopes: GRANTED })
    slack.channel({ id: 'C1', name: 'general' })
    slack.user({ id: 'U1', tz: 'Europe/Berlin', isAdmin: true })
    client = clientFor(workspace.botToken)
  })
  afterEach(() => slack.close())

  it('knows tokens in all their states', async () => {
    expect(await errorOf(clientFor('xoxb-wrong').auth.test())).toBe('invalid_auth')
    expect(await errorOf(clientFor('').auth.test())).toBe('not_authed')
    expect(await errorOf(clientFor(workspace.appToken).auth.test())).toBe('not_allowed_token_type')
    expect(await client.auth.test()).toMatchObject({ team_id: 'T1', user_id: workspace.botUserId })
    slack.revoke('T1', 'account_inactive')
    expect(await errorOf(client.auth.test())).toBe('account_inactive')
    slack.revoke('T1')
    expect(await errorOf(client.auth.test())).toBe('token_revoked')
  })

  it('says which scope is missing, and which are there', async () => {
    workspace.scopes.delete('channels:read')
    const failure = await client.conversations.info({ channel: 'C1' }).catch((error: unknown) => error)
    expect(failure).toMatchObject({ data: { error: 'missing_scope', needed: 'channels:read' } })
    const { response_metadata } = await client.auth.test()
    expect(response_metadata?.scopes).toEqual([...workspace.scopes])
  })

  it('refuses what it does not know', async () => {
    expect(await errorOf(client.apiCall('chat.telepathy'))).toBe('unknown_method')
    expect(await errorOf(client.users.info({ user: 'U404' }))).toBe('user_not_found')
    expect(await errorOf(post('C404'))).toBe('channel_not_found')
    expect(await errorOf(client.chat.update({ channel: 'C1', ts: '1.000000', text: 'x' }))).toBe('message_not_found')
    expect(await errorOf(client.chat.postMessage({ channel: 'C1', text: '' }))).toBe('no_text')
  })

  it('lets the bot post only where it may', async () => {
    const states = { archived: { archived: true }, closed: { restricted: true }, elsewhere: { bot: false } }
    for (const [id, state] of Object.entries(states)) slack.channel({ id, ...state })
    slack.channel({ id: 'secret', kind: 'private', bot: false })
    const errors = ['archived', 'closed', 'elsewhere', 'secret'].map(id => errorOf(post(id)))
    expect(await Promise.all(errors)).toEqual([
      'is_archived',
      'restricted_action',
      'not_in_channel',
      'channel_not_found',
    ])
    await slack.invite('elsewhere', 'U1')
    expect(await errorOf(post('elsewhere'))).toBe('ok')
    slack.kick('elsewhere')
    expect(await errorOf(post('elsewhere'))).toBe('not_in_channel')
  })

  it('keeps workspaces apart, also where ids are the same', async () => {
    const other = slack.workspace({ id: 'T2', scopes: GRANTED })
    slack.channel({ id: 'C1', team: 'T2' })
    slack.channel({ id: 'C2', team: 'T2' })
    expect(await errorOf(post('C2'))).toBe('channel_not_found')
    await clientFor(other.botToken).chat.postMessage({ channel: 'C1', text: 'theirs' })
    expect(slack.messages('C1', 'T1')).toEqual([])
    expect(slack.messages('C1', 'T2').map(({ text }) => text)).toEqual(['theirs'])
  })

  it("tells an organisation's workspaces apart by channel and by team", async () => {
    const enterprise = { id: 'E1', orgWide: true }
    const first = slack.workspace({ id: 'T3', enterprise, scopes: GRANTED })
    const second = slack.workspace({ id: 'T4', enterprise })
    slack.channel({ id: 'C4', team: 'T4' })
    expect(second.botToken).toBe(first.botToken)
    const org = clientFor(first.botToken)
    expect(await org.auth.test()).toMatchObject({ is_enterprise_install: true, enterprise_id: 'E1' })
    await org.chat.postMessage({ channel: 'C4', text: 'hello' })
    expect(slack.messages('C4')).toHaveLength(1)
    const { deliveries } = await slack.say({
      channel: 'C4',
      user: slack.user({ team: 'T4' }),
      text: `<@${first.botUserId}>`,
    })
    const authorization = { enterprise_id: 'E1', team_id: null, is_enterprise_install: true }
    expect(deliveries[0]?.payload).toMatchObject({ context_team_id: 'T4', authorizations: [authorization] })
  })

  it('keeps what is posted, edited and deleted', async () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'one' } }]
    const { ts = '' } = await post('C1', { blocks, metadata: { event_type: 'r', event_payload: { id: '1' } } })
    const { ts: answer = '' } = await post('C1', { thread_ts: ts })
    expect(ts < answer).toBe(true)
    expect(slack.message('C1', ts)?.blocks?.[0]).toMatchObject({ type: 'section', block_id: expect.any(String) })

    await client.chat.update({ channel: 'C1', ts, text: 'only text now' })
    expect(slack.message('C1', ts)).toMatchObject({ text: 'only text now', blocks: undefined })
    expect(slack.message('C1', ts)?.edited?.user).toBe(workspace.botUserId)

    const { messages = [] } = await client.conversations.replies({ channel: 'C1', ts, include_all_metadata: true })
    expect(messages).toMatchObject([{ ts, reply_count: 1, metadata: { event_type: 'r' } }, { ts: answer }])
    const plain = await client.conversations.history({ channel: 'C1' })
    expect(plain.messages?.map(message => [message.ts, message.metadata])).toEqual([[ts, undefined]])
    await client.chat.delete({ channel: 'C1', ts: answer })
    expect(slack.messages('C1')).toHaveLength(1)
    const { permalink } = await client.chat.getPermalink({ channel: 'C1', message_ts: ts })
    expect(permalink).toBe(`https://t1.slack.com/archives/C1/p${ts.replace('.', '')}`)
  })

  it('reads long histories in pages, newest first', async () => {
    for (const text of ['1', '2', '3']) await post('C1', { text })
    const seen: unknown[] = []
    for await (const page of client.paginate('conversations.history', { channel: 'C1', limit: 2 }))
      seen.push(dicts(isDict(page) && page['messages']).map(({ text }) => text))
    expect(seen).toEqual([['3', '2'], ['1']])
    const [first] = slack.messages('C1')
    const later = await client.conversations.history({ channel: 'C1', oldest: first?.ts ?? '' })
    expect(later.messages).toHaveLength(2)
  })

  it('leaves the words of others alone', async () => {
    const { message } = await slack.say({ channel: 'C1', user: 'U1', text: 'mine' })
    expect(await errorOf(client.chat.update({ channel: 'C1', ts: message.ts, text: 'x' }))).toBe('cant_update_message')
    expect(await errorOf(client.chat.delete({ channel: 'C1', ts: message.ts }))).toBe('cant_delete_message')
  })

  it('opens direct messages, and knows a person for their direct message', async () => {
    const { channel } = await client.conversations.open({ users: 'U1' })
    expect(channel?.id).toBe(slack.dm('U1').id)
    await post('U1')
    expect(slack.messages(slack.dm('U1'))).toHaveLength(1)
    expect(await errorOf(client.conversations.open({ users: 'U404' }))).toBe('user_not_found')
  })

  it('opens the direct message with a person to whom something is posted', async () => {
    const { channel } = await post('U1')
    expect(channel).toMatch(/^D/)
    expect((await post('U1')).channel).toBe(channel)
    expect(await errorOf(post('U9'))).toBe('channel_not_found')
  })

  it('describes channels, members and people', async () => {
    const { channel } = await client.conversations.info({ channel: 'C1', include_num_members: true })
    expect(channel).toMatchObject({ id: 'C1', name: 'general', is_member: true, num_members: 1 })
    expect((await client.users.conversations({})).channels?.map(({ id }) => id)).toEqual(['C1'])
    expect((await client.conversations.list({})).channels).toHaveLength(1)
    expect((await client.conversations.members({ channel: 'C1' })).members).toEqual([workspace.botUserId])
    const { user } = await client.users.info({ user: 'U1' })
    expect(user).toMatchObject({ tz: 'Europe/Berlin', is_admin: true, is_bot: false })
    expect([3_600, 7_200]).toContain(user?.tz_offset)
    expect((await client.bots.info({ bot: workspace.botId })).bot).toMatchObject({ app_id: slack.app.id })
  })

  it('shows an ephemeral message to its one reader', async () => {
    slack.channel({ id: 'C2', members: ['U1'] })
    await client.chat.postEphemeral({ channel: 'C2', user: 'U1', text: 'psst' })
    expect(slack.ephemerals).toMatchObject([{ user: 'U1', channel: 'C2', text: 'psst', via: 'chat.postEphemeral' }])
    const outside = client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'psst' })
    expect(await errorOf(outside)).toBe('user_not_in_channel')
  })

  it('takes a file in three steps', async () => {
    await client.filesUploadV2({
      channel_id: 'C1',
      filename: 'a.ics',
      content: 'BEGIN:VCALENDAR',
      initial_comment: 'x',
    })
    expect(slack.files).toMatchObject([{ name: 'a.ics', channel: 'C1', complete: true }])
    expect(slack.files[0]?.content?.toString()).toBe('BEGIN:VCALENDAR')
    expect(slack.messages('C1')[0]).toMatchObject({ subtype: 'file_share', files: [{ name: 'a.ics' }] })
  })

  it('keeps reactions, and what an agent sets', async () => {
    const { ts = '' } = await post('C1')
    const react = () => errorOf(client.reactions.add({ channel: 'C1', timestamp: ts, name: 'eyes' }))
    expect([await react(), await react()]).toEqual(['ok', 'already_reacted'])
    const prompts = ['a', 'b', 'c', 'd', 'e'].map(title => ({ title, message: title }))
    const channel_id = slack.dm('U1').id
    await client.apiCall('assistant.threads.setSuggestedPrompts', { channel_id, prompts })
    await client.assistant.threads.setStatus({ channel_id, thread_ts: ts, status: 'is looking' })
    expect(slack.assistant.map(({ method }) => method)).toHaveLength(2)
    expect(slack.violations).toEqual([expect.stringContaining('5, at most 4')])
  })

  it('takes JSON bodies as well as forms', async () => {
    const body = JSON.stringify({ channel: 'C1', text: 'hello', blocks: [{ type: 'divider' }], unfurl_links: false })
    const headers = { authorization: `Bearer ${workspace.botToken}`, 'content-type': 'application/json' }
    const answer = await fetch(`${slack.url}chat.postMessage`, { method: 'POST', headers, body })
    expect(await answer.json()).toMatchObject({ ok: true, message: { blocks: [{ type: 'divider' }] } })
    const broken = await fetch(`${slack.url}chat.postMessage`, { method: 'POST', headers, body: '{' })
    expect(await broken.json()).toEqual({ ok: false, error: 'invalid_json' })
  })

  it('notes each call with its arguments and its answer, and no token', async () => {
    await post('C1')
    expect(slack.callsTo('chat.postMessage')).toMatchObject([
      { team: 'T1', status: 200, args: { channel: 'C1', text: 'hello' }, answer: { ok: true } },
    ])
    expect(JSON.stringify(slack.calls)).not.toContain(workspace.botToken)
  })

  it('exchanges a code for a fresh token, once', async () => {
    const code = slack.oauthCode({ team: 'T1', scopes: ['chat:write'] })
    const { clientId: client_id, clientSecret: client_secret } = slack.app
    const exchange = (more = {}) => clientFor('').oauth.v2.access({ client_id, client_secret, code, ...more })
    expect(await errorOf(exchange({ client_secret: 'wrong' }))).toBe('bad_client_secret')
    expect(await exchange()).toMatchObject({
      access_token: workspace.botToken,
      team: { id: 'T1' },
      scope: 'chat:write',
    })
    expect(await errorOf(exchange())).toBe('code_already_used')
    expect(await errorOf(client.auth.test())).toBe('token_revoked')
    expect(await errorOf(clientFor(workspace.botToken).auth.test())).toBe('ok')
  })

  it('throws the app out and says so', async () => {
    const told = await slack.uninstall('T1')
    expect(told.map(({ type }) => type)).toEqual(['tokens_revoked', 'app_uninstalled'])
    expect(await errorOf(client.auth.test())).toBe('account_inactive')
  })

  it('revokes its own token when asked', async () => {
    await client.auth.revoke()
    expect(await errorOf(client.auth.test())).toBe('token_revoked')
  })
})
