import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Undelivered } from '../../../src/bot/delivery.ts'
import type { Reply } from '../../../src/bot/reply.ts'
import type { Channel, User } from '../../peers/slack/state.ts'
import { opened, type Opened } from './opened.ts'
import { says } from './replies.ts'

/** More than a workspace takes in a minute, as far as we can guess. */
const MANY = 310

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (cause: unknown) => cause as Undelivered,
  )

describe('a reply', () => {
  let on: Opened
  let channel: Channel
  let ada: User
  beforeEach(async () => {
    on = await opened()
    channel = on.slack.channel()
    ada = on.slack.user({ name: 'ada' })
  })
  afterEach(async () => {
    expect(on.slack.violations).toEqual([])
    await on.close()
  })
  const respond = (reply: Reply, again = false) => on.platform.respond(on.address(), reply, again)
  const mention = () => on.slack.say({ channel, user: ada, text: `${on.bot} hello` })
  const command = () => on.slack.command('/aisi', 'help', { user: ada, channel })

  it.each([
    ['not_in_channel', 'gone', '/invite @aisi'],
    ['channel_not_found', 'gone', '/invite @aisi'],
    ['is_archived', 'gone', 'archived'],
    ['restricted_action', 'denied', 'administrators'],
    ['missing_scope', 'denied', 'Reinstall the app'],
    ['invalid_auth', 'denied', 'SLACK_BOT_TOKEN'],
    ['token_revoked', 'denied', 'Install the app again'],
    ['account_inactive', 'denied', 'Install the app again'],
    ['internal_error', 'unknown', 'fault of its own'],
    ['service_unavailable', 'failed', 'tried again'],
    ['something_new', 'failed', 'something_new'],
  ])('that Slack refuses (%s) is %s, in words', async (error, obstacle, words) => {
    await mention()
    on.slack.fail('chat.postMessage', { kind: 'error', error })
    const cause = await refusal(respond(says('Hello.')))
    expect(cause).toMatchObject({ name: 'Undelivered', obstacle })
    expect(cause?.why).toContain(words)
    expect(on.slack.callsTo('chat.postMessage')).toHaveLength(1)
  })

  it('that has to wait says for how long, and is counted', async () => {
    await mention()
    on.slack.fail('chat.postMessage', { kind: 'rate-limit', retryAfter: 7 })
    expect(await refusal(respond(says('Hello.')))).toMatchObject({ obstacle: 'busy', waitMs: 7_000 })
    await command()
    on.slack.fail('response_url', { kind: 'rate-limit', retryAfter: 3 })
    expect(await refusal(respond(says('Hello.')))).toMatchObject({ obstacle: 'busy', waitMs: 3_000 })
    expect(on.counts.rateLimited).toBe(2)
  })

  it('waits for no limit that Slack does not tell', async () => {
    await mention()
    await Promise.all(Array.from({ length: MANY }, () => respond(says('Hello.'))))
    expect(on.slack.fromBot(channel)).toHaveLength(MANY)
  })

  it.each(['lost-reply', 'broken'] as const)('whose outcome is not known (%s) is not sent twice', async kind => {
    await mention()
    on.slack.fail('chat.postMessage', { kind })
    expect(await refusal(respond(says('Hello.')))).toMatchObject({ obstacle: 'unknown' })
    await command()
    on.slack.fail('response_url', { kind })
    expect(await refusal(respond(says('Hello.')))).toMatchObject({ obstacle: 'unknown' })
    expect(on.slack.callsTo('chat.postMessage')).toHaveLength(1)
  })

  it('is unknown after a fault of Slack’s own', async () => {
    await mention()
    on.slack.fail('chat.postMessage', { kind: 'status', status: 503 })
    expect(await refusal(respond(says('Hello.')))).toMatchObject({ obstacle: 'unknown' })
  })

  it('that arrived although nobody said so is found, and not sent again', async () => {
    await mention()
    on.slack.fail('chat.postMessage', { kind: 'lost-reply' })
    await refusal(respond(says('Hello.')))
    expect(on.slack.fromBot(channel)).toHaveLength(1)
    await respond(says('Hello.'), true)
    expect(on.slack.fromBot(channel)).toHaveLength(1)
  })

  it('that did not arrive is sent again', async () => {
    await mention()
    on.slack.fail('chat.postMessage', { kind: 'broken' })
    await refusal(respond(says('Hello.')))
    await respond(says('Hello.'), true)
    expect(on.slack.fromBot(channel)).toHaveLength(1)
  })

  it('goes on with the part that is missing', async () => {
    await mention()
    const long = says('word '.repeat(4_000))
    on.slack.fail(
      'chat.postMessage',
      { kind: 'broken' },
      { when: ({ metadata }) => JSON.stringify(metadata).includes('"part":1') },
    )
    await refusal(respond(long))
    await respond(long, true)
    const said = on.slack.fromBot(channel).map(({ text }) => text)
    expect(said.length).toBeGreaterThan(2)
    expect(said.join(' ').match(/word/g)).toHaveLength(4_000)
  })

  it('cannot be found under somebody else’s mark', async () => {
    const { message } = await mention()
    const address = on.address()
    const metadata = { event_type: 'aisi_reply', event_payload: { key: on.last()?.id, part: 0 } }
    const { message: forged } = await on.slack.say({ channel, user: ada, text: 'Me, too', thread: message.ts })
    Object.assign(forged, { metadata })
    await on.platform.respond(address, says('Hello.'), true)
    expect(on.slack.callsTo('conversations.replies')).toHaveLength(1)
    expect(on.slack.fromBot(channel)).toHaveLength(1)
  })
})
