import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a trained form depends on besides the facts: the code that reads them and learns from them. */
const PARTS = ['answer', 'knowledge']

let version: Promise<string> | undefined

/** Changes whenever the code does that makes or reads a trained form; the files are read once a process. */
export function codeVersion(): Promise<string> {
  return (version ??= readVersion())
}

async function readVersion(): Promise<string> {
  const hash = createHash('sha256')
  for (const part of PARTS) {
    const folder = fileURLToPath(new URL(`../${part}`, import.meta.url))
    const names = (await readdir(folder, { recursive: true })).filter(name => /(?<!\.d)\.[jt]s$/.test(name)).sort()
    const texts = await Promise.all(names.map(name => readFile(join(folder, name))))
    texts.forEach((text, at) => hash.update(`${part}/${names[at]}\0`).update(text).update('\0'))
  }
  return hash.digest('hex')
}
