import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { echoes, quiet, socketBot } from './bots.ts'
import type { Fault } from './faults.ts'
import { startSlack, type Slack } from './start.ts'

describe('a fault that is switched on', () => {
  let slack: Slack
  let client: WebClient
  let clock: Date
  beforeEach(async () => {
    clock = new Date('2026-11-21T09:00:00Z')
    slack = await startSlack({ now: () => clock })
    const { botToken } = slack.workspace()
    slack.channel({ id: 'C1' })
    client = new WebClient(botToken, {
      slackApiUrl: slack.url,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 150,
      logger: quiet,
    })
  })
  afterEach(() => slack.close())
  const post = (channel = 'C1') => client.chat.postMessage({ channel, text: 'hello', unfurl_links: false })
  const outcome = (call: Promise<unknown> = post()) =>
    call.then(
      () => 'ok',
      (error: Error & { code?: string }) => `${error.code ?? error.name}`,
    )

  it.each<[Fault, string, number]>([
    [{ kind: 'rate-limit', retryAfter: 7 }, 'slack_webapi_rate_limited_error', 0],
    [{ kind: 'status', status: 503 }, 'slack_webapi_http_error', 0],
    [{ kind: 'error', error: 'fatal_error' }, 'slack_webapi_platform_error', 0],
    [{ kind: 'hang' }, 'slack_webapi_request_error', 0],
    [{ kind: 'hang', stored: true }, 'slack_webapi_request_error', 1],
    [{ kind: 'lost-reply' }, 'slack_webapi_request_error', 1],
    [{ kind: 'broken' }, 'slack_webapi_request_error', 0],
    [{ kind: 'slow', ms: 20 }, 'ok', 1],
  ])('%j is seen as %s and leaves %d messages, once', async (fault, seen, left) => {
    const { hits } = slack.fail('chat.postMessage', fault)
    expect(hits).toBe(0)
    expect(await outcome()).toBe(seen)
    expect(slack.messages('C1')).toHaveLength(left)
    expect(slack.calls.at(-1)?.fault).toBe(fault.kind)
    expect(await outcome()).toBe('ok')
    expect(slack.messages('C1')).toHaveLength(left + 1)
  })

  it('tells how long to wait', async () => {
    slack.fail('chat.postMessage', { kind: 'rate-limit', retryAfter: 7 })
    expect(await post().catch((error: unknown) => error)).toMatchObject({ retryAfter: 7 })
  })

  it('hits as often as told, only the calls that are meant, until it is switched off', async () => {
    const error: Fault = { kind: 'error', error: 'fatal_error' }
    slack.channel({ id: 'C2' })
    slack.fail('chat.postMessage', error, { times: 2, when: ({ channel }) => channel === 'C2' })
    expect([await outcome(), await outcome(post('C2')), await outcome(post('C2')), await outcome(post('C2'))]).toEqual([
      'ok',
      'slack_webapi_platform_error',
      'slack_webapi_platform_error',
      'ok',
    ])
    const always = slack.fail('*', error, { times: 'always' })
    for (let call = 0; call < 3; call++) expect(await outcome()).not.toBe('ok')
    expect(always.hits).toBe(3)
    always.off()
    expect(await outcome()).toBe('ok')
    slack.fail('*', error, { times: 'always' })
    slack.heal()
    expect(await outcome()).toBe('ok')
  })

  it('can keep the bot out of Socket Mode for a while', async () => {
    slack.fail('socket', { kind: 'status', status: 503 })
    const bot = await socketBot(slack, slack.workspace(), echoes)
    expect(slack.connections()).toBe(1)
    expect(slack.callsTo('apps.connections.open')).toHaveLength(2)
    await bot.stop()
  })

  it('is not needed for the real pace: one post a second a channel, after a small burst', async () => {
    slack.rates.enabled = true
    slack.channel({ id: 'C2' })
    const burst: string[] = []
    while (burst.at(-1) !== 'slack_webapi_rate_limited_error') burst.push(await outcome())
    expect(burst.length).toBeLessThan(10)
    expect(slack.rates.refused).toBe(1)
    expect(await post().catch((error: unknown) => error)).toMatchObject({ retryAfter: 1 })
    expect(await outcome(post('C2'))).toBe('ok')
    clock = new Date(clock.getTime() + 1_000)
    expect([await outcome(), await outcome()]).toEqual(['ok', 'slack_webapi_rate_limited_error'])
  })

  it('is not needed for the pace of a workspace either: 300 messages a minute, and 50 changes', async () => {
    slack.rates.workspaces = true
    const { ts = '' } = await post()
    const change = () => client.chat.update({ channel: 'C1', ts, text: 'hello again' })
    const taken = async (call: () => Promise<unknown>) => {
      let count = 0
      while ((await outcome(call())) === 'ok') count += 1
      return count
    }
    expect([await taken(post), await taken(change)]).toEqual([9, 10])
    clock = new Date(clock.getTime() + 2_000)
    expect([await taken(post), await taken(change)]).toEqual([10, 1])
  })
})
