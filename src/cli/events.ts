import { dayOf } from '../knowledge/dates.ts'
import { eventList } from './event-list.ts'
import type { Command } from './command.ts'
import { FOLDER_OPTIONS, knowledgeFor, momentOf } from './folder.ts'
import { print } from './terminal.ts'

/** `aisi events`: the calendar. */
export const events: Command = {
  summary: 'Lists what is coming up, all of it or what some words name.',
  usage: '[options] [WORDS]',
  options: { past: { help: 'what is over, latest first' }, ...FOLDER_OPTIONS },
  examples: ['events', 'events december', 'events 2027', 'events eu deadlines', 'events --past summits'],
  async run(args, terminal) {
    const today = dayOf(momentOf(args, terminal))
    const knowledge = await knowledgeFor(args, terminal)
    const { lines, understood } = eventList(knowledge, args.words.join(' '), today, args.on('past'), terminal.style)
    print(understood ? terminal.stdout : terminal.stderr, ...lines)
    return understood ? 0 : 1
  },
}
