import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Channel, User } from '../../peers/slack/state.ts'
import { opened, type Mode, type Opened } from './opened.ts'

describe.each<Mode>(['socket', 'http'])('what is heard by %s', mode => {
  let on: Opened
  let channel: Channel
  let ada: User
  let bob: User
  beforeEach(async () => {
    on = await opened({ mode })
    channel = on.slack.channel({ name: 'policy' })
    ada = on.slack.user({ name: 'ada' })
    bob = on.slack.user({ name: 'bob' })
  })
  afterEach(async () => {
    expect(on.slack.violations).toEqual([])
    await on.close()
  })
  const say = (text: string, more: object = {}) => on.slack.say({ channel, user: ada, text, ...more })
  const texts = () => on.ears.heard.map(({ text }) => text)

  it('is a mention, answered in a thread of its own', async () => {
    const { message } = await say(`${on.bot} when is the next summit?`)
    expect(on.last()).toMatchObject({
      id: `${on.workspace.id}/${channel.id}/${message.ts}`,
      platform: 'slack',
      kind: 'message',
      text: 'when is the next summit?',
      from: { id: ada.id },
      in: { workspace: on.workspace.id, channel: channel.id, direct: false },
      thread: `${on.workspace.id}/${channel.id}/${message.ts}`,
      at: Math.round(Number(message.ts) * 1_000),
    })
  })

  it('is one question, although a mention comes as two events, copies and retries', async () => {
    const { events } = await say(`${on.bot} who leads it?`, { deliver: false })
    expect(events.map(({ type }) => type)).toEqual(['app_mention', 'message'])
    await on.slack.deliver(events, { times: 2, order: 'reversed', copiesAreRetries: true })
    expect(on.ears.heard).toHaveLength(4)
    expect(new Set(on.ears.heard.map(({ id }) => id)).size).toBe(1)
    expect(
      new Set(on.ears.heard.map(({ kind, text, thread, address }) => [kind, text, thread, address].join())).size,
    ).toBe(1)
  })

  it('is a late retry, too: it may be the first copy that reaches us', async () => {
    const { events } = await say(`${on.bot} who leads it?`, { deliver: false })
    await on.slack.deliver(events[0] ?? {}, { retry: { number: 3, reason: 'timeout' } })
    expect(texts()).toEqual(['who leads it?'])
  })

  it('is a mention in a thread, answered there', async () => {
    const { message: root } = await say('The Paris summit is over.')
    await say(`${on.bot} who was in it?`, { thread: root.ts, user: bob })
    expect(on.last()).toMatchObject({ kind: 'message', thread: `${on.workspace.id}/${channel.id}/${root.ts}` })
  })

  it('is a direct message, each a thread of its own', async () => {
    const dm = on.slack.dm(ada)
    const { message } = await say('who are the members', { channel: dm })
    expect(on.last()).toMatchObject({
      kind: 'message',
      text: 'who are the members',
      in: { channel: dm.id, direct: true },
      thread: `${on.workspace.id}/${dm.id}/${message.ts}`,
    })
    await say('and in 2024?', { channel: dm, thread: message.ts })
    expect(on.last()?.thread).toBe(`${on.workspace.id}/${dm.id}/${message.ts}`)
  })

  it('is what is said in a thread without a mention, for the bot to judge', async () => {
    const { message: root } = await say(`${on.bot} who leads it?`)
    on.ears.heard.length = 0
    await say('and in 2024?', { thread: root.ts })
    expect(on.ears.heard).toMatchObject([
      { kind: 'follow', text: 'and in 2024?', thread: `${on.workspace.id}/${channel.id}/${root.ts}` },
    ])
  })

  it('is none of what is said to others', async () => {
    const { message: root } = await say('Good morning')
    await say(`<@${bob.id}> what do you think?`, { thread: root.ts })
    await say('<!here> lunch?', { thread: root.ts })
    await say(`<!channel> ${on.bot}`)
    await say(`write to aisi${on.bot} or ada+x${on.bot}`)
    await say(`<@${bob.id}> ask ${on.bot} when the summit is`)
    await say('what is the summit?')
    expect(texts()).toEqual([])
    await say(`<@${bob.id}> ${on.bot} when is the summit?`)
    expect(texts()[0]).toBe('@someone when is the summit?')
  })

  it('is nothing that bots, Slack or we ourselves say, and no edit', async () => {
    const robot = on.slack.user({ name: 'robot', isBot: true })
    await say(`${on.bot} help`, { user: robot })
    await say(`${on.bot} joined`, { subtype: 'channel_join' })
    await say(`${on.bot} help`, { user: on.workspace.botUserId })
    const { message } = await say('Good morning')
    await on.slack.edit(message, `${on.bot} good morning`)
    await on.slack.remove(message)
    await on.slack.deliver({
      ...message,
      type: 'app_mention',
      text: `${on.bot} hi`,
      edited: { user: ada.id, ts: message.ts },
    })
    await on.slack.deliver([
      { type: 'message' },
      { type: 'reaction_added', user: ada.id },
      { type: 'message', channel: channel.id, ts: '1.0', user: 'USLACKBOT', text: on.bot },
    ])
    expect(texts()).toEqual([])
    expect(on.slack.deliveries.every(({ acknowledged }) => acknowledged)).toBe(true)
  })

  it('is decoded: names of others, links, channels and signs as people see them', async () => {
    await say(
      `${on.bot}: is <@${bob.id}|bob> in <#C0A|policy> &amp; <https://example.org/a|the page> &lt;b&gt; <mailto:a@b.org|a@b.org> <https://example.org>?`,
    )
    expect(texts()[0]).toBe('is @someone in #policy & the page <b> a@b.org https://example.org?')
  })

  it('is a mention without a word: somebody wants help', async () => {
    await say(on.bot)
    expect(on.last()).toMatchObject({ kind: 'message', text: '' })
  })

  it('is a command, answered to the asker alone', async () => {
    const { delivery, acknowledged, shown } = await on.slack.command('/aisi', ' who are the members ', {
      user: ada,
      channel,
    })
    expect({ acknowledged, shown }).toEqual({ acknowledged: true, shown: undefined })
    expect(on.last()).toMatchObject({
      id: `${on.workspace.id}/command/${String(delivery.payload['trigger_id'])}`,
      kind: 'command',
      text: 'who are the members',
      from: { id: ada.id, name: 'ada' },
      thread: `${on.workspace.id}/${channel.id}/@${ada.id}`,
    })
  })

  it('is acknowledged only when it is kept', async () => {
    let kept = () => {}
    on.ears.keeping = () => new Promise(resolve => (kept = resolve))
    const saying = say(`${on.bot} help`)
    const commanding = on.slack.command('/aisi', 'help', { user: ada, channel })
    await on.slack.until(() => on.ears.heard.length === 3)
    expect(on.slack.deliveries.map(({ acknowledged }) => acknowledged)).toEqual([false, false, false])
    on.ears.keeping = async () => {}
    kept()
    // Only the last one can be let go by hand; the others are acknowledged when there is no time left.
    const [said, commanded] = await Promise.all([saying, commanding])
    expect([...said.deliveries.map(({ acknowledged }) => acknowledged), commanded.acknowledged]).toEqual([
      true,
      true,
      true,
    ])
  })
})
