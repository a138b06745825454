import { RESTEvents, type Client, type SendableChannels } from 'discord.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect, request } from './client.ts'
import { startDiscord, type Channel, type Discord } from './index.ts'

const POST = 'POST /channels/:id/messages'

describe('limits and failures', () => {
  let discord: Discord
  let client: Client<true>
  let general: Channel
  let there: SendableChannels
  const sent = () => discord.messages(general).map(({ content }) => content)
  const statuses = (route = POST) =>
    discord.calls.filter(call => call.route === route.replace(':id', ':channel')).map(({ status }) => status)
  const spam = (count: number, channel = general) =>
    Promise.all(
      Array.from({ length: count }, (_, n) => request(discord, `POST /channels/${channel.id}/messages`, body(n))),
    )
  const body = (n: number) => ({ content: `${n}`, allowed_mentions: { parse: [] } })

  beforeEach(async () => {
    discord = await startDiscord()
    general = discord.channel({ guild: discord.guild() })
    client = await connect(discord, { rest: { retries: 1, timeout: 300 } })
    const found = client.channels.cache.get(general.id)
    if (!found?.isSendable()) throw new Error('no channel')
    there = found
  })
  afterEach(async () => {
    await client.destroy()
    await discord.close()
  })

  it('make discord.js wait for one bucket only', async () => {
    const trouble = discord.fail(POST, { kind: 'limited', retryAfter: 0.25 })
    const waiting = there.send('patient')
    await discord.until(() => trouble.hits === 1)
    await client.users.fetch(discord.user().id)
    expect(sent()).toEqual([])
    await waiting
    expect(statuses()).toEqual([429, 200])
    expect(discord.invalidRequests).toBe(1)
  })

  it('make discord.js wait everywhere when the limit is global', async () => {
    discord.fail(POST, { kind: 'limited', retryAfter: 0.25, scope: 'global' })
    const told: string[] = []
    client.rest.on(RESTEvents.Debug, text => told.push(text))
    const waiting = there.send('patient')
    await discord.until(() => told.some(text => text.includes('429')))
    await client.users.fetch(discord.user().id)
    await waiting
    expect(sent()).toEqual(['patient'])
    expect(discord.calls.filter(({ status }) => status === 429)).toHaveLength(1)
  })

  it('do not count a shared limit as an invalid request', async () => {
    discord.fail(POST, { kind: 'limited', retryAfter: 0.05, scope: 'shared' })
    const { status, headers } = (await spam(1))[0] ?? {}
    expect([status, headers?.get('x-ratelimit-scope')]).toEqual([429, 'shared'])
    expect(discord.invalidRequests).toBe(0)
  })

  it('hold five messages in five seconds for each channel when enforced', async () => {
    Object.assign(discord.settings, { enforceLimits: true, messagesWindowMs: 300 })
    const other = discord.channel({ guild: discord.guild() })
    const answers = [...(await spam(6)), ...(await spam(5, other))]
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1)
    expect(answers[0]?.headers.get('x-ratelimit-limit')).toBe('5')
    await Promise.all(Array.from({ length: 7 }, (_, n) => there.send(`${n}`)))
    expect(sent()).toHaveLength(12)
    expect(statuses().filter(status => status === 429).length).toBeLessThanOrEqual(2)
  })

  it('hold fifty requests a second for the bot when enforced, without those that answer interactions', async () => {
    discord.settings.enforceLimits = true
    const asks = Array.from({ length: 60 }, () => request(discord, 'GET /users/@me'))
    const answers = await Promise.all(asks)
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(9)
    const refused = answers.find(({ status }) => status === 429)
    expect(refused?.headers.get('x-ratelimit-global')).toBe('true')
    expect(refused?.body).toMatchObject({ global: true, retry_after: expect.any(Number) })
    const callback = await request(discord, 'POST /interactions/1/x/callback', { type: 4 })
    expect(callback.status).toBe(404)
  })

  it('ban an address for too many invalid requests when enforced', async () => {
    Object.assign(discord.settings, { enforceLimits: true, invalidRequests: 3 })
    for (let n = 0; n < 4; n++) await request(discord, 'GET /users/@me', undefined, 'wrong')
    const banned = await fetch(`${discord.api}/v10/users/@me`, { headers: { authorization: `Bot ${discord.token}` } })
    expect([banned.status, banned.headers.get('content-type')]).toEqual([429, 'text/html'])
  })

  it('answer an error of Discord’s, which discord.js tries again', async () => {
    discord.fail(POST, { kind: 'status', status: 502 })
    await there.send('again')
    expect(statuses()).toEqual([502, 200])
    discord.fail(POST, { kind: 'status', status: 503 }, Infinity)
    await expect(there.send('never')).rejects.toMatchObject({ status: 503 })
    expect(sent()).toEqual(['again'])
  })

  it('leave a request hanging without doing it', async () => {
    discord.fail(POST, { kind: 'hang' }, 2)
    await expect(there.send('hello?')).rejects.toThrow('aborted')
    expect(statuses()).toEqual([undefined, undefined])
    expect(sent()).toEqual([])
  })

  it('do what was asked and lose the answer', async () => {
    discord.fail(POST, { kind: 'lost' })
    await expect(there.send('sent')).rejects.toThrow()
    expect(sent()).toEqual(['sent'])
    discord.fail(POST, { kind: 'lost', reset: true })
    await there.send({ content: 'once', nonce: '1', enforceNonce: true })
    expect(sent()).toEqual(['sent', 'once'])
    expect(statuses()).toHaveLength(3)
  })

  it('cut the line before anything is done, or take their time', async () => {
    discord.fail(/^POST .*messages$/, { kind: 'cut' })
    await expect(there.send('lost')).rejects.toThrow()
    const slow = discord.fail(POST, { kind: 'slow', ms: 50 })
    await there.send('slow')
    expect(sent()).toEqual(['slow'])
    expect([slow.hits, discord.calls.at(-1)?.tookMs]).toEqual([1, expect.any(Number)])
  })

  it('stop when told to', async () => {
    const trouble = discord.fail(POST, { kind: 'status', status: 500 }, Infinity)
    trouble.stop()
    await there.send('fine')
    expect(trouble.hits).toBe(0)
  })

  it('refuse a token that was revoked, and hang up', async () => {
    discord.revoke()
    await expect(there.send('hello?')).rejects.toMatchObject({ status: 401, code: 0 })
    await discord.until(() => discord.sessions.every(({ connected }) => !connected))
  })

  it('answer nothing without content', async () => {
    const { status, headers } = await request(discord, `POST /channels/${general.id}/typing`)
    expect([status, headers.get('content-type')]).toEqual([204, null])
    await there.sendTyping()
  })

  it('name what does not exist', async () => {
    expect(await request(discord, 'GET /nowhere')).toMatchObject({ status: 404, body: { code: 0 } })
    expect(await request(discord, 'DELETE /users/@me')).toMatchObject({ status: 405 })
    expect(await request(discord, 'GET /channels/1')).toMatchObject({ status: 404, body: { code: 10003 } })
    expect(discord.violations).toEqual([
      expect.stringContaining('/nowhere'),
      expect.stringContaining('DELETE /users/@me'),
    ])
  })
})
