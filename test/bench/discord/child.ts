import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { FromBot, Start } from './wire.ts'

/** A bot process, until it is killed. */
export interface Child {
  ready: Promise<void>
  /** Ends it as the system does when there is no memory left; fulfilled when it is gone. */
  kill(): Promise<void>
}

/** Starts a program of this folder; it ends with this process. */
export function startChild(program: 'bot.ts' | 'echo.ts', start: Start, said: (message: FromBot) => void): Child {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), [JSON.stringify(start)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message: FromBot) => {
      if (message.say === 'ready') resolve()
      said(message)
    })
    void gone.then(() => reject(new Error(`${program} ended before it was ready`)))
  })
  ready.catch(() => {})
  return {
    ready,
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
