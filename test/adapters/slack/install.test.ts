import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Undelivered } from '../../../src/bot/delivery.ts'
import type { Workspace } from '../../peers/slack/state.ts'
import { opened, type Mode, type Opened } from './opened.ts'
import { says } from './replies.ts'

const PUBLIC = 'https://aisi.example'
/** Tokens are exchanged when they have less than two hours left. */
const SOON_S = 3_600

/** Installations in memory, as texts. */
function shelf() {
  const kept = new Map<string, string>()
  return {
    kept,
    keep: async (workspace: string, json: string) => void kept.set(workspace, json),
    find: async (workspace: string) => kept.get(workspace),
    remove: async (workspace: string) => void kept.delete(workspace),
  }
}

describe.each<Mode>(['socket', 'http'])('installing by %s', mode => {
  let on: Opened
  let installations: ReturnType<typeof shelf>
  beforeEach(async () => {
    installations = shelf()
    const oauth = { clientId: '1111.2222', clientSecret: 'a secret of the app', stateSecret: 'a secret of ours' }
    on = await opened({ mode, settings: { botToken: '', oauth }, installations, publicUrl: PUBLIC })
  })
  afterEach(async () => {
    expect(on.slack.violations).toEqual([])
    await on.close()
  })

  /** Opens our page and says what it sends on to Slack. */
  const begin = async () => {
    const page = await fetch(`${on.http.address}/slack/install`, { redirect: 'manual' })
    const to = new URL(page.headers.get('location') ?? '')
    const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    return { status: page.status, to, cookie, state: to.searchParams.get('state') ?? '' }
  }
  const end = async (query: Record<string, string>, cookie = '') => {
    const page = await fetch(`${on.http.address}/slack/oauth_redirect?${new URLSearchParams(query).toString()}`, {
      headers: { cookie },
    })
    return { status: page.status, text: await page.text() }
  }
  const install = async (team: Workspace = on.workspace) => {
    const { cookie, state } = await begin()
    return end({ code: on.slack.oauthCode({ team, scopes: [...team.scopes] }), state }, cookie)
  }
  const ask = async (team: Workspace = on.workspace) => {
    const channel = on.slack.channel({ team })
    const user = on.slack.user({ team })
    const { message } = await on.slack.say({ channel, user, text: `<@${team.botUserId}> help` })
    return { channel, message }
  }

  it('sends people to Slack with what we need and where to come back', async () => {
    const { status, to } = await begin()
    expect(status).toBe(302)
    expect(to.origin + to.pathname).toBe(on.slack.authorizeUrl)
    expect(to.searchParams.get('redirect_uri')).toBe(`${PUBLIC}/slack/oauth_redirect`)
    expect(to.searchParams.get('scope')?.split(',').sort()).toEqual([...on.workspace.scopes].sort())
  })

  it('makes us answer with the workspace’s own token', async () => {
    expect(await install()).toMatchObject({ status: 200, text: expect.stringContaining('I am installed') })
    expect([...installations.kept.keys()]).toEqual([on.workspace.id])
    const { channel } = await ask()
    expect(on.last()).toMatchObject({ text: 'help', in: { workspace: on.workspace.id } })
    await on.platform.respond(on.address(), says('Hello.'), false)
    expect(on.slack.fromBot(channel)).toMatchObject([{ text: 'Hello.' }])
    expect(on.platform.health().ready).toBe(true)
  })

  it('keeps workspaces apart', async () => {
    const other = on.slack.workspace({ scopes: [...on.workspace.scopes] })
    await install()
    await install(other)
    for (const team of [on.workspace, other]) {
      const { channel } = await ask(team)
      expect(on.last()?.in.workspace).toBe(team.id)
      await on.platform.respond(on.address(), says(`Hello ${team.id}.`), false)
      expect(on.slack.fromBot(channel)).toMatchObject([{ text: `Hello ${team.id}.`, team: team.id }])
    }
  })

  it('is refused without the state that it began with', async () => {
    const { cookie, state } = await begin()
    const code = on.slack.oauthCode({ team: on.workspace })
    expect(await end({ code, state }, '')).toMatchObject({
      status: 400,
      text: expect.stringContaining('/slack/install'),
    })
    expect((await end({ code, state: 'forged' }, cookie)).status).toBe(400)
    expect((await end({ code }, cookie)).status).toBe(400)
    expect((await end({ state }, cookie)).status).toBe(400)
    expect(await end({ error: 'access_denied', state }, cookie)).toMatchObject({
      status: 400,
      text: expect.stringContaining('cancelled'),
    })
    expect((await end({ code: 'unknown', state }, cookie)).status).toBe(502)
    expect(installations.kept.size).toBe(0)
  })

  it('is needed: where we are not installed it is said how', async () => {
    await ask()
    const cause = await on.platform.respond(on.address(), says('Hello.'), false).catch((cause: Undelivered) => cause)
    expect(cause).toMatchObject({ obstacle: 'denied', why: expect.stringContaining(`${PUBLIC}/slack/install`) })
  })

  it('ends with what was kept when the app is removed', async () => {
    await install()
    await on.slack.uninstall()
    expect(installations.kept.size).toBe(0)
    expect(new Set(on.ears.left)).toEqual(new Set([on.workspace.id]))
  })

  it.each([
    ['app_uninstalled', {}],
    ['tokens_revoked', { tokens: { bot: ['U0BOT'] } }],
  ])('ends with what was kept by either of the events that tell of it: %s', async (type, more) => {
    await install()
    const [delivery] = await on.slack.deliver({ type, ...more })
    expect(delivery?.acknowledged).toBe(true)
    expect([installations.kept.size, on.ears.left]).toEqual([0, [on.workspace.id]])
  })

  it('is not over for Slack until what was kept is deleted', async () => {
    await install()
    const { removed } = on.ears
    on.ears.removed = () => Promise.reject(new Error('the store is away'))
    const [delivery] = await on.slack.deliver({ type: 'app_uninstalled' })
    expect(delivery?.acknowledged).toBe(false)
    on.ears.removed = removed
    await on.slack.redeliver()
    expect([delivery?.acknowledged, on.ears.left]).toEqual([true, [on.workspace.id]])
  })

  it('holds for every workspace of an organisation', async () => {
    const enterprise = { id: 'E0ORG', orgWide: true }
    const [one, two] = [
      on.slack.workspace({ enterprise, scopes: [...on.workspace.scopes] }),
      on.slack.workspace({ enterprise }),
    ]
    await install(one)
    expect([...installations.kept.keys()]).toEqual(['E0ORG'])
    for (const team of [one, two]) {
      const { channel } = await ask(team)
      expect(on.last()?.in.workspace).toBe(team.id)
      await on.platform.respond(on.address(), says('Hello.'), false)
      expect(on.slack.fromBot(channel)).toHaveLength(1)
      const post = await on.platform.post(
        { workspace: team.id, channel: channel.id, direct: false },
        says('Tomorrow.'),
        team.id,
      )
      expect(JSON.parse(post)).toMatchObject({ workspace: team.id })
    }
    const [channel, user] = [on.slack.channel({ team: two }), on.slack.user({ team: two })]
    await on.slack.command('/aisi', 'help', { user, channel })
    const choices = { kind: 'choices' as const, buttons: [{ label: 'Why', action: 'why:t1' }] }
    await on.platform.respond(on.address(), { blocks: [choices], audience: 'asker' }, false)
    const [whisper] = on.slack.ephemerals
    if (whisper) await on.slack.click(whisper, 'aisi:0')
    expect(on.ears.heard.slice(-2).map(({ kind, in: place }) => [kind, place.workspace])).toEqual([
      ['command', two.id],
      ['action', two.id],
    ])
    await on.slack.openHome(user)
    await on.slack.until(() => on.slack.home(user))
    await on.slack.uninstall(one)
    expect(installations.kept.size).toBe(0)
    expect(new Set(on.ears.left)).toEqual(new Set(['E0ORG', one.id, two.id]))
  })

  it('holds for a workspace of an organisation that is first heard of by a command', async () => {
    const enterprise = { id: 'E0ORG', orgWide: true }
    const one = on.slack.workspace({ enterprise, scopes: [...on.workspace.scopes] })
    const two = on.slack.workspace({ enterprise })
    await install(one)
    await on.slack.uninstall(one)
    await install(one)
    const [channel, user] = [on.slack.channel({ team: two }), on.slack.user({ team: two })]
    await on.slack.command('/aisi', 'remind here', { user, channel })
    const place = on.last()?.in ?? { workspace: '', channel: '', direct: false }
    await on.platform.post(place, says('Done.'), 'r1')
    expect(on.slack.fromBot(channel)).toMatchObject([{ text: 'Done.' }])
  })

  it('takes a fresh token before the old one runs out, and keeps it', async () => {
    on.slack.app.tokenLivesS = SOON_S
    await install()
    const first = on.workspace.botToken
    expect(installations.kept.get(on.workspace.id)).toContain(first)
    const { channel } = await ask()
    await Promise.all([1, 2, 3].map(() => on.platform.respond(on.address(), says('Hello.'), false)))
    expect(on.slack.fromBot(channel)).toHaveLength(3)
    expect(on.workspace.botToken).not.toBe(first)
    expect(installations.kept.get(on.workspace.id)).toContain(on.workspace.botToken)
    const refreshes = on.slack.callsTo('oauth.v2.access').filter(({ args }) => args['grant_type'] === 'refresh_token')
    expect(refreshes).toHaveLength(1)
  })

  it('goes on with the token that another process has kept meanwhile', async () => {
    await install()
    const { channel } = await ask()
    await on.platform.respond(on.address(), says('Hello.'), false)
    const kept = installations.kept.get(on.workspace.id) ?? ''
    const before = on.workspace.botToken
    const grant = { client_id: on.slack.app.clientId, client_secret: on.slack.app.clientSecret }
    const code = on.slack.oauthCode({ team: on.workspace, scopes: [...on.workspace.scopes] })
    await fetch(`${on.slack.url}oauth.v2.access`, { method: 'POST', body: new URLSearchParams({ ...grant, code }) })
    installations.kept.set(on.workspace.id, kept.replaceAll(before, on.workspace.botToken))
    await on.platform.respond(on.address(), says('Hello again.'), false)
    expect(on.slack.fromBot(channel)).toHaveLength(2)
  })

  it('looks again for a token that Slack refuses', async () => {
    await install()
    await ask()
    await on.platform.respond(on.address(), says('Hello.'), false)
    await install()
    const { channel } = await ask()
    await on.platform.respond(on.address(), says('Hello again.'), false)
    expect(on.slack.fromBot(channel)).toHaveLength(1)
    on.slack.revoke()
    const refused = () =>
      on.platform.respond(on.address(), says('Hello.'), false).catch((cause: Undelivered) => cause.obstacle)
    expect([await refused(), await refused()]).toEqual(['denied', 'denied'])
  })
})
