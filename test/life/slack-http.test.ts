import { afterAll, expect, it } from 'vitest'
import { press } from '../adapters/slack/talker.ts'
import { ALL_SCOPES } from '../adapters/slack/opened.ts'
import { startSlack, type Slack } from '../peers/slack/start.ts'
import { folders } from '../store/folders.ts'
import { SMALL } from '../training/folders.ts'
import { programs, until } from './program.ts'

const freshFolder = folders()
const start = programs()
let slack: Slack | undefined
afterAll(() => slack?.close())
const PATIENCE_MS = 90_000
const ANSWER = 'Per Holm heads the harbour of Norvik.'

it(
  'the program takes events, commands and presses at its one port where there is a signing secret alone',
  async () => {
    const peer = (slack = await startSlack({ redelivery: { delaysMs: [] } }))
    const { botToken, botUserId } = peer.workspace({ scopes: ALL_SCOPES })
    const [channel, user] = [peer.channel(), peer.user({ name: 'ana' })]
    const program = start({
      ...{ KNOWLEDGE_DIR: SMALL, DATA_DIR: freshFolder(), PORT: '0', SLACK_API_URL: peer.url },
      ...{ SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: peer.app.signingSecret },
    })
    const address = await until(program, () => /http:\/\/[\d.]+:\d+/.exec(program.out())?.[0])
    const url = `${address}/slack/events`
    peer.useHttp(url)
    await until(program, async () => (await fetch(`${address}/readyz`)).ok)
    expect(program.out()).toMatch(/^Slack +on: HTTP/m)
    expect(await peer.verifyUrl(url)).toBe(true)

    await peer.say({ channel, user, text: `<@${botUserId}> who heads Norvik` })
    await until(program, () => peer.fromBot(channel).some(({ text }) => text.includes(ANSWER)))
    expect((await peer.command('/aisi', 'who heads Norvik', { user, channel })).acknowledged).toBe(true)
    const said = await until(program, () => peer.ephemerals[0])
    expect(said.text).toContain(ANSWER)
    expect((await press(peer, said, 'Share in channel', user.id)).acknowledged).toBe(true)
    await until(program, () => peer.fromBot(channel).some(({ text }) => text.includes('Shared by ana.')))

    const body = JSON.stringify({ text: 'x'.repeat(1_000_001) })
    expect((await peer.post({ url, body, contentType: 'application/json' })).status).toBe(413)
    peer.signing.forged = true
    expect((await peer.post({ url, body: '{}', contentType: 'application/json' })).status).toBe(401)
    program.signal('SIGTERM')
    expect(await program.ended).toBe(0)
    expect(peer.violations).toEqual([])
    expect(peer.connections()).toBe(0)
  },
  PATIENCE_MS,
)
