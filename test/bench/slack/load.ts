import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { startSlack, type Slack } from '../../peers/slack/start.ts'
import type { Workspace } from '../../peers/slack/state.ts'
import { folderInMemory } from '../discord/folder.ts'
import { spreadOf, type Times } from '../times.ts'
import type { AppProcess } from './process.ts'
import { WAYS, type Ask, type Question, type Way } from './ways.ts'

/** What became of the questions that were asked at one pace. */
export interface Load {
  asked: number
  /** From the request to its acknowledgement. */
  acknowledged: Times
  /** From the question to its answer, in whole milliseconds. */
  answered: Times
  /** Answers a second, from the first question to the last answer. */
  throughput: number
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

/** An app that is asked. */
export interface App {
  name: string
  start(slack: Slack, workspace: Workspace, dataDir: string): Promise<AppProcess>
  /** In turn. */
  questions: readonly string[]
}

export interface Pace {
  way: Way
  perSecond: number
  seconds: number
}

/** Asks an app so many times a second, whether it keeps up or not. Rejects where Slack was told what it would not take. */
export async function loadOn({ start, questions }: App, { way, perSecond, seconds }: Pace): Promise<Load> {
  const dataDir = folderInMemory()
  const slack = await startSlack({ rateLimits: true })
  const workspace = slack.workspace()
  const app = await start(slack, workspace, dataDir)
  try {
    const channels = Math.max(WARM_UP, perSecond * CHANNELS_PER_QUESTION)
    const ask = asking(slack, WAYS[way](slack, workspace), channels, questions)
    for (let at = 0; at < WARM_UP; at++) await done([await ask(at)])
    // Their channels have had their share of this second.
    await pause(1_000)
    const load = loadOf(await askEvery(1_000 / perSecond, perSecond * seconds, ask))
    if (slack.violations.length > 0) throw new Error(`Slack was told wrong things:\n${slack.violations.join('\n')}`)
    return load
  } finally {
    app.kill()
    await slack.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/**
 * One channel after the other, one question after the other; each person asks once, as 200 do not in one second who ask
 * again in the next: their questions would lean on the ones before.
 */
function asking(slack: Slack, ask: Ask, channels: number, questions: readonly string[]) {
  const places = Array.from({ length: channels }, () => slack.channel())
  return async (at: number): Promise<Question> => {
    const [channel, text] = [places[at % channels], questions[at % questions.length]]
    if (!channel || text === undefined) throw new Error('There is nothing to ask, or nowhere')
    return ask({ channel, user: slack.user() }, text)
  }
}

/** Fulfilled when all are answered, or will not be any more. */
async function askEvery(everyMs: number, count: number, ask: (at: number) => Promise<Question>): Promise<Question[]> {
  const began = performance.now()
  const asked: Promise<Question>[] = []
  for (let at = 0; at < count; at++) {
    const wait = began + at * everyMs - performance.now()
    if (wait > 0) await pause(wait)
    asked.push(ask(at))
  }
  const all = await Promise.all(asked)
  await done(all)
  return all
}

async function done(asked: readonly Question[]): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  let open = asked
  while (open.length > 0 && performance.now() < end) {
    await pause(LOOK_MS)
    open = open.filter(({ answers }) => answers().length === 0)
  }
}

/** What questions and their answers come to. */
export function loadOf(all: readonly Question[]): Load {
  const answers = all.map(question => question.answers())
  const times = all.flatMap(({ at }, index) => (answers[index] ?? []).slice(0, 1).map(answer => answer - at))
  const firstAsked = Math.min(...all.map(({ at }) => at))
  const lastAnswered = Math.max(...answers.flat())
  return {
    asked: all.length,
    acknowledged: spreadOf(all.flatMap(({ ackMs }) => ackMs ?? [])),
    answered: spreadOf(times),
    throughput: times.length === 0 ? 0 : (times.length * 1_000) / (lastAnswered - firstAsked),
    errors: all.filter(({ ackMs }, index) => ackMs === undefined || answers[index]?.length !== 1).length,
  }
}
