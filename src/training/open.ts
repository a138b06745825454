import type { Answerer } from '../answer/answer.ts'
import { answererOf } from '../answer/answerer.ts'
import { dayOf } from '../knowledge/dates.ts'
import type { Fault } from '../knowledge/fault.ts'
import { hashOf, readFolder, type FolderFile } from '../knowledge/files.ts'
import { knowledgeOf, type Knowledge } from '../knowledge/knowledge.ts'
import type { Folder } from '../knowledge/schema.ts'
import { codeVersion } from './code-version.ts'
import { shelfIn, type Shelf } from './kept.ts'
import type { Studied } from './study.ts'

/** A fact folder that is ready to be asked. */
export interface Opened {
  answerer: Answerer
  knowledge: Knowledge
  /** What is doubtful in the folder; a kept form was checked when it was made and has none to tell. */
  warnings: readonly Fault[]
}

export interface Opening {
  now: Date
  /** Called while it learns, with the part that is done (0–1). */
  progress?: (part: number) => void
  /** Called when something is amiss that does not stop the start. */
  warn?: (line: string) => void
}

/** Opens a fact folder by its kept trained form, or checks it, learns it and keeps that; a Problem lists all its faults. */
export async function openAnswerer(dir: string, dataDir: string, { now, progress, warn }: Opening): Promise<Opened> {
  const [files, shelf] = await Promise.all([readFolder(dir), openShelf(dataDir, warn)])
  return openFiles(files, shelf, async () => {
    const { study } = await import('./study.ts')
    return study({ dir, files, today: dayOf(now) }, progress)
  })
}

export async function openShelf(dataDir: string, warn: (line: string) => void = () => {}): Promise<Shelf> {
  return shelfIn(dataDir, await codeVersion(), warn)
}

/** Phrasings kept apart stand with their facts once the files are merged. */
const JOINED: Folder['phrasings'] = []

/** @param learn How to come by what is not on the shelf. */
export async function openFiles(
  files: readonly FolderFile[],
  shelf: Shelf,
  learn: () => Promise<Studied>,
): Promise<Opened> {
  const hash = hashOf(files)
  const kept = await shelf.take(hash)
  const { folder, model, warnings } = kept ? { ...kept, warnings: [] } : await learn()
  if (!kept) await shelf.keep(hash, { folder: { ...folder, phrasings: JOINED }, model })
  const knowledge = knowledgeOf(folder, hash)
  return { answerer: answererOf(knowledge, model), knowledge, warnings }
}
