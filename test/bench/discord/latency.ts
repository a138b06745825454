import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { COMMANDS } from '../../../adapters/discord/commands.ts'
import { startDiscord, type Asked, type Channel, type Discord } from '../../peers/discord/index.ts'
import { spreadOf, type Times } from '../times.ts'
import { startChild } from './child.ts'
import { folderInMemory } from './folder.ts'
import { ASKED } from './questions.ts'

/** Whoever asks these is not counted: everything is compiled and connected once. */
const WARM_UP = 50
/** Suggestions come while somebody types. */
const TYPED_A_SECOND = 20
/** Answers that are not there by then are none: the person has gone. */
const PATIENCE_MS = 30_000
const LOOK_MS = 20

export interface AtRate {
  perSecond: number
  asked: number
  unanswered: number
  /** Until Discord was told that an answer will come, and until it was there. */
  first: Times
  final: Times
}

export interface Latency {
  rates: AtRate[]
  suggestions: Times
  /** What Discord would not have taken. */
  violations: number
}

/** How fast a program answers at some rates, each for so many seconds, in its own process. */
export async function measureLatency(
  program: 'bot.ts' | 'echo.ts',
  folder: string,
  perSecond: readonly number[],
  seconds: number,
): Promise<Latency> {
  const dataDir = folderInMemory()
  const discord = await startDiscord({ enforceLimits: true, patienceMs: PATIENCE_MS })
  discord.define(COMMANDS)
  const [channel] = discord.guild({ channels: ['general'] }).channels
  const child = startChild(program, { api: discord.api, token: discord.token, dataDir, folder }, () => {})
  try {
    await child.ready
    await ask(discord, channel!, WARM_UP, WARM_UP)
    const rates: AtRate[] = []
    for (const rate of perSecond) rates.push(await atRate(discord, channel!, rate, seconds))
    return { rates, suggestions: await typing(discord, channel!, seconds), violations: discord.violations.length }
  } finally {
    await child.kill()
    await discord.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function atRate(discord: Discord, channel: Channel, perSecond: number, seconds: number): Promise<AtRate> {
  const asked = await ask(discord, channel, perSecond, perSecond * seconds)
  const first = asked.flatMap(({ interaction }) => interaction.response?.tookMs ?? [])
  const final = asked.flatMap(({ answeredMs }) => answeredMs ?? [])
  const unanswered = asked.length - final.length
  return { perSecond, asked: asked.length, unanswered, first: spreadOf(first), final: spreadOf(final) }
}

/** Asks evenly over time, whether the ones before are answered or not; each person asks once. */
async function ask(discord: Discord, channel: Channel, perSecond: number, count: number): Promise<Asked[]> {
  const asked: Asked[] = []
  await evenly(perSecond, count, at => {
    const question = ASKED[at % ASKED.length]?.text ?? ''
    asked.push(discord.command('aisi', { question }, { channel, user: discord.user() }))
  })
  const deadline = performance.now() + PATIENCE_MS
  while (asked.some(({ answeredMs }) => answeredMs === undefined) && performance.now() < deadline) await pause(LOOK_MS)
  return asked
}

async function typing(discord: Discord, channel: Channel, seconds: number): Promise<Times> {
  const times: Promise<number>[] = []
  await evenly(TYPED_A_SECOND, TYPED_A_SECOND * seconds, at => times.push(typeOnce(discord, channel, at)))
  return spreadOf(await Promise.all(times))
}

async function typeOnce(discord: Discord, channel: Channel, at: number): Promise<number> {
  const whole = ASKED[at % ASKED.length]?.text ?? ''
  const began = performance.now()
  await discord.autocomplete('aisi', { question: whole.slice(0, 3 + (at % 12)) }, { channel, user: discord.user() })
  return performance.now() - began
}

async function evenly(perSecond: number, count: number, act: (at: number) => void): Promise<void> {
  const began = performance.now()
  for (let at = 0; at < count; at++) {
    const wait = began + (at * 1_000) / perSecond - performance.now()
    if (wait > 0) await pause(wait)
    act(at)
  }
}
