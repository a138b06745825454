import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { Problem } from '../../../src/errors.ts'
import { ALL_SCOPES, opened, type Opened, type OpenedOptions } from './opened.ts'
import { says } from './replies.ts'

/** Long enough for a connection to be closed. */
const LITTLE_MS = 50

describe('life on Slack', () => {
  let on: Opened
  afterEach(async () => {
    expect(on.slack.violations).toEqual([])
    await on.close()
  })
  const open = async (options: OpenedOptions = {}) => {
    on = await opened(options)
    const channel = on.slack.channel()
    const ada = on.slack.user({ name: 'ada' })
    const ask = () => on.slack.say({ channel, user: ada, text: `${on.bot} help` })
    return { channel, ada, ask }
  }
  const ready = () => on.slack.until(() => on.platform.health().ready && on.slack.connections() === 1)
  const problem = () =>
    on.platform.start(on.ears).then(
      () => undefined,
      (cause: unknown) => (cause instanceof Problem ? cause.message : String(cause)),
    )

  it('tells as whom it is connected, and since when', async () => {
    await open()
    expect(on.platform.health()).toMatchObject({
      ready: true,
      what: expect.stringMatching(/@aisi in Workspace .* since 20/),
    })
    expect(on.slack.connections()).toBe(1)
  })

  it('connects again after a broken connection, and hears what was sent meanwhile', async () => {
    const { ask } = await open()
    on.slack.drop()
    await on.slack.until(() => !on.platform.health().ready)
    await ask()
    await ready()
    expect(on.counts.reconnected).toBe(1)
    await on.slack.redeliver()
    expect(on.last()).toMatchObject({ text: 'help' })
  })

  it('connects again when Slack asks for it', async () => {
    const { ask } = await open()
    on.slack.disconnect('refresh_requested')
    await on.slack.until(() => on.counts.reconnected === 1)
    await ready()
    await ask()
    expect(on.last()).toMatchObject({ text: 'help' })
  })

  it('notices a connection that is dead and does not look it', async () => {
    await open({ peer: { pingEveryMs: 50 } })
    on.slack.silence(true)
    await on.slack.until(() => !on.platform.health().ready, { timeoutMs: 20_000 })
    on.slack.drop()
    on.slack.silence(false)
    await ready()
  })

  it('lives on when Slack refuses to connect it again, and says the cure', async () => {
    await open()
    on.slack.fail('apps.connections.open', { kind: 'error', error: 'invalid_auth' }, { times: 'always' })
    on.slack.drop()
    await on.slack.until(() => on.platform.health().cure?.includes('SLACK_APP_TOKEN'))
    expect(on.platform.health()).toMatchObject({ ready: false, what: expect.stringContaining('invalid_auth') })
  })

  it.each([
    ['apps.connections.open', 'invalid_auth', /^Slack refused the app token\..*invalid_auth.*SLACK_APP_TOKEN/],
    ['apps.connections.open', 'missing_scope', /^Slack refused the app token\..*missing_scope.*connections:write/],
    ['auth.test', 'invalid_auth', /^Slack refused the bot token\..*invalid_auth.*SLACK_BOT_TOKEN/],
    ['auth.test', 'token_revoked', /^Slack refused the bot token\..*revoked.*Install the app again/],
    ['auth.test', 'account_inactive', /^Slack refused the bot token\..*removed from the workspace/],
  ])('does not begin with a refused token (%s: %s)', async (method, error, says) => {
    await open({ start: false })
    on.slack.fail(method, { kind: 'error', error })
    expect(await problem()).toMatch(says)
    expect(on.platform.health()).toMatchObject({ ready: false, what: expect.stringMatching(/Slack|token|app/) })
    expect(on.platform.health().what).not.toContain('has not said yet')
    expect(on.slack.connections()).toBe(0)
  })

  it('tells the log which permission it lacks, and what to do', async () => {
    await open({ workspace: { scopes: ALL_SCOPES.filter(scope => scope !== 'chat:write') } })
    const told = on.log.lines.filter(({ msg }) => msg === 'slack-scope-missing')
    expect(told).toMatchObject([
      { what: expect.stringContaining('chat:write'), cure: expect.stringContaining('Reinstall the app') },
    ])
  })

  it('works with all that it may have where nobody says which permissions there are', async () => {
    const { channel, ada } = await open({ start: false })
    const { id: team_id, botUserId: user_id } = on.workspace
    const more = { ok: true, user: 'aisi', team: 'Policy team', team_id, user_id }
    on.slack.fail('auth.test', { kind: 'error', error: '', more })
    await on.platform.start(on.ears)
    expect(on.log.lines.filter(({ msg }) => msg === 'slack-scope-missing')).toEqual([])
    const { message } = await on.slack.say({ channel, user: ada, text: 'Norvik is old' })
    await on.slack.say({ channel, user: ada, text: `${on.bot} when was it founded?`, thread: message.ts })
    expect(on.last()).toMatchObject({ before: ['Norvik is old'] })
  })

  it('begins without the network, keeps trying, and says so', async () => {
    const { ask } = await open({ start: false })
    const away = [
      on.slack.fail('auth.test', { kind: 'broken' }, { times: 'always' }),
      on.slack.fail('apps.connections.open', { kind: 'broken' }, { times: 'always' }),
    ]
    await on.platform.start(on.ears)
    expect(on.platform.health()).toMatchObject({ ready: false, cure: expect.stringContaining('network') })
    expect(on.log.lines.map(({ msg }) => msg)).toEqual(
      expect.arrayContaining(['slack-unreachable', 'slack-not-connected']),
    )
    for (const one of away) one.off()
    await ready()
    await ask()
    expect(on.last()).toMatchObject({ text: 'help' })
  })

  it('hears nothing new once it is deaf, keeps what it has heard, and still answers', async () => {
    const { ask, channel } = await open()
    let kept = () => {}
    on.ears.keeping = () => new Promise(resolve => (kept = resolve))
    const commanding = on.slack.command('/aisi', 'help', { user: on.slack.user(), channel })
    await on.slack.until(() => on.ears.heard.length === 1)
    const deaf = on.platform.deafen()
    await pause(LITTLE_MS)
    expect(on.slack.connections()).toBe(1)
    kept()
    await deaf
    expect((await commanding).acknowledged).toBe(true)
    await on.slack.until(() => on.slack.connections() === 0)
    const { deliveries } = await ask()
    expect(deliveries.some(({ acknowledged }) => acknowledged)).toBe(false)
    expect(on.ears.heard).toHaveLength(1)
    await on.platform.respond(on.address(), says('Goodbye.'), false)
    expect(on.slack.fromBot(channel)).toMatchObject([{ text: 'Goodbye.' }])
    expect(on.platform.health().ready).toBe(false)
  })

  it('asks Slack to come back later once it is deaf in HTTP mode', async () => {
    const { ask } = await open({ mode: 'http' })
    await on.platform.deafen()
    const { deliveries } = await ask()
    expect(deliveries[0]?.attempts).toMatchObject([{ status: 503, outcome: 'refused' }])
    const answer = await on.slack.post({
      url: `${on.http.address}/slack/events`,
      body: '{}',
      contentType: 'application/json',
    })
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '10' } })
    expect(on.ears.heard).toEqual([])
  })

  it('takes nothing before it has begun in HTTP mode', async () => {
    const { ask } = await open({ mode: 'http', start: false })
    expect((await ask()).deliveries[0]?.attempts).toMatchObject([{ status: 503 }])
    await on.platform.start(on.ears)
    await on.slack.redeliver()
    expect(on.last()).toMatchObject({ text: 'help' })
  })

  it.each(['socket', 'http'] as const)('notices that it was removed, by %s', async mode => {
    await open({ mode })
    const told = await on.slack.uninstall()
    expect(told.every(({ acknowledged }) => acknowledged)).toBe(true)
    expect(new Set(on.ears.left)).toEqual(new Set([on.workspace.id]))
    expect(on.platform.health()).toMatchObject({ ready: false, cure: expect.stringContaining('Install it again') })
  })

  it('does not mistake a person’s revoked token for its own', async () => {
    await open()
    await on.slack.deliver({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } })
    expect(on.ears.left).toEqual([])
  })

  it('opens no port of its own', async () => {
    await open()
    const servers = process.getActiveResourcesInfo().filter(kind => kind === 'TCPServerWrap')
    // The peer's and the test's.
    expect(servers).toHaveLength(2)
  })

  it('tells neither texts nor tokens to the log', async () => {
    const { ada, channel } = await open()
    const secret = 'the wording of a secret question'
    await on.slack.say({ channel, user: ada, text: `${on.bot} ${secret}` })
    on.slack.fail('chat.postMessage', { kind: 'lost-reply' })
    await on.platform.respond(on.address(), says(secret), false).catch(() => {})
    on.slack.fail('chat.postMessage', { kind: 'error', error: 'invalid_blocks', more: { errors: [secret] } })
    await on.platform.respond(on.address(), says(secret), false)
    await on.slack.deliver({ type: 'message', text: secret })
    const lines = JSON.stringify(on.log.lines)
    expect(lines).not.toContain(secret)
    expect(lines).not.toContain(on.workspace.botToken)
    expect(lines).not.toContain(on.workspace.appToken)
  })
})
