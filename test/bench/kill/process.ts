import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { FromBot, Start, ToBot } from './wire.ts'

const PROGRAM = fileURLToPath(new URL('bot.ts', import.meta.url))

/** One bot process, from its start to its death. */
export interface Life {
  isReady(): boolean
  /** False where nobody is there to read it. */
  tell(message: ToBot): boolean
  kill(): void
}

export interface LifeEvents {
  said(message: FromBot): void
  /** Fulfilled or not, what it said before may still be on its way. */
  ended(): void
}

/** Starts a bot process; it ends with this one. */
export function startLife(start: Start, { said, ended }: LifeEvents): Life {
  const child: ChildProcess = fork(PROGRAM, [JSON.stringify(start)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let isReady = false
  let isOver = false
  child.on('message', (message: FromBot) => {
    if (message.say === 'ready') isReady = true
    said(message)
  })
  child.on('error', () => {})
  child.on('exit', () => {
    isOver = true
    ended()
  })
  return {
    isReady: () => isReady && !isOver,
    tell: message => child.connected && !isOver && child.send(message, () => {}),
    kill() {
      isOver = true
      child.kill('SIGKILL')
    },
  }
}
