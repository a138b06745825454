import type { Command } from './command.ts'
import { fileOf, placeOf } from './place.ts'
import { print } from './terminal.ts'

const KIB = 1024

/** `aisi backup`: the store in one file. */
export const backup: Command = {
  summary: 'Writes all that the bot keeps into one file, also while it runs.',
  usage: 'FILE',
  options: {},
  examples: ['backup aisi-backup.db'],
  async run(args, terminal) {
    const { backUp } = await import('../store/backup.ts')
    const file = fileOf(args, 'backup')
    const bytes = await backUp(placeOf(terminal), file, terminal.now)
    print(terminal.stdout, `Wrote ${file} (${Math.ceil(bytes / KIB)} KiB). Keep it safe: it holds keys and questions.`)
    return 0
  },
}
