import { talkInTerminal } from '../app.ts'
import { openLog } from '../log.ts'
import { WrongUsage, type Args, type Command } from './command.ts'
import { FOLDER_OPTIONS, folderOf, momentOf, openFor } from './folder.ts'
import type { Terminal } from './terminal.ts'

/** `aisi chat`: a conversation. */
export const chat: Command = {
  summary: 'A conversation: questions that lean on earlier ones, command words, history.',
  usage: '[options]',
  options: FOLDER_OPTIONS,
  examples: ['chat', 'chat --knowledge path/to/facts', 'chat < questions.txt'],
  async run(args, terminal) {
    if (args.words.length > 0) throw new WrongUsage(`To ask a single question: aisi ask "${args.words.join(' ')}"`)
    await talk(args, terminal)
    return 0
  },
}

/** The conversation in this terminal; what is wrong is told, what goes well is not. */
export async function talk(args: Args, terminal: Terminal): Promise<void> {
  const fixed = args.text('now') === undefined ? undefined : momentOf(args, terminal)
  const opened = await openFor(args, terminal)
  const config = { ...terminal.config(), knowledgeDir: folderOf(args, terminal) }
  const log = openLog({ level: config.logLevel ?? 'error', secrets: config.secrets })
  await talkInTerminal({ config, opened, now: fixed ? () => fixed : terminal.now, log }, terminal)
}
