import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '../errors.ts'
import { dayOf } from '../knowledge/dates.ts'
import { hashOf, readFolder } from '../knowledge/files.ts'
import { studyInBackground } from './background.ts'
import { openFiles, openShelf, type Opened } from './open.ts'

/** Looking at the files costs a few milliseconds and works on every disk, mount and editor; their notices do not. */
const LOOK_EVERY_MS = 2_000

export interface Following {
  /** The newest form of the folder that held together. */
  current(): Opened
  stop(): void
}

export interface Follow {
  dataDir: string
  now: () => Date
  /** The changed facts are in use from now on. */
  changed: (opened: Opened) => void
  /** The changed facts cannot be used; the last good ones stay. */
  refused: (problem: Problem) => void
  every?: number
}

/** Watches a fact folder: when it changes it is learnt in the background, and the old facts answer until that is done. */
export function follow(dir: string, first: Opened, options: Follow): Following {
  const stopped = new AbortController()
  let current = first
  void watch(dir, first.knowledge.hash, options, stopped.signal, opened => {
    current = opened
    options.changed(opened)
  })
  return { current: () => current, stop: () => stopped.abort() }
}

/** Looks until it is stopped; files that still change are left alone until the next look finds them at rest. */
async function watch(dir: string, hash: string, options: Follow, signal: AbortSignal, use: (opened: Opened) => void) {
  let seen = ''
  let tried = ''
  let known = hash
  while (await looksAgain(options.every ?? LOOK_EVERY_MS, signal)) {
    const sight = await sightOf(dir)
    const resting = sight === seen
    seen = sight
    if (!resting || sight === tried) continue
    tried = sight
    try {
      const opened = await reopen(dir, known, options, signal)
      if (opened && !signal.aborted) use(opened)
      known = opened?.knowledge.hash ?? known
    } catch (cause) {
      if (!signal.aborted) options.refused(asProblem(cause))
    }
  }
}

async function looksAgain(every: number, signal: AbortSignal): Promise<boolean> {
  await pause(every, undefined, { ref: false, signal }).catch(() => {})
  return !signal.aborted
}

/** The folder as it is now, unless it is what is known already. */
async function reopen(dir: string, known: string, options: Follow, signal: AbortSignal): Promise<Opened | undefined> {
  const files = await readFolder(dir)
  if (hashOf(files) === known) return undefined
  const shelf = await openShelf(options.dataDir)
  return openFiles(files, shelf, () => studyInBackground({ dir, files, today: dayOf(options.now()) }, { signal }))
}

/** Differs when a file comes, goes or is written to. */
async function sightOf(dir: string): Promise<string> {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true }).catch(() => [])
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const marks = files.sort().map(async file => `${file} ${await stat(file).then(mark, () => 'gone')}`)
  return (await Promise.all(marks)).join('\n') || 'empty'
}

function mark({ mtimeMs, size, ino }: { mtimeMs: number; size: number; ino: number }): string {
  return `${mtimeMs} ${size} ${ino}`
}

function asProblem(cause: unknown): Problem {
  if (cause instanceof Problem) return cause
  return new Problem(`The changed facts could not be learnt (${(cause as Error).message}).`, [], { cause })
}
