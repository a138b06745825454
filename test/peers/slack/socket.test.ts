import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { echoes, socketBot, type Bot } from './bots.ts'
import { startSlack, type Slack } from './start.ts'
import type { Channel, User, Workspace } from './state.ts'

describe('Socket Mode', () => {
  let slack: Slack
  let workspace: Workspace
  let channel: Channel
  let user: User
  let bot: Bot | undefined
  beforeEach(async () => {
    slack = await startSlack({ redelivery: { delaysMs: [] } })
    workspace = slack.workspace({ id: 'T1' })
    channel = slack.channel({ id: 'C1' })
    user = slack.user({ id: 'U1' })
  })
  afterEach(async () => {
    await bot?.stop()
    bot = undefined
    await slack.close()
  })
  const mention = (text: string) => slack.say({ channel, user, text: `<@${workspace.botUserId}> ${text}` })
  const answered = (text: string) => slack.until(() => slack.fromBot(channel).some(message => message.text === text))

  it('brings a mention to the bot and its answer into the thread', async () => {
    bot = await socketBot(slack, workspace, echoes)
    const { message, deliveries } = await mention('hello')
    expect(deliveries.map(({ type, acknowledged }) => [type, acknowledged])).toEqual([['app_mention', true]])
    await answered('You said hello')
    expect(slack.thread(channel, message.ts).map(({ text }) => text)).toEqual([message.text, 'You said hello'])
    expect(slack.violations).toEqual([])
  })

  it('tells a mention twice once the bot may read along, and its own words come back', async () => {
    workspace.scopes.add('channels:history')
    const heard: string[] = []
    bot = await socketBot(slack, workspace, app => {
      echoes(app)
      app.event(/^(?:app_mention|message)$/, async ({ event }) => void heard.push(event.type))
    })
    await mention('hello')
    await answered('You said hello')
    await slack.until(() => slack.deliveries.length === 3 && slack.deliveries.every(one => one.acknowledged))
    // Bolt keeps the bot's own message from its listeners; it was brought all the same.
    expect(heard.sort()).toEqual(['app_mention', 'message'])
    expect(slack.deliveries.at(-1)?.payload['event']).toMatchObject({ bot_id: workspace.botId, type: 'message' })
  })

  it('brings direct messages with the fewest rights, and channel talk only with more', async () => {
    bot = await socketBot(slack, workspace, echoes)
    const silent = await slack.say({ channel, user, text: 'among ourselves' })
    expect(silent.deliveries).toEqual([])
    const dm = slack.dm(user)
    await slack.say({ channel: dm, user, text: 'psst' })
    await slack.until(() => slack.fromBot(dm).length === 1)
    expect(slack.fromBot(dm)[0]?.text).toBe('You wrote psst')
  })

  it('brings a slash command, its acknowledgement and the answer to its response URL', async () => {
    bot = await socketBot(slack, workspace, echoes)
    const { acknowledged, delivery, responses } = await slack.command('/aisi', 'who', { user, channel })
    expect(acknowledged).toBe(true)
    expect(delivery.attempts[0]).toMatchObject({ number: 0, outcome: 'acknowledged', answeredAt: expect.any(Date) })
    await slack.until(() => responses.length === 1)
    expect(slack.ephemerals).toMatchObject([{ user: 'U1', channel: 'C1', text: 'You asked who', via: 'response_url' }])
  })

  it.each(['warning', 'refresh_requested'] as const)('says %s, and the bot comes back and works on', async reason => {
    bot = await socketBot(slack, workspace, echoes)
    slack.disconnect(reason)
    await slack.until(() => slack.connections() === 0)
    await slack.until(() => slack.connections() === 1)
    await mention('again')
    await answered('You said again')
    expect(slack.callsTo('apps.connections.open')).toHaveLength(2)
  })

  it('brings an event again when the connection broke before the acknowledgement, and marks it', async () => {
    slack.redelivery.delaysMs = [0]
    const seen: unknown[] = []
    bot = await socketBot(slack, workspace, app => {
      app.event('app_mention', async ({ context, body }) => void seen.push([context.retryNum, body.event_id]))
    })
    slack.silence(true)
    const asked = mention('are you there')
    await slack.until(() => slack.deliveries.length === 1)
    slack.drop()
    slack.silence(false)
    const { deliveries } = await asked
    const [delivery] = deliveries
    await slack.until(() => delivery?.gaveUp && slack.connections() === 1)
    await slack.redeliver()
    expect(delivery?.attempts.map(({ outcome }) => outcome)).toEqual(['dropped', 'no_connection', 'acknowledged'])
    expect(seen).toEqual([[2, delivery?.id]])
    expect(delivery?.attempts.map(({ number, reason }) => [number, reason])).toEqual([
      [0, ''],
      [1, 'timeout'],
      [2, 'timeout'],
    ])
  })

  it('gives up on an event that is never acknowledged, until the test lets the minutes pass', async () => {
    slack.redelivery.delaysMs = [0]
    const { deliveries } = await mention('nobody is there')
    await slack.until(() => deliveries[0]?.gaveUp)
    expect(deliveries[0]?.attempts.map(({ outcome }) => outcome)).toEqual(['no_connection', 'no_connection'])
    bot = await socketBot(slack, workspace, echoes)
    await slack.redeliver()
    await answered('You said nobody is there')
    expect(deliveries[0]).toMatchObject({ acknowledged: true, gaveUp: false })
  })

  it('counts an acknowledgement that comes after its time, and does not bring the event again', async () => {
    slack.redelivery.ackWithinMs = 20
    slack.redelivery.delaysMs = [5_000]
    let release = () => {}
    const held = new Promise<void>(resolve => (release = resolve))
    bot = await socketBot(slack, workspace, app => {
      app.command('/aisi', async ({ ack }) => {
        await held
        await ack()
      })
    })
    const { delivery, acknowledged } = await slack.command('/aisi', 'slow', { user, channel })
    expect(acknowledged).toBe(false)
    expect(delivery.attempts[0]?.outcome).toBe('no_answer')
    release()
    await slack.until(() => delivery.acknowledged)
    expect(delivery.attempts.map(({ outcome }) => outcome)).toEqual(['late'])
  })

  it('never brings a command twice, while an event comes again', async () => {
    slack.redelivery.delaysMs = [0, 0]
    const { delivery, acknowledged } = await slack.command('/aisi', 'who', { user, channel })
    const { deliveries } = await mention('hello')
    await slack.until(() => deliveries[0]?.gaveUp)
    await slack.redeliver()
    expect(acknowledged).toBe(false)
    expect([delivery.attempts.length, deliveries[0]?.attempts.length]).toEqual([1, 4])
  })

  it('gives each envelope to one of several sockets, in turn', async () => {
    const counts = [0, 0]
    const count = (which: number) => (app: Bot['app']) => {
      app.event('app_mention', async () => void (counts[which] = (counts[which] ?? 0) + 1))
    }
    bot = await socketBot(slack, workspace, count(0))
    const second = await socketBot(slack, workspace, count(1))
    for (const text of ['one', 'two', 'three', 'four']) await mention(text)
    await slack.until(() => counts[0] === 2 && counts[1] === 2)
    await second.stop()
  })

  it('plays dead: the bot notices the missing pongs and connects anew', async () => {
    bot = await socketBot(slack, workspace, echoes)
    slack.silence(true)
    await slack.until(() => slack.callsTo('apps.connections.open').length > 1)
    slack.silence(false)
    await slack.until(() => slack.connections() > 0)
  })

  it('sends an event twice, late and out of order when told to', async () => {
    const seen: string[] = []
    bot = await socketBot(slack, workspace, app => {
      app.event('app_mention', async ({ event, body }) => void seen.push(`${event.text} ${body.event_id}`))
    })
    const events = ['a', 'b'].map(text => ({ type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.1', text }))
    const at = new Date('2026-01-01T00:00:00Z')
    const sent = await slack.deliver(events, {
      times: 2,
      order: 'reversed',
      eventId: 'Ev1',
      at,
      copiesAreRetries: true,
    })
    await slack.until(() => seen.length === 4)
    expect(seen.map(line => line[0])).toEqual(['b', 'b', 'a', 'a'])
    expect(seen.slice(2)).toEqual(['a Ev1', 'a Ev1'])
    expect(sent[0]?.payload['event_time']).toBe(at.getTime() / 1_000)
    expect(sent.map(({ attempts }) => attempts[0]?.number)).toEqual([0, 1, 0, 1])
  })

  it('lets nobody in without a fresh ticket', async () => {
    const open = async () => {
      const answer = await fetch(`${slack.url}apps.connections.open`, {
        method: 'POST',
        headers: { authorization: `Bearer ${workspace.appToken}` },
      })
      return String(((await answer.json()) as { url: string }).url)
    }
    const url = await open()
    expect(await opens(url)).toBe(true)
    expect(await opens(url)).toBe(false)
  })
})

function opens(url: string): Promise<boolean> {
  return import('ws').then(
    ({ WebSocket }) =>
      new Promise(resolve => {
        const socket = new WebSocket(url)
        socket.on('error', () => resolve(false))
        socket.on('open', () => {
          socket.terminate()
          resolve(true)
        })
      }),
  )
}
