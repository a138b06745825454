import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Reaction } from './command.ts'
import { listen } from './bots.ts'
import { startSlack, type Slack } from './start.ts'
import type { Channel, User } from './state.ts'

const MINUTE_MS = 60_000

describe('a response URL', () => {
  let slack: Slack
  let clock: Date
  let channel: Channel
  let user: User
  let silent: Awaited<ReturnType<typeof listen>>
  beforeEach(async () => {
    clock = new Date('2026-11-21T09:00:00Z')
    silent = await listen((_, res) => res.end())
    slack = await startSlack({ now: () => clock, http: silent.url })
    slack.workspace()
    channel = slack.channel({ id: 'C1' })
    user = slack.user({ id: 'U1' })
  })
  afterEach(async () => {
    await silent.stop()
    await slack.close()
  })
  const send = async ({ responseUrl }: Reaction, body: object | string) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const answer = await fetch(responseUrl, { method: 'POST', body: text })
    return `${answer.status} ${await answer.text()}`
  }
  const ask = () => slack.command('/aisi', 'who', { user, channel })
  const text = 'an answer'

  it('takes five posts and no sixth', async () => {
    const reaction = await ask()
    const posts = [1, 2, 3, 4, 5, 6].map(() => send(reaction, { text }))
    const answers = await Promise.all(posts)
    expect(answers.filter(answer => answer === '200 ok')).toHaveLength(5)
    expect(answers).toContain('404 {"ok":false,"error":"used_url"}')
    expect(slack.ephemerals).toHaveLength(5)
    expect(reaction.responses).toHaveLength(6)
  })

  it('lives for thirty minutes', async () => {
    const reaction = await ask()
    clock = new Date(clock.getTime() + 30 * MINUTE_MS)
    expect(await send(reaction, { text })).toBe('200 ok')
    clock = new Date(clock.getTime() + 1)
    expect(await send(reaction, { text })).toBe('404 {"ok":false,"error":"expired_url"}')
  })

  it('speaks to one or to all, also where the bot is not', async () => {
    slack.kick(channel)
    const reaction = await ask()
    await send(reaction, { text })
    await send(reaction, { text: 'for all', response_type: 'in_channel', unfurl_links: false })
    expect(slack.ephemerals).toMatchObject([{ user: 'U1', text, via: 'response_url' }])
    expect(slack.messages(channel).map(message => message.text)).toEqual(['for all'])
  })

  it('replaces and deletes what was clicked, be it for one or for all', async () => {
    const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }
    const blocks = [{ type: 'actions', elements: [button] }]
    const reaction = await ask()
    await send(reaction, { text: 'one', blocks })
    await send(reaction, { text: 'all', blocks, response_type: 'in_channel', unfurl_links: false })
    const [ephemeral] = slack.ephemerals
    const [message] = slack.messages(channel)
    if (!ephemeral || !message) throw new Error('nothing to click')
    for (const target of [ephemeral, message]) {
      const clicked = await slack.click(target, 'go', user)
      await send(clicked, { text: 'replaced', replace_original: true })
    }
    expect([slack.ephemerals[0]?.text, slack.message(channel, message.ts)?.text]).toEqual(['replaced', 'replaced'])
    expect(slack.ephemerals[0]?.blocks).toBeUndefined()
    const again = { ...message, blocks }
    for (const target of [{ ...ephemeral, blocks }, again])
      await send(await slack.click(target, 'go', user), { delete_original: true })
    expect([slack.ephemerals, slack.messages(channel)]).toEqual([[], []])
  })

  it('refuses what is no message', async () => {
    const reaction = await ask()
    expect(await send(reaction, 'text=hello')).toBe('400 {"ok":false,"error":"invalid_payload"}')
    expect(await send(reaction, { blocks: [{ type: 'marquee' }] })).toContain('invalid_blocks')
    expect(await send(reaction, {})).toContain('no_text')
    expect(slack.violations).toContainEqual(expect.stringContaining('"marquee" is unknown'))
  })

  it('breaks when told to', async () => {
    const reaction = await ask()
    slack.fail('response_url', { kind: 'status', status: 500 })
    expect(await send(reaction, { text })).toMatch(/^500/)
    slack.fail('response_url', { kind: 'lost-reply' })
    await expect(send(reaction, { text })).rejects.toThrow()
    expect(slack.ephemerals).toHaveLength(1)
  })
})
