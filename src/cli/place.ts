import { resolve } from 'node:path'
import { isPostgresAddress } from '../store/address.ts'
import type { Place } from '../store/open.ts'
import { WrongUsage, type Args } from './command.ts'
import type { Terminal } from './terminal.ts'

/** The store that the settings name. */
export function placeOf({ config }: Terminal): Place {
  const { dataDir, databaseUrl } = config()
  return { dataDir, databaseUrl }
}

/** A store named by an option, as a data folder or the address of a database; that of the settings where it is not. */
export function placeIn(args: Args, option: string, terminal: Terminal): Place {
  const text = args.text(option)
  if (text === undefined) return placeOf(terminal)
  if (isPostgresAddress(text)) return { dataDir: '', databaseUrl: text }
  if (/^postgres(?:ql)?:/i.test(text))
    throw new WrongUsage(`--${option} is no whole address; write postgres://user:password@host/database`)
  return { dataDir: resolve(text) }
}

/** The only word of a command, a file found from where it was typed. */
export function fileOf(args: Args, command: string): string {
  const [file] = args.words
  if (file === undefined || args.words.length > 1) throw new WrongUsage(`Name one file: aisi ${command} FILE`)
  return resolve(file)
}
