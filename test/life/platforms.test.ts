import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openExisting, storeOn } from '../../src/store/open.ts'
import { read } from '../adapters/discord/office.ts'
import { ALL_SCOPES } from '../adapters/slack/opened.ts'
import { startDiscord } from '../peers/discord/index.ts'
import { startSlack } from '../peers/slack/start.ts'
import { folders } from '../store/folders.ts'
import { SMALL } from '../training/folders.ts'
import { programs, until, type Program, type Settings } from './program.ts'

const freshFolder = folders()
const startProgram = programs()
const closing: (() => Promise<void>)[] = []
afterAll(async () => void (await Promise.all(closing.map(close => close()))))
const PATIENCE_MS = 90_000
const ANSWER = 'Per Holm heads the harbour of Norvik.'

/** A Slack with a channel and a person in it, and the settings that lead there. */
async function slackOf() {
  const slack = await startSlack({ redelivery: { delaysMs: [] } })
  closing.push(slack.close)
  const { botToken, appToken, botUserId } = slack.workspace({ scopes: ALL_SCOPES })
  const [channel, user] = [slack.channel(), slack.user()]
  return {
    slack,
    settings: { SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken },
    ask: (text: string) => slack.say({ channel, user, text: `<@${botUserId}> ${text}` }),
    said: () => slack.fromBot(channel).map(({ text }) => text),
  }
}

async function discordOf() {
  const discord = await startDiscord({ patienceMs: 20_000 })
  closing.push(discord.close)
  const [channel] = discord.guild({ channels: ['general'] }).channels
  if (!channel) throw new Error('the server has no channel')
  return {
    discord,
    settings: { DISCORD_API_URL: discord.api, DISCORD_TOKEN: discord.token },
    ask: async (question: string) => read(await discord.command('aisi', { question }, { channel }).answer()),
  }
}

function start(settings: Settings, dataDir = freshFolder()): Program & { dataDir: string } {
  return { ...startProgram({ KNOWLEDGE_DIR: SMALL, DATA_DIR: dataDir, PORT: '0', ...settings }), dataDir }
}

/** Where its HTTP port is, as it says itself. */
async function addressOf(program: Program): Promise<string> {
  return until(program, () => /http:\/\/[\d.]+:\d+/.exec(program.out())?.[0])
}

const textAt = async (address: string) => (await fetch(address)).text()

async function waiting(dataDir: string): Promise<number> {
  const engine = await openExisting({ dataDir }, () => new Date())
  return storeOn(engine, () => new Date())
    .inbox.waiting()
    .finally(engine.close)
}

describe('the program on its platforms', () => {
  it(
    'says what is on and off, answers on both, and is ready',
    async () => {
      const [{ slack, ...onSlack }, { discord, ...onDiscord }] = await Promise.all([slackOf(), discordOf()])
      const program = start({ ...onSlack.settings, ...onDiscord.settings })
      const address = await addressOf(program)
      for (const line of [
        /^Facts +on: 6 facts, 3 events$/m,
        /^Store +on: SQLite in .*aisi\.db$/m,
        /^Slack +on: Socket Mode$/m,
        /^Discord +on$/m,
        /^Curators +off; set CURATORS_CHANNEL to turn it on$/m,
      ])
        expect(program.out()).toMatch(line)
      await until(program, () => slack.connections() === 1 && discord.commands.length > 0)
      await onSlack.ask('who heads Norvik')
      await until(program, () => onSlack.said().length > 0)
      expect(onSlack.said()).toEqual([expect.stringContaining(ANSWER)])
      expect(await onDiscord.ask('who heads Norvik')).toContain(ANSWER)
      await until(program, async () => (await fetch(`${address}/readyz`)).ok)
      const ready = await textAt(`${address}/readyz`)
      const parts = [...ready.matchAll(/"name": "(\w+)",\s+"ready": true/g)].map(([, name]) => name)
      expect(parts).toEqual(['facts', 'store', 'slack', 'discord'])
      const metrics = await textAt(`${address}/metrics`)
      expect(metrics).toContain('aisi_questions_total{platform="slack",outcome="answer"} 1')
      program.signal('SIGTERM')
      expect(await program.ended).toBe(0)
      expect([...slack.violations, ...discord.violations]).toEqual([])
      expect(await waiting(program.dataDir)).toBe(0)
      expect(program.out() + program.err()).not.toMatch(/xox|xapp/)
    },
    PATIENCE_MS,
  )

  it(
    'finishes what is in flight when it is told to stop',
    async () => {
      const { slack, settings, ask, said } = await slackOf()
      const program = start(settings)
      await until(program, () => slack.connections() === 1)
      const slow = slack.fail('chat.postMessage', { kind: 'slow', ms: 1_500 })
      await ask('who heads Norvik')
      await until(program, () => slow.hits > 0)
      program.signal('SIGTERM')
      expect(await program.ended).toBe(0)
      expect(said()).toEqual([expect.stringContaining(ANSWER)])
      expect(await waiting(program.dataDir)).toBe(0)
      expect(program.out()).toContain('what is in flight is finished')
      expect(program.log().filter(({ level }) => level === 'error')).toEqual([])
    },
    PATIENCE_MS,
  )

  it(
    'is not ready without its store, says why, and answers all the same',
    async () => {
      const dataDir = freshFolder()
      writeFileSync(join(dataDir, 'aisi.db'), 'notes '.repeat(100))
      const { slack, settings, ask, said } = await slackOf()
      const program = start(settings, dataDir)
      const address = await addressOf(program)
      await until(program, () => slack.connections() === 1)
      await ask('who heads Norvik')
      await until(program, () => said().length > 0)
      expect(said()).toEqual([expect.stringContaining(ANSWER)])
      const response = await fetch(`${address}/readyz`)
      expect(response.status).toBe(503)
      expect(await response.text()).toMatch(/"name": "store",\s+"ready": false.*is no SQLite database\. Move it away/s)
      expect((await fetch(`${address}/healthz`)).status).toBe(200)
      expect(program.log()).toContainEqual(
        expect.objectContaining({
          msg: 'store-away',
          cause: expect.objectContaining({ message: expect.stringContaining('Move it away') }),
        }),
      )
    },
    PATIENCE_MS,
  )

  it(
    'does not start where the only platform refuses it, and says the cure without the token',
    async () => {
      const { slack, settings } = await slackOf()
      const program = start({ ...settings, SLACK_BOT_TOKEN: 'xoxb-canary-1111' })
      expect(await program.ended).toBe(1)
      expect(program.err()).toMatch(/No platform can be reached:\n {2}Slack refused the bot token/)
      expect(program.out() + program.err()).not.toContain('canary')
      expect(slack.connections()).toBe(0)
    },
    PATIENCE_MS,
  )

  it(
    'lives on one platform where the other refuses it',
    async () => {
      const [{ settings }, onDiscord] = await Promise.all([slackOf(), discordOf()])
      const program = start({ ...settings, ...onDiscord.settings, SLACK_BOT_TOKEN: 'xoxb-canary-1111' })
      await until(program, () => onDiscord.discord.commands.length > 0)
      expect(await onDiscord.ask('who heads Norvik')).toContain(ANSWER)
      await until(program, () => program.log().some(({ msg }) => msg === 'platform-refused'))
      expect(program.err()).not.toContain('canary')
    },
    PATIENCE_MS,
  )
})
