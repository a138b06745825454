import { once } from 'node:events'
import { serve } from '../app.ts'
import { openLog } from '../log.ts'
import { talk } from './chat.ts'
import type { Command } from './command.ts'
import { FOLDER_OPTIONS, folderOf, openFor } from './folder.ts'
import { print } from './terminal.ts'

/** `aisi start`: the bot, until it is told to stop. */
export const startCommand: Command = {
  summary: 'Starts the bot on the platforms whose tokens are set; without any, a conversation here.',
  usage: '[options]',
  options: FOLDER_OPTIONS,
  examples: ['start', 'start --knowledge path/to/facts'],
  async run(args, terminal) {
    const settings = terminal.config()
    if (!settings.slack && !settings.discord) {
      await talk(args, terminal)
      return 0
    }
    const stop = stopSignal()
    const opened = await openFor(args, terminal)
    const config = { ...settings, knowledgeDir: folderOf(args, terminal) }
    const log = openLog({ level: config.logLevel ?? 'info', secrets: config.secrets })
    const life = await serve({ config, opened, now: terminal.now, log })
    print(terminal.stdout, ...life.lines)
    await stop
    print(terminal.stdout, 'Stopping: nothing new is taken, what is in flight is finished.')
    await life.stop()
    return 0
  },
}

/** Fulfilled when whoever runs the bot wants it to end; a second signal ends it at once. */
async function stopSignal(): Promise<void> {
  const over = new AbortController()
  const options = { signal: over.signal }
  const signals = ['SIGTERM', 'SIGINT'].map(signal => once(process, signal, options))
  await Promise.race(signals)
  over.abort()
}
