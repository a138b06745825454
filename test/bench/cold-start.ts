import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { KNOWLEDGE, ROOT } from '../golden/sets.ts'
import { spreadOf } from './times.ts'

const run = promisify(execFile)
const MAIN = join(ROOT, 'dist/src/cli/main.js')
const QUESTION = 'who are the members'
const STARTS = 5

/** What a start of the built program takes; times in milliseconds, sizes in bytes. */
export interface ColdStart {
  /** With nothing kept: the first training is in it. */
  first: number
  /** The median with the trained form on disk. */
  kept: number
  /** Size of the trained form on disk. */
  form: number
  /** Memory of a process that has loaded the facts and answered once. */
  rss: number
}

export async function measureColdStart(): Promise<ColdStart> {
  if (!(await isBuilt())) await run('npm', ['run', '-s', 'build'], { cwd: ROOT })
  const dataDir = await mkdtemp(join(tmpdir(), 'aisi-bench-'))
  try {
    const first = await start(dataDir)
    const times: number[] = []
    for (let at = 0; at < STARTS; at++) times.push(await start(dataDir))
    return {
      first,
      kept: spreadOf(times).p50,
      form: await sizeIn(join(dataDir, 'trained')),
      rss: await memory(dataDir),
    }
  } finally {
    await rm(dataDir, { recursive: true })
  }
}

/** Built after the last change of the sources. */
async function isBuilt(): Promise<boolean> {
  const built = await stat(MAIN).catch(() => undefined)
  const sources = await readdir(join(ROOT, 'src'), { recursive: true })
  const times = await Promise.all(sources.map(async name => (await stat(join(ROOT, 'src', name))).mtimeMs))
  return built !== undefined && built.mtimeMs > Math.max(...times)
}

async function start(dataDir: string): Promise<number> {
  const begin = performance.now()
  await run(process.execPath, [MAIN, 'ask', QUESTION], { env: { ...process.env, DATA_DIR: dataDir } })
  return performance.now() - begin
}

async function sizeIn(folder: string): Promise<number> {
  const files = await readdir(folder)
  const sizes = await Promise.all(files.map(async name => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function memory(dataDir: string): Promise<number> {
  const opener = pathToFileURL(join(ROOT, 'dist/src/training/open.js')).href
  const script = `
    const { openAnswerer } = await import(${JSON.stringify(opener)})
    const now = new Date()
    const { answerer } = await openAnswerer(${JSON.stringify(KNOWLEDGE)}, ${JSON.stringify(dataDir)}, { now })
    answerer.ask({ text: ${JSON.stringify(QUESTION)}, now })
    console.log(process.memoryUsage().rss)`
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script])
  return Number(stdout)
}
