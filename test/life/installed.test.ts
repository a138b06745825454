import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openExisting, storeOn } from '../../src/store/open.ts'
import { ALL_SCOPES } from '../adapters/slack/opened.ts'
import { startSlack } from '../peers/slack/start.ts'
import type { Workspace } from '../peers/slack/state.ts'
import { folders } from '../store/folders.ts'
import { SMALL } from '../training/folders.ts'
import { programs, until, type Program } from './program.ts'

const freshFolder = folders()
const start = programs()
const closing: (() => Promise<void>)[] = []
afterAll(async () => void (await Promise.all(closing.map(close => close()))))
const PATIENCE_MS = 90_000

/** A Slack of which two workspaces install the app, and the settings that let them. */
async function slackOf() {
  const slack = await startSlack({ redelivery: { delaysMs: [] } })
  closing.push(slack.close)
  const teams = [slack.workspace({ scopes: ALL_SCOPES }), slack.workspace({ scopes: ALL_SCOPES })] as const
  const settings = {
    ...{ KNOWLEDGE_DIR: SMALL, DATA_DIR: freshFolder(), PORT: '0', PUBLIC_URL: 'https://aisi.example' },
    ...{ SLACK_API_URL: slack.url, SLACK_APP_TOKEN: slack.app.appToken, SLACK_CLIENT_ID: slack.app.clientId },
    ...{ SLACK_CLIENT_SECRET: slack.app.clientSecret, SLACK_STATE_SECRET: 'a secret of ours alone' },
    ENCRYPTION_KEY: 'ab'.repeat(32),
  }
  return { slack, teams, settings }
}
type Slack = Awaited<ReturnType<typeof slackOf>>['slack']

async function install(program: Program, slack: Slack, team: Workspace): Promise<void> {
  const address = await until(program, () => /http:\/\/[\d.]+:\d+/.exec(program.out())?.[0])
  const page = await fetch(`${address}/slack/install`, { redirect: 'manual' })
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? ''
  const state = new URL(page.headers.get('location') ?? '').searchParams.get('state') ?? ''
  const query = new URLSearchParams({ code: slack.oauthCode({ team, scopes: ALL_SCOPES }), state })
  expect((await fetch(`${address}/slack/oauth_redirect?${query.toString()}`, { headers: { cookie } })).status).toBe(200)
}

async function answersIn(program: Program, slack: Slack, team: Workspace): Promise<string[]> {
  const [channel, user] = [slack.channel({ team }), slack.user({ team })]
  await slack.say({ channel, user, team, text: `<@${team.botUserId}> who heads Norvik` })
  await until(program, () => slack.fromBot(channel, team).length > 0)
  return slack.fromBot(channel, team).map(({ text }) => text)
}

async function keptFor(dataDir: string, { id }: Workspace) {
  const engine = await openExisting({ dataDir }, () => new Date())
  return storeOn(engine, () => new Date())
    .installations.find('slack', id)
    .finally(engine.close)
}

/** All bytes that the store has on the disk. */
function onDisk(dataDir: string): string {
  const files = readdirSync(dataDir).filter(name => name.startsWith('aisi.db'))
  return files.map(name => readFileSync(join(dataDir, name), 'latin1')).join('')
}

it(
  'workspaces install the app, their tokens lie sealed and work after a restart, and go with the app',
  async () => {
    const { slack, teams, settings } = await slackOf()
    const [one, other] = teams
    const ANSWER = expect.stringContaining('Per Holm heads the harbour of Norvik.')
    const first = start(settings)
    await until(first, () => slack.connections() === 1)
    for (const team of teams) {
      await install(first, slack, team)
      expect(await answersIn(first, slack, team)).toEqual([ANSWER])
    }
    const bytes = onDisk(settings.DATA_DIR)
    expect(bytes).toContain(one.id)
    for (const secret of [one.botToken, other.botToken, 'xoxb-']) expect(bytes).not.toContain(secret)
    first.signal('SIGTERM')
    expect(await first.ended).toBe(0)

    const second = start(settings)
    await until(second, () => slack.connections() === 1)
    expect(await answersIn(second, slack, other)).toEqual([ANSWER])
    await slack.uninstall(one)
    expect([await keptFor(settings.DATA_DIR, one), (await keptFor(settings.DATA_DIR, other))?.workspace]).toEqual([
      undefined,
      other.id,
    ])
    second.signal('SIGTERM')
    expect(await second.ended).toBe(0)
    expect(slack.violations).toEqual([])
    expect(first.out() + first.err() + second.out() + second.err()).not.toMatch(/xoxb-|xapp-/)
  },
  PATIENCE_MS,
)
