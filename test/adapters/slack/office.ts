import { afterEach, expect } from 'vitest'
import { NOON } from '../../contracts/world.ts'
import type { Channel, User, Workspace } from '../../peers/slack/state.ts'
import { startSlack, type Slack } from '../../peers/slack/start.ts'
import { ALL_SCOPES } from './opened.ts'
import { openBot, press, read, type BotOptions, type Shown, type SlackBot } from './talker.ts'

/** A workspace with two people in one channel, who have opened the app. */
export interface Office {
  team: Workspace
  channel: Channel
  ana: User
  ben: User
}

/** A Slack for each test of a file, with offices and whole bots in it; all of it is closed after the test. */
export function offices() {
  let slack: Slack | undefined
  const bots: SlackBot[] = []
  const clock = { now: NOON }
  const peer = () => slack ?? expect.fail('there is no Slack yet')
  const idle = async () => void (await Promise.all(bots.map(bot => bot.world.ground.desk.idle())))
  afterEach(async () => {
    await Promise.all(bots.splice(0).map(bot => bot.close()))
    await peer().close()
    expect(peer().violations).toEqual([])
  })

  async function begin(): Promise<void> {
    clock.now = NOON
    slack = await startSlack({ now: () => clock.now, redelivery: { delaysMs: [] } })
  }
  function office(scopes: readonly string[] = ALL_SCOPES): Office {
    const team = peer().workspace({ scopes })
    const person = (name: string) => {
      const user = peer().user({ team, name, realName: name })
      peer().dm(user, team)
      return user
    }
    return { team, channel: peer().channel({ team, name: 'harbour' }), ana: person('Ana'), ben: person('Ben') }
  }
  async function start({ team }: Office, options: BotOptions = {}): Promise<SlackBot> {
    const bot = await openBot(peer(), team, { clock, ...options })
    bots.push(bot)
    return bot
  }
  /** An office with the bot in it. */
  async function open(scopes?: readonly string[]) {
    await begin()
    const there = office(scopes)
    return { ...there, bot: await start(there), ...talk(there, idle, peer()) }
  }
  return { begin, office, start, open, idle, clock, peer }
}

/** What people do in an office; each is fulfilled when the bot has said what it says to it. */
export function talk({ team, channel, ana }: Office, idle: () => Promise<void>, slack: Slack) {
  const shownTo = (user: User) => slack.ephemerals.filter(one => one.user === user.id && one.team === team.id)
  const saidBy = async (user: User, text: string, thread?: string) => {
    const said = await slack.say({ channel, user, text, team, ...(thread ? { thread } : {}) })
    await idle()
    return said.message
  }
  return {
    shownTo,
    saidBy,
    mention: (user: User, text: string, thread?: string) => saidBy(user, `<@${team.botUserId}> ${text}`, thread),
    /** Types a command, with its slash, and returns the one thing that the person alone sees of it. */
    async type(line: string, user: User = ana): Promise<Shown> {
      const before = shownTo(user).length
      const { acknowledged } = await slack.command('/aisi', line.replace('/aisi ', ''), { user, channel, team })
      expect(acknowledged).toBe(true)
      await idle()
      const [said, ...more] = shownTo(user).slice(before)
      expect(more).toEqual([])
      return said ?? expect.fail(`nothing was said to ${line}`)
    },
    async press(on: Shown, label: string, user: User = ana) {
      expect((await press(slack, on, label, user.id)).acknowledged).toBe(true)
      await idle()
    },
    /** What the bot has said in the channel, and to a person directly. */
    inChannel: () => slack.fromBot(channel, team).map(read),
    directly: (user: User) => slack.fromBot(slack.dm(user, team)).map(read),
  }
}
