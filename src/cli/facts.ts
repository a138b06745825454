import type { Command } from './command.ts'
import { factList } from './fact-list.ts'
import { FOLDER_OPTIONS, knowledgeFor } from './folder.ts'
import { print } from './terminal.ts'

/** `aisi facts`: a look into the fact folder. */
export const facts: Command = {
  summary: 'Shows the subjects, the facts about one of them, or everything of one fact.',
  usage: '[options] [SUBJECT | ID]',
  options: { knowledge: FOLDER_OPTIONS.knowledge },
  examples: ['facts', 'facts "UK AISI"', 'facts uk-aisi-head'],
  async run(args, terminal) {
    const asked = args.words.join(' ').trim()
    const lines = factList(await knowledgeFor(args, terminal), asked, terminal.style)
    print(
      lines ? terminal.stdout : terminal.stderr,
      ...(lines ?? [`Nothing here is called "${asked}"; aisi facts lists what there is.`]),
    )
    return lines ? 0 : 1
  },
}
