import { talkInTerminal } from '../app.ts'
import { WrongUsage, type Command } from './command.ts'
import { FOLDER_OPTIONS, folderOf, momentOf, openFor } from './folder.ts'

/** `aisi chat`: a conversation. */
export const chat: Command = {
  summary: 'A conversation: questions that lean on earlier ones, command words, history.',
  usage: '[options]',
  options: FOLDER_OPTIONS,
  examples: ['chat', 'chat --knowledge path/to/facts', 'chat < questions.txt'],
  async run(args, terminal) {
    if (args.words.length > 0) throw new WrongUsage(`To ask a single question: aisi ask "${args.words.join(' ')}"`)
    const fixed = args.text('now') === undefined ? undefined : momentOf(args, terminal)
    const opened = await openFor(args, terminal)
    await talkInTerminal(opened, folderOf(args, terminal), terminal, fixed ? () => fixed : terminal.now)
    return 0
  },
}
