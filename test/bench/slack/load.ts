import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startSlack, type Slack } from '../../peers/slack/start.ts'
import type { Message, Workspace } from '../../peers/slack/state.ts'
import { questions } from '../kill/questions.ts'
import { spreadOf, type Times } from '../times.ts'
import { startBot, startEcho, type AppProcess } from './process.ts'

/** What became of the questions that were asked at one pace. */
export interface Load {
  asked: number
  /** From the request to its acknowledgement. */
  acknowledged: Times
  /** From the question to the answer in its thread, in whole milliseconds: Slack's timestamps. */
  answered: Times
  /** Not acknowledged, not answered, or answered otherwise than once. */
  errors: number
}

/** Slack takes one message a second a channel: each gets one every other second. */
const CHANNELS_PER_QUESTION = 2
/** Asked before anything is measured, so that code is compiled and connections are open; each in a channel of its own. */
const WARM_UP = 20
/** After this what is not answered never will be. */
const PATIENCE_MS = 20_000
const LOOK_MS = 50

export const APPS = { 'bare Bolt': echo, aisi } as const
export type AppName = keyof typeof APPS

type Start = (slack: Slack, workspace: Workspace, dataDir: string) => Promise<AppProcess>

function echo(slack: Slack, workspace: Workspace): Promise<AppProcess> {
  return startEcho(slack, workspace)
}

function aisi(slack: Slack, { botToken, appToken }: Workspace, dataDir: string): Promise<AppProcess> {
  return startBot(slack, { botToken, appToken, dataDir })
}

/** Mentions an app so many times a second, whether it keeps up or not. */
export async function loadOn(name: AppName, perSecond: number, seconds: number): Promise<Load> {
  const dataDir = mkdtempSync(join(tmpdir(), 'aisi-load-'))
  const slack = await startSlack({ rateLimits: true })
  const workspace = slack.workspace()
  const start: Start = APPS[name]
  const app = await start(slack, workspace, dataDir)
  try {
    const ask = asking(slack, workspace, Math.max(WARM_UP, perSecond * CHANNELS_PER_QUESTION))
    for (let at = 0; at < WARM_UP; at++) await done(slack, [await ask(at)])
    // Their channels have had their share of this second.
    await pause(1_000)
    return await measured(slack, ask, perSecond * seconds, 1_000 / perSecond)
  } finally {
    app.kill()
    await slack.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

interface Question {
  message: Message
  ackMs: number | undefined
}

function asking(slack: Slack, { botUserId }: Workspace, channels: number) {
  const places = Array.from({ length: channels }, () => ({ channel: slack.channel(), user: slack.user() }))
  const texts = questions(channels).map(({ incoming }) => incoming.text)
  return async (at: number): Promise<Question> => {
    const place = places[at % channels]
    if (!place) throw new Error('There is no channel')
    const began = performance.now()
    const { message, deliveries } = await slack.say({ ...place, text: `<@${botUserId}> ${texts[at % channels]}` })
    const ackMs = performance.now() - began
    return { message, ackMs: deliveries.every(({ acknowledged }) => acknowledged) ? ackMs : undefined }
  }
}

async function measured(
  slack: Slack,
  ask: (at: number) => Promise<Question>,
  count: number,
  everyMs: number,
): Promise<Load> {
  const began = performance.now()
  const asked: Promise<Question>[] = []
  for (let at = 0; at < count; at++) {
    const wait = began + at * everyMs - performance.now()
    if (wait > 0) await pause(wait)
    asked.push(ask(at))
  }
  const all = await Promise.all(asked)
  await done(slack, all)
  const acks = all.flatMap(({ ackMs }) => ackMs ?? [])
  const answers = all.map(({ message }) => answersTo(slack, message))
  const times = all.flatMap(({ message }, at) => answers[at]?.[0] && msBetween(message, answers[at][0]))
  return {
    asked: count,
    acknowledged: spreadOf(acks),
    answered: spreadOf(times.filter(time => time !== undefined)),
    errors: all.filter(({ ackMs }, at) => ackMs === undefined || answers[at]?.length !== 1).length,
  }
}

async function done(slack: Slack, asked: readonly Question[]): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  let open = asked
  while (open.length > 0 && performance.now() < end) {
    await pause(LOOK_MS)
    open = open.filter(({ message }) => answersTo(slack, message).length === 0)
  }
}

export function answersTo(slack: Slack, { channel, ts }: Message): Message[] {
  return slack.thread(channel, ts).filter(message => message.ts !== ts)
}

function msBetween(question: Message, answer: Message): number {
  return Math.round((Number(answer.ts) - Number(question.ts)) * 1_000)
}
