import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Others may use the machine as well. */
const PATIENCE_MS = 60_000
const LOOK_MS = 10

/** The real program, in a process of its own. */
export interface Program {
  out(): string
  err(): string
  /** What it has logged, line by line. */
  log(): Record<string, unknown>[]
  type(line: string): void
  /** Nothing more is typed. */
  leave(): void
  signal(name: NodeJS.Signals): void
  /** Fulfilled with its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>
}

export type Settings = Readonly<Record<string, string>>

/** Starts programs; what still runs is ended when the tests of the file are done. */
export function programs(): (settings: Settings) => Program {
  const running: ChildProcess[] = []
  afterAll(() => running.forEach(child => child.kill('SIGKILL')))
  return settings => {
    const child = run(settings)
    running.push(child)
    return programOf(child)
  }
}

/** With these settings and no others. */
function run(settings: Settings) {
  const { PATH = '', HOME = '' } = process.env
  return spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], { cwd: ROOT, env: { PATH, HOME, ...settings } })
}

function programOf(child: ReturnType<typeof run>): Program {
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', text => (out += text))
  child.stderr.setEncoding('utf8').on('data', text => (err += text))
  child.stdin.on('error', () => {})
  return {
    out: () => out,
    err: () => err,
    log: () => err.split('\n').flatMap(line => (line.startsWith('{') && line.endsWith('}') ? [JSON.parse(line)] : [])),
    type: line => void child.stdin.write(`${line}\n`),
    leave: () => void child.stdin.end(),
    signal: name => void child.kill(name),
    ended: new Promise(resolve => child.on('close', (code, signal) => resolve(code ?? signal))),
  }
}

/** Waits for something that the program does; tells what it said where that does not come. */
export async function until<T>(program: Program, look: () => T | Promise<T>): Promise<NonNullable<T>> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (performance.now() > end) throw new Error(`It never happened.\n${program.out()}\n${program.err()}`)
    await pause(LOOK_MS)
  }
}
