import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A folder of the tests, as it is named on the command line. */
export const folder = (name: 'small' | 'minimal' | 'broken') => join(ROOT, 'test/folders', name)
export const SMALL = ['--knowledge', folder('small'), '--now', '2026-11-21T12:00:00Z']
export const freshDir = () => mkdtempSync(join(tmpdir(), 'aisi-test-'))

const shared = freshDir()

export interface Ended {
  code: number | null
  out: string
  err: string
}

/** Runs the real program as people do, in a pipe, and waits for its end. */
export function aisi(
  typed: readonly string[],
  { input = '', env = {} }: { input?: string; env?: NodeJS.ProcessEnv } = {},
) {
  return new Promise<Ended>((resolve, reject) => {
    const args = ['--import', 'tsx', 'src/cli/main.ts', ...typed]
    const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, DATA_DIR: shared, ...env } })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', text => (out += text))
    child.stderr.setEncoding('utf8').on('data', text => (err += text))
    child.on('error', reject).on('close', code => resolve({ code, out, err }))
    child.stdin.on('error', () => {}).end(input)
  })
}

export const jsonLines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))
