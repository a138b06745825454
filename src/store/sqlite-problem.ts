import { Problem } from '../errors.ts'
import { StoreProblem } from './problem.ts'

interface Cure {
  says: string
  passing?: boolean
}

/** By SQLite's primary result codes; place and cause are put before. */
const CURES: Readonly<Record<number, Cure>> = {
  3: { says: 'Let the user that runs aisi read and write the file and its folder.' },
  5: { says: 'Another program holds it locked; stop that program, or try again in a while.', passing: true },
  6: { says: 'Another program holds it locked; stop that program, or try again in a while.', passing: true },
  8: { says: 'It is read-only; let the user that runs aisi write to the file and its folder.' },
  10: { says: 'The disk failed to read or write; check the disk and its free space.' },
  11: { says: 'The file is damaged; put it aside and restore a backup with aisi restore FILE.' },
  13: { says: 'The disk is full; free some space. What was acknowledged is kept.' },
  14: { says: 'Let the user that runs aisi write to that folder, or name another (DATA_DIR).' },
  26: { says: 'It is no SQLite database; move it away, or name another folder (DATA_DIR).' },
}
const BUSY = 5
const UNKNOWN: Cure = { says: 'This is a fault of aisi itself, please report it.' }

/** By the codes of the file system. */
const FILE_CURES: Readonly<Record<string, Cure>> = {
  EACCES: { says: 'Let the user that runs aisi read and write there, or name another folder (DATA_DIR).' },
  EPERM: { says: 'Let the user that runs aisi read and write there, or name another folder (DATA_DIR).' },
  EROFS: { says: 'That disk is read-only; name a folder on another one (DATA_DIR).' },
  ENOSPC: { says: 'The disk is full; free some space.' },
  ENOTDIR: { says: 'A part of that path is a file; name a folder (DATA_DIR).' },
  EISDIR: { says: 'That is a folder; a file belongs there.' },
  ENOENT: { says: 'That place does not exist; name another folder (DATA_DIR).' },
}

/** What SQLite or the file system refused, told to a person; anything else is returned as it is. */
export function sqliteProblem(name: string, cause: unknown): unknown {
  if (cause instanceof Problem || !(cause instanceof Error)) return cause
  const number = primaryCode(cause)
  const cure = number === undefined ? fileCure(cause) : (CURES[number] ?? UNKNOWN)
  if (!cure) return cause
  return new StoreProblem(`${name}: ${cause.message}. ${cure.says}`, { passing: cure.passing ?? false, cause })
}

/** Another connection is writing. */
export function isBusy(cause: unknown): boolean {
  return cause instanceof Error && primaryCode(cause) === BUSY
}

/** The lowest byte is the kind of the error, those above tell its variety. */
function primaryCode(cause: Error): number | undefined {
  const code: unknown = 'errcode' in cause ? cause.errcode : undefined
  return typeof code === 'number' ? code & 0xff : undefined
}

function fileCure(cause: Error): Cure | undefined {
  const code: unknown = 'code' in cause ? cause.code : undefined
  return typeof code === 'string' ? FILE_CURES[code] : undefined
}
