import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSlack, type SlackSettings } from '../../../adapters/slack/index.ts'
import { Problem } from '../../../src/errors.ts'
import { silentLog } from '../../../src/log.ts'
import type { Channel, User } from '../../peers/slack/state.ts'
import { opened, type Opened } from './opened.ts'

const TEN_MINUTES_MS = 600_000
const FORM = 'application/x-www-form-urlencoded'

describe('the door to the internet', () => {
  let on: Opened
  let url: string
  let channel: Channel
  let ada: User
  beforeEach(async () => {
    on = await opened({ mode: 'http' })
    url = `${on.http.address}/slack/events`
    channel = on.slack.channel()
    ada = on.slack.user()
  })
  afterEach(async () => {
    expect(on.slack.violations).toEqual([])
    await on.close()
  })
  const command = () => on.slack.command('/aisi', 'help', { user: ada, channel })

  it('is closed to forged and to old signatures', async () => {
    on.slack.signing.forged = true
    expect((await command()).delivery.attempts).toMatchObject([{ status: 401 }])
    Object.assign(on.slack.signing, { forged: false, ageMs: TEN_MINUTES_MS })
    expect((await command()).delivery.attempts).toMatchObject([{ status: 401 }])
    Object.assign(on.slack.signing, { forged: false, ageMs: 0 })
    expect((await command()).acknowledged).toBe(true)
    expect(on.ears.heard).toHaveLength(1)
  })

  it('is closed to unsigned requests', async () => {
    expect((await fetch(url, { method: 'POST', body: '{"type":"event_callback"}' })).status).toBe(401)
    expect((await fetch(url)).status).toBe(405)
  })

  it('takes no body over 1 MB', async () => {
    const body = JSON.stringify({ text: 'x'.repeat(1_000_001) })
    expect((await on.slack.post({ url, body, contentType: 'application/json' })).status).toBe(413)
  })

  it('knows Slack’s challenge, and its unsigned knock', async () => {
    expect(await on.slack.verifyUrl(url)).toBe(true)
    const knock = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': FORM },
      body: 'ssl_check=1&payload={}',
    })
    expect(knock.status).toBe(200)
    expect(on.ears.heard).toEqual([])
  })

  it('survives what is no payload at all', async () => {
    const statuses: number[] = []
    for (const body of [
      '',
      'no json',
      '{"event":1}',
      '{"event":{"type":"message"}}',
      '{"event":{"type":"message","channel":{}}}',
    ])
      statuses.push((await on.slack.post({ url, body, contentType: 'application/json' })).status)
    expect(statuses).toEqual([400, 400, 500, 200, 200])
    expect((await command()).acknowledged).toBe(true)
  })

  it('acknowledges forms and shortcuts of others without doing anything', async () => {
    const base = {
      user: { id: ada.id, team_id: on.workspace.id },
      team: { id: on.workspace.id, domain: 'x' },
      trigger_id: '1',
    }
    const submission = {
      ...base,
      type: 'view_submission',
      view: { id: 'V1', callback_id: 'odd', state: { values: {} } },
    }
    const shortcut = { ...base, type: 'shortcut', callback_id: 'odd', action_ts: '1.0' }
    for (const payload of [submission, shortcut]) {
      const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
      expect((await on.slack.post({ url, body, contentType: FORM })).status).toBe(200)
    }
    expect(on.log.lines.map(({ msg }) => msg)).toEqual(
      expect.arrayContaining(['slack-view-ignored', 'slack-shortcut-ignored']),
    )
    expect(on.ears.heard).toEqual([])
  })

  it('opens a form for our shortcuts', async () => {
    await command()
    const trigger_id = String(on.slack.deliveries.at(-1)?.payload['trigger_id'])
    const base = {
      user: { id: ada.id, team_id: on.workspace.id },
      team: { id: on.workspace.id, domain: 'x' },
      trigger_id,
    }
    const shortcut = {
      ...base,
      type: 'message_action',
      callback_id: 'form:remind-here',
      channel: { id: channel.id, name: 'x' },
      message: {},
    }
    const body = new URLSearchParams({ payload: JSON.stringify(shortcut) }).toString()
    expect((await on.slack.post({ url, body, contentType: FORM })).status).toBe(200)
    const view = await on.slack.until(() => on.slack.views[0])
    expect(JSON.stringify(view.body)).toContain(`"initial_conversation":"${channel.id}"`)
  })
})

describe('the settings', () => {
  const options = { log: silentLog(), now: () => new Date(), noted: { reconnected() {}, rateLimited() {} } }
  const faults = (settings: SlackSettings) => {
    try {
      openSlack(settings, options)
      return undefined
    } catch (cause) {
      return cause instanceof Problem ? cause.faults.join('\n') : cause
    }
  }

  it.each<[SlackSettings, RegExp]>([
    [{ botToken: 'xoxb-1', signingSecret: '' }, /SLACK_SIGNING_SECRET: both are empty/],
    [{ botToken: 'xoxb-1', signingSecret: '  ' }, /SLACK_SIGNING_SECRET: both are empty/],
    [{ appToken: 'xapp-1' }, /SLACK_BOT_TOKEN: is missing/],
    [
      { botToken: 'xapp-1', appToken: 'xoxb-1' },
      /SLACK_BOT_TOKEN: begins with xapp-.*\n.*SLACK_APP_TOKEN: begins with xoxb-/,
    ],
    [{ botToken: 'xoxp-1', appToken: 'xapp-1' }, /begins with xoxp-/],
    [
      { botToken: 'xoxb-1', appToken: 'xapp-1', oauth: { clientId: '1', clientSecret: '2', stateSecret: '3' } },
      /one too many/,
    ],
    [{ appToken: 'xapp-1', oauth: { clientId: '1', clientSecret: '', stateSecret: '3' } }, /one of them is empty/],
    [{ appToken: 'xapp-1', oauth: { clientId: '1', clientSecret: '2', stateSecret: '3' } }, /ENCRYPTION_KEY/],
  ])('refuse to start where they cannot work: %o', (settings, fault) => {
    expect(faults(settings)).toMatch(fault)
  })
})
