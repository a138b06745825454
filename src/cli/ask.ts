import { once } from 'node:events'
import { batch } from './batch.ts'
import { WrongUsage, type Args, type Command } from './command.ts'
import { FOLDER_OPTIONS, momentOf, openFor } from './folder.ts'
import { linesOf } from './lines.ts'
import { askedLine } from './answer-line.ts'
import { render } from './render.ts'
import { print, type Terminal } from './terminal.ts'

/** `aisi ask`: one question, or a batch of them. */
export const ask: Command = {
  summary: 'Answers a question, or every line of a batch.',
  usage: '[options] "QUESTION"',
  options: {
    json: { help: 'one JSON object instead of text' },
    batch: { help: 'read {"id","q","thread"} objects from stdin, one a line; write one JSON object a line, in order' },
    ...FOLDER_OPTIONS,
  },
  examples: [
    'ask "who are the members"',
    'ask --json --now 2026-11-21T12:00:00Z "when is the next summit"',
    'ask --batch < cases.jsonl > answers.jsonl',
    'ask --knowledge path/to/facts "what do you know"',
  ],
  async run(args, terminal) {
    const asked = args.words.length > 0
    if (args.on('batch') === asked)
      throw new WrongUsage(
        asked
          ? '--batch reads the questions from stdin, not from the command line.'
          : 'Ask something: aisi ask "who are the members"',
      )
    return asked ? askOne(args, terminal) : askAll(args, terminal)
  },
}

async function askOne(args: Args, terminal: Terminal): Promise<number> {
  const question = { text: args.words.join(' '), now: momentOf(args, terminal) }
  const { answerer } = await openFor(args, terminal)
  print(
    terminal.stdout,
    args.on('json')
      ? JSON.stringify(askedLine('q1', question, answerer))
      : render(answerer.ask(question), terminal.style),
  )
  return 0
}

async function askAll(args: Args, terminal: Terminal): Promise<number> {
  const now = momentOf(args, terminal)
  const { answerer } = await openFor(args, terminal)
  const report = (line: string) => print(terminal.stderr, line)
  for await (const line of batch(linesOf(terminal.stdin), answerer, now, report))
    if (!terminal.stdout.write(`${JSON.stringify(line)}\n`)) await once(terminal.stdout, 'drain')
  return 0
}
