import { constants } from 'node:fs'
import { access, mkdir, open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { StoreProblem } from './problem.ts'

/** Marks a file as ours ("aisi"), as SQLite's `application_id`. */
export const OURS = 0x61697369
const MAGIC = 'SQLite format 3\0'
const APPLICATION_ID_AT = 68
const HEADER_BYTES = 100
/** It holds what people asked and the keys of workspaces: for nobody else to read. */
export const PRIVATE = 0o600

/** Whether the file is missing, empty, or a store of ours; anybody else's file is refused before SQLite touches it. */
export async function look(file: string): Promise<'missing' | 'empty' | 'ours'> {
  const header = await headerOf(file)
  if (header === undefined) return 'missing'
  if (header.length === 0) return 'empty'
  if (header.length < HEADER_BYTES || header.toString('latin1', 0, MAGIC.length) !== MAGIC)
    throw new StoreProblem(`${file} is no SQLite database. Move it away, or name another file or folder.`)
  if (header.readUInt32BE(APPLICATION_ID_AT) !== OURS)
    throw new StoreProblem(`${file} belongs to another program. Move it away, or name another file or folder.`)
  return 'ours'
}

/** Makes folder and file where they are missing, and refuses a place that cannot be written to. */
export async function prepare(file: string): Promise<void> {
  await makeFolder(dirname(file))
  await (await open(file, 'a', PRIVATE)).close()
  await access(dirname(file), constants.W_OK)
}

/** Not by Node's `recursive`, which never ends where the parent is there but takes no folders. */
async function makeFolder(folder: string): Promise<void> {
  if (await stat(folder).catch(() => undefined)) return
  if (dirname(folder) !== folder) await makeFolder(dirname(folder))
  await mkdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST') throw cause
  })
}

async function headerOf(file: string): Promise<Buffer | undefined> {
  const handle = await open(file, 'r').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined
    throw cause
  })
  if (!handle) return undefined
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
