import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { COMMANDS } from '../../../adapters/discord/commands.ts'
import { startDiscord, type Asked, type Channel, type Discord } from '../../peers/discord/index.ts'
import { spreadOf, type Times } from '../times.ts'
import { startChild } from './child.ts'
import { folderInMemory } from './folder.ts'

/** Whoever asks these is not counted: everything is compiled and connected once. */
const WARM_UP = 50
/** Suggestions come while somebody types. */
const TYPED_A_SECOND = 20
/** Letters typed so far: from so many on, up to so many more. */
const TYPED = { least: 1, more: 24 }
/** Answers that are not there by then are none: the person has gone. */
const PATIENCE_MS = 30_000
const LOOK_MS = 20

export interface Measuring {
  /** The fact folder, and where its trained form is kept; in the data where it is left out. */
  folder: string
  trainedIn?: string
  questions: readonly string[]
  perSecond: readonly number[]
  seconds: number
}

export interface AtRate {
  perSecond: number
  asked: number
  unanswered: number
  /** Until Discord was told that an answer will come, and until it was there. */
  first: Times
  final: Times
}

export interface Suggestions extends Times {
  typed: number
  /** How many of these were offered something. */
  helped: number
}

export interface Latency {
  rates: AtRate[]
  suggestions: Suggestions
  /** What Discord would not have taken. */
  violations: number
}

/** How fast a program answers at some rates, each for so many seconds, in its own process. */
export async function measureLatency(program: 'bot.ts' | 'echo.ts', measuring: Measuring): Promise<Latency> {
  const dataDir = folderInMemory()
  const { folder, trainedIn = dataDir, questions, perSecond, seconds } = measuring
  const discord = await startDiscord({ enforceLimits: true, patienceMs: PATIENCE_MS })
  discord.define(COMMANDS)
  const [channel] = discord.guild({ channels: ['general'] }).channels
  const child = startChild(program, { api: discord.api, token: discord.token, dataDir, folder, trainedIn }, () => {})
  try {
    await child.ready
    const here = { discord, channel: channel!, questions }
    await ask(here, WARM_UP, WARM_UP)
    const rates: AtRate[] = []
    for (const rate of perSecond) rates.push(await atRate(here, rate, seconds))
    return { rates, suggestions: await typing(here, seconds), violations: discord.violations.length }
  } finally {
    await child.kill()
    await discord.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

interface Here {
  discord: Discord
  channel: Channel
  questions: readonly string[]
}

async function atRate(here: Here, perSecond: number, seconds: number): Promise<AtRate> {
  const asked = await ask(here, perSecond, perSecond * seconds)
  const first = asked.flatMap(({ interaction }) => interaction.response?.tookMs ?? [])
  const final = asked.flatMap(({ answeredMs }) => answeredMs ?? [])
  const unanswered = asked.length - final.length
  return { perSecond, asked: asked.length, unanswered, first: spreadOf(first), final: spreadOf(final) }
}

/** Asks evenly over time, whether the ones before are answered or not; each person asks once. */
async function ask({ discord, channel, questions }: Here, perSecond: number, count: number): Promise<Asked[]> {
  const asked: Asked[] = []
  await evenly(perSecond, count, at => {
    const question = questions[at % questions.length] ?? ''
    asked.push(discord.command('aisi', { question }, { channel, user: discord.user() }))
  })
  const deadline = performance.now() + PATIENCE_MS
  while (asked.some(({ answeredMs }) => answeredMs === undefined) && performance.now() < deadline) await pause(LOOK_MS)
  return asked
}

async function typing(here: Here, seconds: number): Promise<Suggestions> {
  const all: Promise<{ ms: number; offered: number }>[] = []
  await evenly(TYPED_A_SECOND, TYPED_A_SECOND * seconds, at => all.push(typeOnce(here, at)))
  const shown = await Promise.all(all)
  const helped = shown.filter(({ offered }) => offered > 0).length
  return { ...spreadOf(shown.map(({ ms }) => ms)), typed: shown.length, helped }
}

async function typeOnce({ discord, channel, questions }: Here, at: number) {
  const question = (questions[at % questions.length] ?? '').slice(0, TYPED.least + (at % TYPED.more))
  const began = performance.now()
  const { length: offered } = await discord.autocomplete('aisi', { question }, { channel, user: discord.user() })
  return { ms: performance.now() - began, offered }
}

async function evenly(perSecond: number, count: number, act: (at: number) => void): Promise<void> {
  const began = performance.now()
  for (let at = 0; at < count; at++) {
    const wait = began + (at * 1_000) / perSecond - performance.now()
    if (wait > 0) await pause(wait)
    act(at)
  }
}
