import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inspectSlack } from '../../../adapters/slack/index.ts'
import { startSlack, type Slack } from '../../peers/slack/start.ts'
import type { Workspace } from '../../peers/slack/state.ts'
import { ALL_SCOPES } from './opened.ts'

describe('what the doctor finds in Slack', () => {
  let slack: Slack
  let workspace: Workspace
  beforeEach(async () => {
    slack = await startSlack()
    workspace = slack.workspace({ name: 'Policy team', scopes: ALL_SCOPES })
  })
  afterEach(() => slack.close())
  const look = (more: object = {}) =>
    inspectSlack({ botToken: workspace.botToken, appToken: workspace.appToken, apiUrl: slack.url, ...more })
  const said = async (more?: object) =>
    (await look(more)).map(({ state, says, cure }) => [state, says, cure].filter(Boolean).join(': '))

  it('is all right when all is right', async () => {
    expect(await said()).toEqual([
      'good: Signed in as @aisi in Policy team.',
      'good: All permissions are there, the optional ones too.',
      'good: Socket Mode can connect with the app token.',
    ])
    expect(slack.connections()).toBe(0)
  })

  it('is what is missing and what is off without it, each with its cure', async () => {
    workspace.scopes.delete('assistant:write')
    workspace.scopes.delete('users:read')
    const found = await look()
    expect(found.map(({ state }) => state)).toEqual(['good', 'fault', 'off', 'good'])
    expect(found[1]).toMatchObject({
      says: expect.stringContaining('assistant:write'),
      cure: expect.stringContaining('Reinstall the app'),
    })
    expect(found[2]).toMatchObject({
      says: expect.stringMatching(/users:read.*told in UTC/),
      cure: expect.stringContaining('users:read'),
    })
  })

  it.each([
    ['auth.test', 'invalid_auth', 'Slack does not know the token', 'again into SLACK_BOT_TOKEN'],
    ['auth.test', 'not_authed', 'Slack got no token', 'again into SLACK_BOT_TOKEN'],
    ['auth.test', 'not_allowed_token_type', 'another kind of token', 'again into SLACK_BOT_TOKEN'],
    ['auth.test', 'token_revoked', 'The token was revoked', 'Install the app again'],
    ['auth.test', 'token_expired', 'The token has run out', 'Install the app again'],
    ['auth.test', 'account_inactive', 'The app was removed', 'Install the app again'],
    ['auth.test', 'team_disabled', 'The workspace is switched off', 'Ask the owners'],
    ['auth.test', 'team_access_not_granted', 'has not let the app into this workspace', 'Ask its administrators'],
    ['auth.test', 'access_denied', 'Slack denies access', 'Ask the administrators'],
    ['auth.test', 'something_new', 'Slack refused (something_new)', 'please report it'],
    ['apps.connections.open', 'missing_scope', 'lacks a permission', 'App-Level Token with connections:write'],
    ['apps.connections.open', 'invalid_auth', 'Slack does not know the token', 'into SLACK_APP_TOKEN'],
    ['apps.connections.open', 'not_allowed_token_type', 'another kind of token', 'into SLACK_APP_TOKEN'],
    ['apps.connections.open', 'token_revoked', 'The token was revoked', 'into SLACK_APP_TOKEN'],
    ['apps.connections.open', 'account_inactive', 'The app was removed', 'Install the app again'],
  ])('is a refusal in plain words, with its cure (%s: %s)', async (method, error, says, cure) => {
    slack.fail(method, { kind: 'error', error })
    const faults = (await look()).filter(({ state }) => state === 'fault')
    const token = method === 'auth.test' ? 'The bot token is refused' : 'The app token is refused'
    expect(faults).toMatchObject([{ says: expect.stringContaining(`${token}. `), cure: expect.stringContaining(cure) }])
    expect(faults[0]?.says).toContain(says)
  })

  it('takes no permission for missing where nobody says which there are', async () => {
    const more = { ok: true, user: 'aisi', team: 'Policy team', team_id: workspace.id, user_id: workspace.botUserId }
    slack.fail('auth.test', { kind: 'error', error: '', more })
    expect(await said()).toEqual([
      'good: Signed in as @aisi in Policy team.',
      expect.stringMatching(/^off: Slack did not say which permissions.*x-oauth-scopes/),
      'good: Socket Mode can connect with the app token.',
    ])
  })

  it('is the network when there is none', async () => {
    const closed = await startSlack()
    await closed.close()
    const found = await look({ apiUrl: closed.url })
    expect(found.map(({ state, says }) => [state, says])).toEqual([
      ['fault', 'The bot token could not be checked: Slack cannot be reached.'],
      ['fault', 'The app token could not be checked: Slack cannot be reached.'],
    ])
  })

  it('is every setting that cannot be used', async () => {
    const found = await look({ appToken: 'xoxb-1', botToken: 'xapp-1' })
    expect(found.map(({ state }) => state)).toEqual(['fault', 'fault'])
  })

  it('knows the other ways in', async () => {
    expect(await said({ appToken: '', signingSecret: 'secret' })).toContain(
      'good: Slack reaches us by HTTP at /slack/events, with the signing secret.',
    )
    const oauth = { clientId: '1.2', clientSecret: 'b', stateSecret: 'c' }
    expect(await said({ botToken: '', oauth })).toContain(
      'good: Workspaces install the app themselves (client id 1.2).',
    )
  })

  it('never tells a token', async () => {
    slack.fail('auth.test', { kind: 'error', error: 'invalid_auth' })
    expect(JSON.stringify(await look())).not.toMatch(/xoxb-T|xapp-1/)
  })
})
