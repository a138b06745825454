import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Slack } from '../../peers/slack/start.ts'

/** Starting takes seconds where others use the machine, and minutes where the facts have to be learnt first. */
const PATIENCE_MS = 300_000

const ECHO = fileURLToPath(new URL('../../peers/slack/echo-process.ts', import.meta.url))
const BOT = fileURLToPath(new URL('bot.ts', import.meta.url))

/** An app in a process of its own. */
export interface AppProcess {
  /** Ends it at once, in the middle of whatever it does. */
  kill(): void
}

/** How the bot is started; handed over as JSON. */
export interface BotStart {
  url: string
  botToken: string
  appToken: string
  dataDir: string
  /** The facts, and where they were learnt; six facts of a small folder, learnt anew, where it is left out. */
  facts?: { folder: string; trainedIn: string }
  leaseMs?: number
  takeUpMs?: number
}

export type Tokens = Pick<BotStart, 'botToken' | 'appToken'>

/** The whole bot; fulfilled when it is connected. */
export function startBot(slack: Slack, start: Omit<BotStart, 'url'>): Promise<AppProcess> {
  return connected(slack, BOT, [JSON.stringify({ ...start, url: slack.url } satisfies BotStart)])
}

/** A bare Bolt app that says back what it is told; fulfilled when it is connected. */
export function startEcho(slack: Slack, { botToken, appToken }: Tokens): Promise<AppProcess> {
  return connected(slack, ECHO, [slack.url, botToken, appToken])
}

async function connected(slack: Slack, program: string, args: readonly string[]): Promise<AppProcess> {
  const child = fork(program, args, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  await slack.until(() => slack.connections() > 0, { timeoutMs: PATIENCE_MS, what: 'the app to connect' })
  return { kill }
}
