import { describe, expect, it } from 'vitest'
import { onceMore } from '../../../adapters/slack/client.ts'
import { openSlack } from '../../../adapters/slack/index.ts'
import { Envelope } from '../../../adapters/slack/payloads.ts'
import { ofEvent } from '../../../adapters/slack/whereabouts.ts'
import { silentLog } from '../../../src/log.ts'
import { startSlack } from '../../peers/slack/start.ts'
import { opened } from './opened.ts'
import { says } from './replies.ts'

describe('a Slack that is not there', () => {
  it('is told as a failure that certainly did not arrive', async () => {
    const closed = await startSlack()
    await closed.close()
    const options = { log: silentLog(), now: () => new Date(), noted: { reconnected() {}, rateLimited() {} } }
    const platform = openSlack({ botToken: 'xoxb-1', signingSecret: 'secret', apiUrl: closed.url }, options)
    const posting = platform.post({ workspace: 'T1', channel: 'C1', direct: false }, says('Tomorrow.'), 'r1')
    await expect(posting).rejects.toMatchObject({
      name: 'Undelivered',
      obstacle: 'failed',
      why: expect.stringContaining('network'),
    })
  })

  it('is tried once more, and only where nothing can have been done', async () => {
    const failing = (code: string) => {
      let tries = 0
      const call = async () => {
        if (++tries === 1) throw new Error('fetch failed', { cause: Object.assign(new Error(code), { code }) })
        return tries
      }
      return onceMore(call).catch(() => 'given up')
    }
    expect(await failing('ECONNREFUSED')).toBe(2)
    expect(await failing('ENOTFOUND')).toBe(2)
    expect(await failing('ECONNRESET')).toBe('given up')
    expect(await failing('UND_ERR_SOCKET')).toBe('given up')
  })
})

describe('where something happened', () => {
  const event = { type: 'message' }
  const at = (more: object) => ofEvent(Envelope.parse({ event, ...more }))

  it('is the workspace that the app is installed in, not the one that a shared channel comes from', () => {
    expect(at({ team_id: 'T_THEIRS', context_team_id: 'T_OURS' })).toEqual({ workspace: 'T_OURS' })
  })

  it('is a workspace of an organisation where the app is installed for all of it', () => {
    const authorizations = [{ team_id: null, enterprise_id: 'E1', is_enterprise_install: true }]
    expect(at({ team_id: 'T1', context_team_id: 'T1', authorizations })).toEqual({
      workspace: 'T1',
      organisation: 'E1',
    })
    expect(
      at({
        team_id: 'T1',
        context_enterprise_id: 'E1',
        authorizations: [{ team_id: 'T1', enterprise_id: 'E1', is_enterprise_install: false }],
      }),
    ).toEqual({ workspace: 'T1' })
  })
})

describe('threads that are not followed', () => {
  it('are left alone without a mention', async () => {
    const on = await opened({ settings: { follow: false } })
    const channel = on.slack.channel()
    const user = on.slack.user()
    const { message } = await on.slack.say({ channel, user, text: `${on.bot} help` })
    on.ears.heard.length = 0
    await on.slack.say({ channel, user, text: 'and in 2024?', thread: message.ts })
    expect(on.ears.heard).toEqual([])
    await on.close()
  })
})
