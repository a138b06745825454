import { App, HTTPReceiver } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { echoes, httpBot, listen, quiet, type Bot } from './bots.ts'
import { startSlack, type Slack } from './start.ts'
import type { Channel, User, Workspace } from './state.ts'

const TEN_MINUTES_MS = 600_000

describe('HTTP mode', () => {
  let slack: Slack
  let workspace: Workspace
  let channel: Channel
  let user: User
  let bot: Bot
  beforeEach(async () => {
    slack = await startSlack({ redelivery: { delaysMs: [] } })
    workspace = slack.workspace()
    channel = slack.channel()
    user = slack.user({ name: 'ada' })
    bot = await httpBot(slack, workspace, echoes)
  })
  afterEach(async () => {
    await bot.stop()
    await slack.close()
  })
  const mention = (text: string) => slack.say({ channel, user, text: `<@${workspace.botUserId}> ${text}` })

  it('brings events that Bolt takes for genuine, and the bot answers', async () => {
    const { deliveries } = await mention('hello')
    expect(deliveries[0]?.attempts).toMatchObject([{ outcome: 'acknowledged', status: 200 }])
    await slack.until(() => slack.fromBot(channel)[0]?.text === 'You said hello')
  })

  it('brings commands and hands out a response URL', async () => {
    const { acknowledged, responses, responseUrl } = await slack.command('/aisi', 'who', { user, channel })
    expect({ acknowledged, responseUrl }).toMatchObject({ acknowledged: true })
    await slack.until(() => responses[0]?.status === 200)
    expect(slack.ephemerals.map(({ text }) => text)).toEqual(['You asked who'])
  })

  it('shows what an acknowledgement says', async () => {
    bot.app.command('/now', async ({ ack }) => ack({ text: 'Here, for all', response_type: 'in_channel' }))
    const { ack, shown } = await slack.command('/now', '', { user, channel })
    expect(ack).toMatchObject({ text: 'Here, for all' })
    expect(slack.messages(channel)).toEqual([shown])
  })

  it.each([
    ['a forged signature', { forged: true, ageMs: 0 }],
    ['a ten-minute-old timestamp', { forged: false, ageMs: TEN_MINUTES_MS }],
  ])('is refused by Bolt with %s', async (_, signing) => {
    Object.assign(slack.signing, signing)
    const { deliveries } = await mention('hello')
    const { acknowledged } = await slack.command('/aisi', 'who', { user, channel })
    expect(deliveries[0]?.attempts).toMatchObject([{ outcome: 'refused', status: 401 }])
    expect(acknowledged).toBe(false)
    Object.assign(slack.signing, { forged: false, ageMs: 0 })
    await slack.redeliver()
    expect(deliveries[0]?.acknowledged).toBe(true)
  })

  it('asks for the challenge', async () => {
    expect(await slack.verifyUrl(`${bot.url}/slack/events`)).toBe(true)
    slack.signing.forged = true
    expect(await slack.verifyUrl(`${bot.url}/slack/events`)).toBe(false)
  })

  it('tries again with a number and a reason, and stops when asked to', async () => {
    const seen: unknown[] = []
    const answers = [
      { status: 500, headers: {} },
      { status: 500, headers: { 'x-slack-no-retry': '1' } },
    ]
    const server = await listen((req, res) => {
      seen.push([req.headers['x-slack-retry-num'], req.headers['x-slack-retry-reason']])
      const { status, headers } = answers[seen.length - 1] ?? { status: 200, headers: {} }
      res.writeHead(status, headers).end()
    })
    slack.useHttp(server.url)
    slack.redelivery.delaysMs = [0, 0, 0]
    const { deliveries } = await mention('hello')
    await slack.until(() => deliveries[0]?.gaveUp)
    expect(seen).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
    ])
    await server.stop()
  })

  it('waits no longer than it should, and notices when nobody listens', async () => {
    const silent = await listen(() => {})
    slack.redelivery.ackWithinMs = 50
    slack.useHttp(silent.url)
    const late = await mention('hello')
    await silent.stop()
    const alone = await mention('hello')
    expect(late.deliveries[0]?.attempts[0]?.outcome).toBe('no_answer')
    expect(alone.deliveries[0]?.attempts[0]?.outcome).toBe('no_connection')
  })

  it('can change over to Socket Mode and back', async () => {
    slack.useSocketMode()
    const { deliveries } = await mention('hello')
    expect(deliveries[0]?.attempts[0]?.outcome).toBe('no_connection')
    slack.useHttp(`${bot.url}/slack/events`)
    await slack.redeliver()
    expect(deliveries[0]?.acknowledged).toBe(true)
  })
})

describe('an installation', () => {
  it("goes through the library's own installer and gives a token that works", async () => {
    const slack = await startSlack()
    const kept: { team?: string; token?: string }[] = []
    const { clientId, clientSecret, signingSecret } = slack.app
    const receiver = new HTTPReceiver({
      signingSecret,
      clientId,
      clientSecret,
      stateSecret: 'state',
      scopes: ['chat:write', 'commands'],
      logger: quiet,
      installationStore: {
        storeInstallation: async ({ team, bot }) => void kept.push({ team: team?.id, token: bot?.token }),
        fetchInstallation: () => Promise.reject(new Error('not asked for')),
      },
      installerOptions: {
        authorizationUrl: slack.authorizeUrl,
        clientOptions: { slackApiUrl: slack.url },
        directInstall: true,
      },
    })
    new App({ receiver, logger: quiet, clientOptions: { slackApiUrl: slack.url } })
    const { url, stop } = await listen(receiver.requestListener)

    const start = await fetch(`${url}/slack/install`, { redirect: 'manual' })
    const cookie = start.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const page = new URL(start.headers.get('location') ?? '')
    page.searchParams.set('redirect_uri', `${url}/slack/oauth_redirect`)
    const back = (await fetch(page, { redirect: 'manual' })).headers.get('location') ?? ''
    expect((await fetch(back, { headers: { cookie } })).status).toBe(200)

    const who = await fetch(`${slack.url}auth.test`, { headers: { authorization: `Bearer ${kept[0]?.token}` } })
    expect(await who.json()).toMatchObject({ ok: true, team_id: kept[0]?.team })
    await stop()
    await slack.close()
  })

  it('with token rotation gives tokens that end, and refresh tokens that work once', async () => {
    let clock = new Date('2026-11-21T12:00:00Z')
    const slack = await startSlack({ now: () => clock })
    const { clientId: client_id, clientSecret: client_secret } = slack.app
    slack.app.tokenLivesS = 60
    const call = async (method: string, args: Record<string, string>) => {
      const response = await fetch(`${slack.url}${method}`, { method: 'POST', body: new URLSearchParams(args) })
      return (await response.json()) as Record<string, string>
    }
    const exchange = (args: Record<string, string>) => call('oauth.v2.access', { client_id, client_secret, ...args })
    const state = async (token = '') => (await call('auth.test', { token })).error ?? 'live'
    const first = await exchange({ code: slack.oauthCode() })
    expect(first).toMatchObject({ ok: true, expires_in: 60 })
    expect(await state(first.access_token)).toBe('live')
    clock = new Date(clock.getTime() + 60_000)
    expect(await state(first.access_token)).toBe('token_expired')
    const refresh = { grant_type: 'refresh_token', refresh_token: first.refresh_token ?? '' }
    const second = await exchange(refresh)
    expect(await state(second.access_token)).toBe('live')
    expect(await exchange(refresh)).toEqual({ ok: false, error: 'invalid_refresh_token' })
    expect(second.refresh_token).not.toBe(first.refresh_token)
    await slack.close()
  })
})
