import { checkFolder } from '../knowledge/check.ts'
import { dayOf } from '../knowledge/dates.ts'
import { faultLine } from '../knowledge/fault.ts'
import { loadFolder } from '../knowledge/load.ts'
import type { Folder } from '../knowledge/schema.ts'
import type { Command } from './command.ts'
import { FOLDER_OPTIONS, folderOf, momentOf } from './folder.ts'
import { print } from './terminal.ts'

/** `aisi check`: everything wrong in a fact folder. */
export const check: Command = {
  summary: 'Lists everything that is wrong in the fact folder, at once.',
  usage: '[options]',
  options: FOLDER_OPTIONS,
  examples: ['check', 'check --knowledge path/to/facts'],
  async run(args, terminal) {
    const { stdout, style } = terminal
    const dir = folderOf(args, terminal)
    const loaded = await loadFolder(dir)
    const faults = checkFolder(loaded, dayOf(momentOf(args, terminal)))
    const errors = faults.filter(fault => fault.level === 'error').length
    for (const fault of faults) print(stdout, style[fault.level === 'error' ? 'bad' : 'doubtful'](faultLine(fault)))
    const verdict = `${many(errors, 'error')}, ${many(faults.length - errors, 'warning')}`
    print(stdout, `${style[errors > 0 ? 'bad' : 'good'](verdict)} in ${dir}: ${contents(loaded.folder)}`)
    return errors > 0 ? 1 : 0
  },
}

function contents({ facts, subjects, events, sources }: Folder): string {
  const parts: [number, string][] = [
    [facts.length, 'fact'],
    [subjects.length, 'subject'],
    [events.length, 'event'],
    [sources.length, 'source'],
  ]
  return parts.map(([number, noun]) => many(number, noun)).join(', ')
}

function many(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
