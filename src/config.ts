import { parse } from 'dotenv'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { Problem } from './errors.ts'

/** Every setting with its default; a relative path starts at the package, wherever the program is started from. */
function settingsIn(root: string) {
  const folder = z.string().transform(path => resolve(root, path))
  return z.object({
    /** Where the trained form and the chat history are kept; made when it is missing. */
    DATA_DIR: folder
      .refine(path => !isFile(path), 'is a file; name a folder, or leave it out for .data')
      .default(join(root, '.data')),
    /** The fact folder. */
    KNOWLEDGE_DIR: folder
      .refine(isFolder, 'is no folder; name one that holds .yaml files of facts')
      .default(join(root, 'knowledge')),
  })
}

export interface Config {
  dataDir: string
  knowledgeDir: string
}

/** The settings of an environment, with those of a `.env` file beneath them; all faults are told together. */
export function readConfig(environment: Record<string, string | undefined>, root = packageRoot()): Config {
  const given = Object.entries({ ...dotEnv(root), ...environment }).filter(([, value]) => value?.trim())
  const read = settingsIn(root).safeParse(Object.fromEntries(given))
  if (read.success) return { dataDir: read.data.DATA_DIR, knowledgeDir: read.data.KNOWLEDGE_DIR }
  const values = new Map(given)
  const faults = read.error.issues.map(({ path, message }) => {
    const name = String(path[0])
    return `${name}: "${values.get(name) ?? ''}" ${message}`
  })
  throw new Problem('The settings cannot be used:', faults)
}

function dotEnv(root: string): Record<string, string> {
  const file = join(root, '.env')
  return isFile(file) ? parse(readFileSync(file, 'utf8')) : {}
}

/** The folder that holds package.json, the same for the sources and for what is compiled from them. */
function packageRoot(): string {
  let at = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(at, 'package.json')) && dirname(at) !== at) at = dirname(at)
  return at
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
