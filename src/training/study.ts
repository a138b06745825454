import { learn } from '../answer/learn/learn.ts'
import type { Model } from '../answer/model.ts'
import { checkFolder } from '../knowledge/check.ts'
import { faultLine, type Fault } from '../knowledge/fault.ts'
import type { FolderFile } from '../knowledge/files.ts'
import { knowledgeOf } from '../knowledge/knowledge.ts'
import { loadFiles } from '../knowledge/load.ts'
import type { Folder } from '../knowledge/schema.ts'
import { Problem } from '../errors.ts'

/** A folder as read, and the day it is checked for. */
export interface Task {
  dir: string
  files: readonly FolderFile[]
  /** As an ISO day. */
  today: string
}

/** A fact folder that holds together; what is doubtful but no fault stands in the warnings. */
export interface Sound {
  folder: Folder
  hash: string
  warnings: readonly Fault[]
}

/** All that is made from a fact folder; plain data, so that it can be kept and moved between threads. */
export interface Studied {
  folder: Folder
  model: Model
  warnings: readonly Fault[]
}

/** Loads and checks; a folder with errors is refused with all of them at once. */
export function soundFolder({ dir, files, today }: Task): Sound {
  const loaded = loadFiles(files)
  const faults = checkFolder(loaded, today)
  const errors = faults.filter(fault => fault.level === 'error')
  if (errors.length > 0) throw new Problem(`${dir} has ${count(errors.length, 'fault')}:`, errors.map(faultLine))
  return { folder: loaded.folder, hash: loaded.hash, warnings: faults }
}

/** Loads, checks and learns: what takes its time when no trained form is kept. */
export function study(task: Task, progress?: (part: number) => void): Studied {
  const { folder, hash, warnings } = soundFolder(task)
  return { folder, warnings, model: learn(knowledgeOf(folder, hash), progress) }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
