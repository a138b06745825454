import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const running = new Set<ChildProcess>()
process.once('exit', () => running.forEach(child => child.kill('SIGKILL')))

export interface Child {
  /** What it has written so far, line by line. */
  lines: readonly string[]
  /** Fulfilled with its exit code. */
  ended: Promise<number | null>
  kill(): void
}

/** Runs a program of `test/store/programs/` in a process of its own. */
export function run(program: string, ...args: readonly string[]): Child {
  return runAs({}, program, ...args)
}

/** The same as another user. */
export function runAs(user: { uid?: number; gid?: number }, program: string, ...args: readonly string[]): Child {
  const script = fileURLToPath(new URL(`programs/${program}.ts`, import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: ROOT,
    ...user,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  const lines: string[] = []
  const reading = createInterface(child.stdout).on('line', line => lines.push(line))
  const ended = Promise.all([once(child, 'exit'), once(reading, 'close')]).then(() => {
    running.delete(child)
    return child.exitCode
  })
  return { lines, ended, kill: () => void child.kill('SIGKILL') }
}
