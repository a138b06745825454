import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Choice } from '../../peers/slack/state-values.ts'
import type { Channel, User } from '../../peers/slack/state.ts'
import { opened, type Mode, type Opened } from './opened.ts'

describe.each<Mode>(['socket', 'http'])('the Home tab and its forms by %s', mode => {
  let on: Opened
  let channel: Channel
  let ada: User
  beforeEach(async () => {
    on = await opened({ mode })
    channel = on.slack.channel({ name: 'policy' })
    ada = on.slack.user({ name: 'ada' })
  })
  afterEach(async () => {
    expect(on.slack.violations).toEqual([])
    await on.close()
  })
  const home = async () => {
    await on.slack.openHome(ada)
    return on.slack.until(() => on.slack.home(ada))
  }
  const form = async (button: string) => {
    await on.slack.click(await home(), button)
    return on.slack.until(() => on.slack.views.find(({ open }) => open))
  }
  const remind = (values: Record<string, Choice> = {}) =>
    form('aisi:form:remind').then(view => on.slack.submitView(view, { channel: channel.id, ...values }))
  const event = (values: Record<string, Choice> = {}) =>
    form('aisi:form:event').then(view => on.slack.submitView(view, { channel: channel.id, ...values }))

  it('greets whoever opens it', async () => {
    on.ears.welcoming = {
      audience: 'asker',
      blocks: [
        { kind: 'text', text: 'Hello.' },
        { kind: 'table', head: ['A'], rows: [['b']] },
        { kind: 'choices', buttons: [{ label: 'Events', action: 'say:events' }] },
      ],
    }
    const view = await home()
    expect(JSON.stringify(view.body)).toMatch(/Hello\..*say:events.*form:remind/s)
  })

  it('answers a button of the Home tab as a direct message', async () => {
    on.ears.welcoming = {
      audience: 'asker',
      blocks: [{ kind: 'choices', buttons: [{ label: 'Events', action: 'say:events' }] }],
    }
    await on.slack.click(await home(), 'aisi:0')
    expect(on.last()).toMatchObject({
      kind: 'action',
      text: 'say:events',
      in: { channel: on.slack.dm(ada).id, direct: true },
      thread: `${on.workspace.id}/${on.slack.dm(ada).id}/@${ada.id}`,
    })
    await on.platform.respond(on.address(), { audience: 'asker', blocks: [{ kind: 'text', text: 'None.' }] }, false)
    expect(on.slack.fromBot(on.slack.dm(ada))).toMatchObject([{ text: 'None.' }])
  })

  it('suggests prompts over an empty conversation, without a thread', async () => {
    await on.slack.openHome(ada, { tab: 'messages' })
    const set = await on.slack.until(() => on.slack.assistant[0])
    expect(set).toMatchObject({ channel: on.slack.dm(ada).id, thread_ts: undefined })
    expect(set?.args['prompts']).toHaveLength(4)
    expect(on.slack.home(ada)).toBeUndefined()
  })

  it('does without prompts where they are not allowed', async () => {
    on.slack.fail('assistant.threads.setSuggestedPrompts', { kind: 'error', error: 'missing_scope' })
    expect((await on.slack.openHome(ada, { tab: 'messages' })).acknowledged).toBe(true)
    await on.slack.until(() => on.log.lines.some(({ msg }) => msg === 'slack-prompts-not-set'))
  })

  it('sets up reminders: the form is the command', async () => {
    const { errors } = await remind({
      topics: ['summits', 'standards'],
      leads: ['1 week', '1 day'],
      time: '08:30',
      zone: 'Europe/Paris',
    })
    expect(errors).toEqual({})
    expect(on.last()).toMatchObject({
      kind: 'command',
      text: 'remind here about summits, standards 1 week, 1 day before at 08:30 Europe/Paris',
      from: { id: ada.id, name: 'ada' },
      in: { workspace: on.workspace.id, channel: channel.id, direct: false },
    })
    channel.members.add(ada.id)
    await on.platform.respond(on.address(), { audience: 'all', blocks: [{ kind: 'text', text: 'Done.' }] }, false)
    expect(on.slack.fromBot(channel)).toMatchObject([{ text: 'Done.' }])
  })

  it('has what is usual chosen already', async () => {
    await remind()
    expect(on.last()?.text).toBe('remind here 1 week, 1 day before at 09:00')
  })

  it('says in the form what is missing', async () => {
    expect((await remind({ leads: [] })).errors).toEqual({ leads: expect.stringContaining('1 week') })
    const view = await form('aisi:form:remind')
    expect((await on.slack.submitView(view)).errors).toEqual({ channel: 'Choose a channel.' })
    expect(view.open).toBe(true)
    expect(on.ears.heard).toEqual([])
  })

  it('adds an event: the form is the command', async () => {
    await event({
      name: ' Paris  summit ',
      start: '2026-12-03',
      startTime: '14:00',
      endTime: '16:00',
      place: 'Paris',
      zone: 'Europe/Paris',
    })
    expect(on.last()?.text).toBe('event add Paris summit | 2026-12-03 14:00 | 2026-12-03 16:00 | Paris | Europe/Paris')
    await event({ name: 'Retreat', start: '2026-12-03', end: '2026-12-05' })
    expect(on.last()?.text).toBe('event add Retreat | 2026-12-03 | 2026-12-05 |  | ')
  })

  it.each<[Record<string, Choice>, string]>([
    [{ name: ' ', start: '2026-12-03' }, 'name'],
    [{ name: 'a | b', start: '2026-12-03' }, 'name'],
    [{ name: 'a' }, 'start'],
    [{ name: 'a', start: '2026-12-03', end: '2026-12-02' }, 'end'],
    [{ name: 'a', start: '2026-12-03', endTime: '10:00' }, 'startTime'],
    [{ name: 'a', start: '2026-12-03', startTime: '10:00', endTime: '09:00' }, 'endTime'],
    [{ name: 'a', start: '2026-12-03', place: 'x|y' }, 'place'],
  ])('does not take %o', async (values, at) => {
    expect(Object.keys((await event(values)).errors)).toEqual([at])
    expect(on.ears.heard).toEqual([])
  })

  it('opens with the channel in which a button was pressed', async () => {
    await on.platform.post(
      { workspace: on.workspace.id, channel: channel.id, direct: false },
      {
        audience: 'all',
        blocks: [{ kind: 'choices', lead: 'Or', buttons: [{ label: 'Remind', action: 'form:remind' }] }],
      },
      'k',
    )
    const [post] = on.slack.fromBot(channel)
    if (!post) throw new Error('There is no post')
    await on.slack.click(post, 'aisi:0', ada)
    const view = await on.slack.until(() => on.slack.views[0])
    expect(JSON.stringify(view.body)).toContain(`"initial_conversation":"${channel.id}"`)
  })

  it('tells the person when a form cannot be opened', async () => {
    await on.platform.post(
      { workspace: on.workspace.id, channel: channel.id, direct: false },
      { audience: 'all', blocks: [{ kind: 'choices', buttons: [{ label: 'Remind', action: 'form:remind' }] }] },
      'k',
    )
    on.slack.fail('views.open', { kind: 'error', error: 'expired_trigger_id' })
    const [post] = on.slack.fromBot(channel)
    if (!post) throw new Error('There is no post')
    await on.slack.click(post, 'aisi:0', ada)
    await on.slack.until(() => on.slack.ephemerals.some(({ text }) => text.startsWith('Sorry, the form')))
  })
})
