import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { FromBot, Start, ToBot } from './wire.ts'

const PROGRAM = fileURLToPath(new URL('bot.ts', import.meta.url))

/** A place for a bot process: when it is killed, the next one is started there at once. */
export interface Place {
  isReady(): boolean
  /** Ends the process in the middle of whatever it does, its start as well. */
  kill(): void
  kills(): number
  end(): void
}

/** @param said what a process says, and how to answer that process, and no later one */
export function openPlace(start: Start, said: (message: FromBot, answer: (message: ToBot) => void) => void): Place {
  let kills = 0
  let isOver = false
  let isReady = false
  let current = live()

  function live(): ChildProcess {
    const child = fork(PROGRAM, [JSON.stringify(start)], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    isReady = false
    child.on('message', (message: FromBot) => {
      if (message.say === 'ready') isReady = true
      said(message, answer => void (child.connected && child.send(answer, () => {})))
    })
    child.on('error', () => {})
    child.on('exit', () => void (isOver || (current = live())))
    return child
  }

  return {
    isReady: () => isReady && current.exitCode === null && !current.killed,
    kill() {
      if (current.killed) return
      kills += 1
      current.kill('SIGKILL')
    },
    kills: () => kills,
    end() {
      isOver = true
      current.kill('SIGKILL')
    },
  }
}
