import { WrongUsage, type Command } from './command.ts'
import { placeIn } from './place.ts'
import { progressOn } from './progress.ts'
import { print } from './terminal.ts'

/** `aisi move-data`: from the embedded store to PostgreSQL, or back. */
export const moveData: Command = {
  summary: 'Copies all that the bot keeps into another store; stop the bot before.',
  usage: '[--from PLACE] [--to PLACE]',
  options: {
    from: { value: 'PLACE', help: 'a data folder, or postgres://user:password@host/database' },
    to: { value: 'PLACE', help: 'an empty store; the one not named is that of the settings' },
  },
  examples: ['move-data --from .data', 'move-data --from .data --to postgres://aisi:password@localhost/aisi'],
  async run(args, terminal) {
    if (args.words.length > 0 || (args.text('from') === undefined && args.text('to') === undefined))
      throw new WrongUsage('Name where from or where to: aisi move-data --from .data')
    const [source, target] = [placeIn(args, 'from', terminal), placeIn(args, 'to', terminal)]
    const [{ openEngine, openExisting }, { fill }, { spell }] = await Promise.all([
      import('../store/open.ts'),
      import('../store/fill.ts'),
      import('../store/contents.ts'),
    ])
    const from = await openExisting(source, terminal.now)
    try {
      const into = await openEngine(target, terminal.now)
      const bar = progressOn(terminal.stderr, 'Copying')
      const cure = 'Name an empty store; aisi backup and aisi restore --replace replace one.'
      const contents = await fill(into, from, { cure, progress: bar.at }).finally(bar.end).finally(into.close)
      print(
        terminal.stdout,
        `Copied ${spell(contents)} from ${from.name} to ${into.name}.`,
        'The former is left as it is. Let the settings name the latter, and start the bot.',
      )
    } finally {
      await from.close()
    }
    return 0
  },
}
