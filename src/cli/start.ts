import { readConfig } from '../config.ts'
import { run } from './run.ts'
import { styleFor } from './style.ts'
import type { Terminal } from './terminal.ts'

/** Runs a command in this process; the exit code is left to it, so that everything written arrives. */
export async function start(typed: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const { stdin, stdout, stderr } = process
  for (const stream of [stdout, stderr]) stream.on('error', leaveWhenNobodyReads)
  const terminal: Terminal = {
    stdin,
    stdout,
    stderr,
    style: styleFor(stdout, environment.NO_COLOR),
    now: () => new Date(),
    config: () => readConfig(environment),
  }
  process.exitCode = await run(typed, terminal)
}

/** `aisi … | head` takes what it wants and goes; that is no fault. */
function leaveWhenNobodyReads(fault: NodeJS.ErrnoException): void {
  if (fault.code !== 'EPIPE') throw fault
  process.exit(0)
}
