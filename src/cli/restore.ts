import type { Engine } from '../store/engine.ts'
import type { Command } from './command.ts'
import { fileOf, placeOf } from './place.ts'
import { progressOn } from './progress.ts'
import { print, type Terminal } from './terminal.ts'

/** `aisi restore`: the store as it was in a backup. */
export const restore: Command = {
  summary: 'Brings back what a backup holds; stop the bot before.',
  usage: '[options] FILE',
  options: { replace: { help: 'delete what the store holds; otherwise only an empty store is filled' } },
  examples: ['restore aisi-backup.db', 'restore --replace aisi-backup.db'],
  async run(args, terminal) {
    const { openBackup } = await import('../store/backup.ts')
    const { openEngine } = await import('../store/open.ts')
    const from = await openBackup(fileOf(args, 'restore'), terminal.now)
    try {
      const into = await openEngine(placeOf(terminal), terminal.now)
      await bringBack(from, into, args.on('replace'), terminal).finally(into.close)
    } finally {
      await from.close()
    }
    return 0
  },
}

async function bringBack(from: Engine, into: Engine, replace: boolean, { stdout, stderr, now }: Terminal) {
  const { contentsOf, spell } = await import('../store/contents.ts')
  const { fill } = await import('../store/fill.ts')
  const { storeOn } = await import('../store/open.ts')
  const [brings, holds] = [spell(await from.read(contentsOf)), spell(await into.read(contentsOf))]
  print(stdout, `${from.name} holds ${brings}.`, `${into.name} holds ${holds}.`)
  if (replace && holds !== 'nothing') print(stdout, 'The latter is deleted.')
  const bar = progressOn(stderr, 'Restoring')
  const cure = 'Restore into an empty store, or delete that with --replace.'
  await fill(into, from, { replace, cure, progress: bar.at }).finally(bar.end)
  print(stdout, `Restored into ${into.name}.`)
  const { due } = await storeOn(into, now).ledger.counts(now())
  if (due > 0) print(stdout, `Reminders that are due by now: ${due}. ${LATE}`)
}

const LATE =
  'They are sent when the bot starts, unless their event has begun; some may have been sent since the backup.'
