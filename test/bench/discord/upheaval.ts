import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { COMMANDS } from '../../../adapters/discord/commands.ts'
import { openExisting, storeOn } from '../../../src/store/open.ts'
import { startDiscord, type Channel, type Discord } from '../../peers/discord/index.ts'
import type { Session } from '../../peers/discord/gateway/session.ts'
import { randomFrom, type Random } from '../kill/random.ts'
import { startChild, type Child } from './child.ts'
import { folderInMemory } from './folder.ts'
import { ASKED } from './questions.ts'
import { tally, type Question, type Tally, type Told } from './tally.ts'
import type { FromBot } from './wire.ts'

export interface Upheaval {
  folder: string
  questions: number
  kills: number
  dropEveryMs: number
  seed: number
}

export interface Outcome extends Tally {
  drops: number
  kills: number
  violations: number
}

const LEASE_MS = 3_000
const TAKE_UP_MS = 200
/** Questions a second while the bot is connected. */
const RATE = 40
/** A process is killed within this after a question was asked: it is in the middle of it. */
const MOST_DELAY_MS = 40
/** After this what is not answered is lost: ten leases. */
const PATIENCE_MS = 30_000
const LOOK_MS = 20

/** Asks by commands and mentions in turn while lines are cut and processes killed; counts what became of it. */
export async function measureUpheaval({ folder, questions, kills, dropEveryMs, seed }: Upheaval): Promise<Outcome> {
  const random = randomFrom(seed)
  const dataDir = folderInMemory()
  const discord = await startDiscord({ patienceMs: PATIENCE_MS })
  discord.define(COMMANDS)
  const [channel] = discord.guild({ channels: ['general'] }).channels
  const told: Told = { kept: new Set(), again: new Set() }
  const start = { api: discord.api, token: discord.token, dataDir, folder, leaseMs: LEASE_MS, takeUpMs: TAKE_UP_MS }
  let child = startChild('bot.ts', start, message => note(told, message))
  /** Sessions of processes that were killed: nobody takes them up again. */
  let over: readonly Session[] = []
  const upheaval = dropping(discord, dropEveryMs, random)
  try {
    await child.ready
    const asked: Question[] = []
    const everyKill = Math.floor(questions / (kills + 1))
    for (let at = 0; at < questions; at++) {
      await whenConnected(discord, over)
      asked.push(ask(discord, channel!, at))
      if (at % everyKill === everyKill - 1 && Math.ceil(at / everyKill) <= kills) child = await restarted(child)
      else await pause(1_000 / RATE)
    }
    upheaval.stop()
    await nothingLeft(dataDir)
    return {
      ...tally(discord.messages(channel!), asked, told),
      drops: upheaval.count(),
      kills,
      violations: discord.violations.length,
    }
  } finally {
    upheaval.stop()
    await child.kill()
    await discord.close()
    rmSync(dataDir, { recursive: true, force: true })
  }

  async function restarted(old: Child): Promise<Child> {
    await pause(random.below(MOST_DELAY_MS))
    await old.kill()
    over = [...discord.sessions]
    const next = startChild('bot.ts', start, message => note(told, message))
    await next.ready
    return next
  }
}

function ask(discord: Discord, channel: Channel, at: number): Question {
  const { text: question, told } = ASKED[at % ASKED.length]!
  const user = discord.user()
  if (at % 2 === 0) return { told, command: discord.command('aisi', { question }, { channel, user }) }
  return { told, message: discord.say({ channel, author: user, content: question, mentionBot: true }) }
}

function note({ kept, again }: Told, message: FromBot): void {
  if (message.say === 'kept') kept.add(message.id)
  if (message.say === 'answering' && message.again) again.add(message.id)
}

/** Cuts the line again and again: the session can be taken up or not, as chance has it. */
function dropping(discord: Discord, everyMs: number, random: Random): { stop(): void; count(): number } {
  let count = 0
  const ways = [
    () => discord.drop(),
    () => discord.reconnect(),
    () => discord.invalidate(true),
    () => discord.invalidate(false),
  ]
  const timer = setInterval(() => {
    /** While a process starts there is no line to cut. */
    if (!discord.sessions.some(({ connected }) => connected)) return
    count += 1
    ways[random.below(ways.length)]?.()
  }, everyMs)
  return { stop: () => clearInterval(timer), count: () => count }
}

/** People ask while the bot is shown as there, which it is for a while after its line was cut. */
async function whenConnected(discord: Discord, over: readonly Session[]): Promise<void> {
  while (discord.sessions.every(session => over.includes(session))) await pause(LOOK_MS)
}

async function nothingLeft(dataDir: string): Promise<void> {
  const engine = await openExisting({ dataDir }, () => new Date())
  const { inbox } = storeOn(engine, () => new Date())
  const deadline = Date.now() + PATIENCE_MS
  /** What came over a line that is being taken up again is not kept yet. */
  await pause(LEASE_MS)
  while ((await inbox.waiting()) > 0 && Date.now() < deadline) await pause(LOOK_MS)
  await engine.close()
}
