import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { Problem } from '../errors.ts'

/** A file of the fact folder with its text. */
export interface FolderFile {
  file: string
  text: string
}

/** The files of a folder with their texts, sorted by name so that the order never depends on the disk. */
export async function readFolder(dir: string): Promise<FolderFile[]> {
  const names = await yamlFiles(dir)
  if (names.length === 0) throw new Problem(`${dir} holds no .yaml file; name a fact folder with --knowledge DIR`)
  return Promise.all(names.map(async name => ({ file: relative(dir, name), text: await readFile(name, 'utf8') })))
}

async function yamlFiles(dir: string): Promise<string[]> {
  try {
    const entries = await readdir(dir, { withFileTypes: true, recursive: true })
    return entries
      .filter(entry => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map(entry => join(entry.parentPath, entry.name))
      .sort()
  } catch (cause) {
    throw new Problem(`${dir} cannot be read as a fact folder; name one with --knowledge DIR`, [], { cause })
  }
}

/** Changes when any file of the folder does. */
export function hashOf(files: readonly FolderFile[]): string {
  const hash = createHash('sha256')
  for (const { file, text } of files) hash.update(file).update('\0').update(text).update('\0')
  return hash.digest('hex').slice(0, 32)
}
