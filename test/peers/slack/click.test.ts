import type { KnownBlock, ModalView } from '@slack/types'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { httpBot, socketBot, type Bot } from './bots.ts'
import { startSlack, type Slack } from './start.ts'
import type { Channel, User, Workspace } from './state.ts'

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const blocks: KnownBlock[] = [
  { type: 'actions', elements: [{ type: 'button', action_id: 'share', text: plain('Share'), value: 'fact-1' }] },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'good',
        positive_button: { text: plain('👍'), value: 'yes', accessibility_label: 'Good answer' },
        negative_button: { text: plain('👎'), value: 'no', accessibility_label: 'Bad answer' },
      },
    ],
  },
]
const modal: ModalView = {
  type: 'modal',
  callback_id: 'event',
  title: plain('Add an event'),
  submit: plain('Add'),
  blocks: [
    {
      type: 'input',
      block_id: 'name',
      label: plain('Name'),
      element: { type: 'plain_text_input', action_id: 'words' },
    },
    {
      type: 'input',
      block_id: 'kind',
      label: plain('Kind'),
      element: {
        type: 'static_select',
        action_id: 'pick',
        options: [
          { text: plain('Summit'), value: 'summit' },
          { text: plain('Standard'), value: 'standard' },
        ],
      },
    },
  ],
}

/** Answers a mention with buttons, opens a modal on a click, fills the Home tab. */
function clickable(seen: unknown[]) {
  return (app: Bot['app']) => {
    app.event('app_mention', async ({ say }) => void (await say({ text: 'Buttons', blocks, unfurl_links: false })))
    app.action('share', async ({ ack, body, client }) => {
      await ack()
      seen.push(body)
      if ('trigger_id' in body && body.trigger_id) await client.views.open({ trigger_id: body.trigger_id, view: modal })
    })
    app.action('good', async ({ ack, action }) => {
      await ack()
      seen.push(action)
    })
    app.view('event', async ({ ack, view }) => {
      const name = view.state.values['name']?.['words']?.value ?? ''
      if (name === 'bad') return ack({ response_action: 'errors', errors: { name: 'Say more' } })
      if (name === 'more') return ack({ response_action: 'update', view: { ...modal, title: plain('More') } })
      seen.push(view.state.values)
      return ack()
    })
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'divider' }] } })
    })
  }
}

describe.each([
  ['Socket Mode', socketBot],
  ['HTTP mode', httpBot],
])('clicks and modals in %s', (_, start) => {
  let slack: Slack
  let workspace: Workspace
  let channel: Channel
  let user: User
  let bot: Bot
  let seen: unknown[]
  beforeEach(async () => {
    seen = []
    slack = await startSlack()
    workspace = slack.workspace()
    channel = slack.channel({ name: 'general' })
    user = slack.user({ id: 'U1' })
    bot = await start(slack, workspace, clickable(seen))
  })
  afterEach(async () => {
    await bot.stop()
    await slack.close()
  })
  const withButtons = async () => {
    await slack.say({ channel, user, text: `<@${workspace.botUserId}>` })
    return slack.until(() => slack.fromBot(channel)[0])
  }
  const openModal = async () => {
    await slack.click(await withButtons(), 'share', user)
    return slack.until(() => slack.views.find(view => view.open))
  }

  it('brings a click with the message, the place and a way to answer', async () => {
    const message = await withButtons()
    const { acknowledged, responseUrl } = await slack.click(message, /^sha/, user)
    expect(acknowledged).toBe(true)
    expect(seen[0]).toMatchObject({
      type: 'block_actions',
      user: { id: 'U1' },
      channel: { id: channel.id, name: 'general' },
      container: { type: 'message', message_ts: message.ts, is_ephemeral: false },
      message: { ts: message.ts, text: 'Buttons' },
      response_url: responseUrl,
      actions: [{ type: 'button', action_id: 'share', value: 'fact-1', block_id: message.blocks?.[0]?.['block_id'] }],
    })
  })

  it('brings feedback, good or bad', async () => {
    const message = await withButtons()
    await slack.click(message, 'good', { user, feedback: 'negative' })
    await slack.click(message, element => element['type'] === 'feedback_buttons', user)
    expect(seen).toMatchObject([{ value: 'no' }, { value: 'yes' }])
  })

  it('does not bring the message when only one person sees it', async () => {
    const message = await withButtons()
    await bot.app.client.chat.postEphemeral({ channel: channel.id, user: 'U1', text: 'psst', blocks })
    const [ephemeral] = slack.ephemerals
    if (!ephemeral) throw new Error('nothing ephemeral')
    await slack.click(ephemeral, 'share')
    expect(seen[0]).toMatchObject({ container: { is_ephemeral: true, message_ts: ephemeral.ts } })
    expect(seen[0]).not.toHaveProperty('message')
    await expect(slack.click(message, 'share')).rejects.toThrow('Say who clicks')
    await expect(slack.click(message, 'nothing', user)).rejects.toThrow('there is share, good')
  })

  it('submits a modal: with errors it stays, changed it is shown anew, taken it closes', async () => {
    const view = await openModal()
    const { errors } = await slack.submitView(view, { words: 'bad', kind: 'summit' })
    expect([errors, view.open]).toEqual([{ name: 'Say more' }, true])
    await slack.submitView(view, { words: 'more' })
    expect(view.body['title']).toEqual(plain('More'))
    await slack.submitView(view, { words: 'Summit', kind: 'summit' })
    expect(view.open).toBe(false)
    expect(seen.at(-1)).toMatchObject({
      name: { words: { type: 'plain_text_input', value: 'Summit' } },
      kind: { pick: { selected_option: { value: 'summit' } } },
    })
    await expect(slack.submitView(await openModal(), { kind: 'party' })).rejects.toThrow('Nobody can pick "party"')
  })

  it('opens one view a trigger, and none with a stale or a made-up one', async () => {
    const { triggerId } = await slack.click(await withButtons(), 'good', user)
    const open = (trigger_id: string) =>
      bot.app.client.views.open({ trigger_id, view: modal }).then(
        () => 'ok',
        (error: { data?: { error?: string } }) => error.data?.error,
      )
    expect([await open(triggerId), await open(triggerId), await open('1.2')]).toEqual([
      'ok',
      'exchanged_trigger_id',
      'invalid_trigger_id',
    ])
  })

  it('opens the Home tab', async () => {
    await slack.openHome(user)
    const home = await slack.until(() => slack.home(user))
    expect(home.body).toMatchObject({ type: 'home', blocks: [{ type: 'divider' }] })
    const opened = await slack.openHome(user)
    expect(opened.payload['event']).toMatchObject({ tab: 'home', view: { id: home.id, type: 'home' } })
  })
})
