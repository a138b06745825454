import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { ALL_SCOPES } from '../adapters/slack/opened.ts'
import { startSlack, type Slack } from '../peers/slack/start.ts'
import { aisi, folder, freshDir } from './aisi.ts'

describe('aisi doctor', () => {
  let slack: Slack
  beforeEach(async () => void (slack = await startSlack()))
  afterEach(() => slack.close())
  const doctor = async (dataDir = freshDir()) => {
    const { botToken, appToken } = slack.workspace({ name: 'Policy team', scopes: ALL_SCOPES })
    const env = { DATA_DIR: dataDir, SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken }
    return aisi(['doctor', '--knowledge', folder('small')], { env })
  }

  it('finds nothing wrong where nothing is', async () => {
    const { code, out } = await doctor()
    expect(out).toMatch(/ok +Slack: Signed in as @aisi in Policy team\./)
    expect(out).not.toContain('fault')
    expect(code).toBe(0)
  })

  it('tells a refused token, and its cure, and not the token', async () => {
    slack.fail('auth.test', { kind: 'error', error: 'invalid_auth' })
    const { code, out } = await doctor()
    expect(out).toMatch(/fault +Slack: The bot token is refused\..*\n +Copy the Bot User OAuth Token/)
    expect(out).not.toMatch(/xoxb-T/)
    expect(code).toBe(1)
  })

  it('tells which channel gets no reminders, why, and what to do', async () => {
    const dataDir = freshDir()
    const now = () => new Date()
    const store = await openStore({ dataDir, now })
    const channel = { platform: 'slack', workspace: 'T1', id: 'C1' }
    await store.teams.order({ id: 'o1', channel, kind: 'reminders', settings: '{}', by: 'U1', createdAt: now() })
    await store.teams.pause(channel, 'I am not in that channel. Invite me: /invite @aisi')
    await store.close()
    const { code, out } = await doctor(dataDir)
    expect(out).toMatch(
      /fault +Channel: slack\/T1\/C1 gets nothing\. I am not in that channel\. Invite me: \/invite @aisi/,
    )
    expect(code).toBe(1)
  })
})
