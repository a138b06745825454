import { resolve } from 'node:path'
import { dayOf, isPartialDate } from '../knowledge/dates.ts'
import { knowledgeOf, type Knowledge } from '../knowledge/knowledge.ts'
import { readFolder } from '../knowledge/files.ts'
import { openAnswerer, type Opened } from '../training/open.ts'
import { WrongUsage, type Args, type Option } from './command.ts'
import { progressOn } from './progress.ts'
import { print, type Terminal } from './terminal.ts'

/** The options of every command that reads a fact folder. */
export const FOLDER_OPTIONS: Readonly<Record<'knowledge' | 'now', Option>> = {
  knowledge: { value: 'DIR', help: 'another fact folder' },
  now: { value: 'MOMENT', help: 'answer as at this moment: 2026-11-21T12:00:00Z or 2026-11-21' },
}

/** The fact folder that was asked for; one named on the command line is found from where it was typed. */
export function folderOf(args: Args, terminal: Terminal): string {
  const named = args.text('knowledge')
  return named === undefined ? terminal.config().knowledgeDir : resolve(named)
}

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:[T ]([\d:.]+)(Z|[+-]\d\d:?\d\d)?)?$/

/** The moment of the questions; without a zone it is meant in UTC. */
export function momentOf(args: Args, terminal: Terminal): Date {
  const text = args.text('now')
  if (text === undefined) return terminal.now()
  const [, day = '', time = '00:00', zone = 'Z'] = MOMENT.exec(text) ?? []
  const moment = new Date(`${day}T${time}${zone}`)
  if (!isPartialDate(day) || Number.isNaN(moment.getTime()))
    throw new WrongUsage(`--now: "${text}" is no moment; write it as 2026-11-21T12:00:00Z or 2026-11-21`)
  return moment
}

/** Opens the folder for questions; a bar shows when it has to be learnt first. */
export async function openFor(args: Args, terminal: Terminal): Promise<Opened> {
  const bar = progressOn(terminal.stderr, 'Learning the facts')
  const warn = (line: string) => print(terminal.stderr, line)
  try {
    const now = momentOf(args, terminal)
    return await openAnswerer(folderOf(args, terminal), terminal.config().dataDir, { now, progress: bar.at, warn })
  } finally {
    bar.end()
  }
}

/** The folder to look things up in; nothing is learnt. */
export async function knowledgeFor(args: Args, terminal: Terminal): Promise<Knowledge> {
  const { soundFolder } = await import('../training/study.ts')
  const dir = folderOf(args, terminal)
  const today = dayOf(momentOf(args, terminal))
  const { folder, hash } = soundFolder({ dir, files: await readFolder(dir), today })
  return knowledgeOf(folder, hash)
}
