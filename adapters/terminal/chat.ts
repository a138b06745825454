import { clearLine, createInterface, cursorTo, type Interface } from 'node:readline'
import { toQuestion } from './incoming.ts'

/** What the terminal is handed; it knows nothing of facts, files or answers. */
export interface Ports {
  input: NodeJS.ReadStream
  output: NodeJS.WriteStream
  /** Said at the beginning, to a person only. */
  greeting: string
  /** What to say to a line; `leave` ends the conversation after it. The next line waits for it. */
  reply: (question: string) => Promise<{ text: string; leave?: boolean }>
  /** What was typed before, newest first, and where new lines go. */
  history: { lines: readonly string[]; add: (line: string) => void }
}

export interface Chat {
  /** Says something unasked without disturbing what is being typed. */
  say(text: string): void
  /** Ends the conversation after what is being answered. */
  leave(): void
  /** Fulfilled when the person has left or the input has ended, and everything was answered. */
  done: Promise<void>
}

const MOST_REMEMBERED = 500

/** A conversation in the terminal: a prompt for a person, only the answers in a pipe. */
export function openChat(ports: Ports): Chat {
  const { input, output, greeting } = ports
  const person = input.isTTY && output.isTTY
  const lines = linesFrom(ports, person)
  if (person) output.write(`${greeting}\n\n`)
  let answered = Promise.resolve()
  let left = false
  lines.on('SIGINT', () => lines.close())
  lines.on('line', line => {
    answered = answered.then(async () => {
      if (left) return
      left = await answer(toQuestion(line), ports)
      if (left) lines.close()
      else if (person) lines.prompt()
    })
  })
  if (person) lines.prompt()
  const closed = new Promise<void>(resolve => lines.once('close', resolve))
  const done = closed.then(() => answered).then(() => void (person && output.write('\nBye.\n')))
  return { done, leave: () => lines.close(), say: text => interrupt(text, lines, output, person) }
}

function linesFrom({ input, output, history }: Ports, person: boolean): Interface {
  return createInterface({
    input,
    ...(person ? { output, prompt: 'aisi> ', history: [...history.lines], historySize: MOST_REMEMBERED } : {}),
    terminal: person,
    removeHistoryDuplicates: true,
  })
}

/** Whether the person leaves after it. */
async function answer(question: string, { input, output, reply, history }: Ports): Promise<boolean> {
  if (question === '') return false
  if (input.isTTY && output.isTTY) history.add(question)
  const { text, leave } = await reply(question)
  if (text !== '') output.write(`${text}\n\n`)
  return leave ?? false
}

function interrupt(text: string, lines: Interface, output: NodeJS.WriteStream, person: boolean): void {
  if (!person) return void output.write(`${text}\n\n`)
  clearLine(output, 0)
  cursorTo(output, 0)
  output.write(`${text}\n`)
  lines.prompt(true)
}
