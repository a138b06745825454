import { WrongUsage, type Command } from './command.ts'
import { FOLDER_OPTIONS, momentOf, openFor } from './folder.ts'
import { reasons } from './reasons.ts'
import { print } from './terminal.ts'

/** `aisi why`: how an answer comes about. */
export const why: Command = {
  summary: 'Shows how the answer to a question comes about.',
  usage: '[options] "QUESTION"',
  options: FOLDER_OPTIONS,
  examples: ['why "who heads the korean institute"', 'why --now 2024-12-01 "who is the chair"'],
  async run(args, terminal) {
    if (args.words.length === 0) throw new WrongUsage('Name a question: aisi why "who are the members"')
    const question = { text: args.words.join(' '), now: momentOf(args, terminal) }
    const { answerer } = await openFor(args, terminal)
    print(terminal.stdout, ...reasons(answerer.explain(question), terminal.style))
    return 0
  },
}
