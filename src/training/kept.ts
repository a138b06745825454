import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Model } from '../answer/model.ts'
import type { Folder } from '../knowledge/schema.ts'
import { packed, unpacked } from './packed.ts'

/** What a start needs instead of reading YAML and learning. */
export interface Kept {
  folder: Folder
  model: Model
}

/** The trained forms on disk. A cache: losing it costs time, never an answer. */
export interface Shelf {
  /** What this very code learnt from a folder with this hash; undefined when that is missing or not whole. */
  take(folderHash: string): Promise<Kept | undefined>
  /** Keeps it for the next start; where that is impossible, it says so once and goes on. */
  keep(folderHash: string, kept: Kept): Promise<void>
}

/** A file is worth its name when it begins so and the digest of the rest follows; the rest begins at a multiple of eight. */
const MARK = Buffer.from('aisi trained form, v. 2\n')
const DIGEST_BYTES = 32
/** Enough to go back and forth between two versions of the facts and of the code. */
const MOST_KEPT = 4

/** @param code Changes with the code that learns. */
export function shelfIn(dataDir: string, code: string, warn: (line: string) => void): Shelf {
  const folder = join(dataDir, 'trained')
  const fileOf = (hash: string) =>
    join(
      folder,
      `${digest(Buffer.from(`${hash} ${code}`))
        .toString('hex')
        .slice(0, 32)}.bin`,
    )
  let warned = false
  return {
    async take(folderHash) {
      try {
        return unpack(await readFile(fileOf(folderHash)))
      } catch {
        return undefined
      }
    },
    async keep(folderHash, kept) {
      try {
        await mkdir(folder, { recursive: true })
        await writeWhole(fileOf(folderHash), pack(kept))
        await prune(folder)
      } catch (cause) {
        if (!warned)
          warn(`The trained form cannot be kept in ${folder} (${(cause as Error).message}); each start learns anew.`)
        warned = true
      }
    },
  }
}

function pack(kept: Kept): Buffer {
  const content = packed(kept)
  return Buffer.concat([MARK, digest(content), content])
}

function unpack(file: Buffer): Kept | undefined {
  const content = file.subarray(MARK.length + DIGEST_BYTES)
  const whole =
    file.subarray(0, MARK.length).equals(MARK) &&
    file.subarray(MARK.length, MARK.length + DIGEST_BYTES).equals(digest(content))
  return whole ? (unpacked(content) as Kept) : undefined
}

function digest(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest()
}

/** A reader sees the old file or the new one, never half of it. */
async function writeWhole(file: string, content: Buffer): Promise<void> {
  const draft = `${file}.${randomUUID()}.draft`
  try {
    await writeFile(draft, content)
    await rename(draft, file)
  } catch (cause) {
    await rm(draft, { force: true })
    throw cause
  }
}

/** Leaves the newest; drafts that a killed process left behind age like the others. */
async function prune(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter(name => /\.(?:bin|draft)$/.test(name))
  const files = await Promise.all(
    names.map(async name => {
      const file = join(folder, name)
      return {
        file,
        age: await stat(file).then(
          ({ mtimeMs }) => -mtimeMs,
          () => 0,
        ),
      }
    }),
  )
  const old = files.sort((a, b) => a.age - b.age).slice(MOST_KEPT)
  await Promise.all(old.map(({ file }) => rm(file, { force: true })))
}
