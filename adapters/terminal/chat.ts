import { clearLine, createInterface, cursorTo, type Interface } from 'node:readline'
import { toQuestion } from './incoming.ts'

/** What the terminal is handed; it knows nothing of facts, files or answers. */
export interface Ports {
  input: NodeJS.ReadStream
  output: NodeJS.WriteStream
  /** Said at the beginning, to a person only. */
  greeting: string
  /** What to say to a line; `leave` ends the conversation after it. */
  reply: (question: string) => { text: string; leave?: boolean }
  /** What was typed before, newest first, and where new lines go. */
  history: { lines: readonly string[]; add: (line: string) => void }
}

export interface Chat {
  /** Says something unasked without disturbing what is being typed. */
  say(text: string): void
  /** Fulfilled when the person has left or the input has ended. */
  done: Promise<void>
}

const MOST_REMEMBERED = 500

/** A conversation in the terminal: a prompt for a person, only the answers in a pipe. */
export function openChat({ input, output, greeting, reply, history }: Ports): Chat {
  const person = input.isTTY && output.isTTY
  const lines = createInterface({
    input,
    ...(person ? { output, prompt: 'aisi> ', history: [...history.lines], historySize: MOST_REMEMBERED } : {}),
    terminal: person,
    removeHistoryDuplicates: true,
  })
  if (person) output.write(`${greeting}\n\n`)
  const done = new Promise<void>(resolve => lines.once('close', resolve)).then(() => {
    if (person) output.write('\nBye.\n')
  })
  lines.on('SIGINT', () => lines.close())
  lines.on('line', line => {
    const question = toQuestion(line)
    if (question !== '' && !answered(question, lines)) return
    if (person) lines.prompt()
  })
  if (person) lines.prompt()
  return { done, say: text => (person ? interrupt(text, lines, output) : undefined) }

  function answered(question: string, lines: Interface): boolean {
    if (person) history.add(question)
    const { text, leave } = reply(question)
    if (text !== '') output.write(`${text}\n\n`)
    if (leave) lines.close()
    return !leave
  }
}

function interrupt(text: string, lines: Interface, output: NodeJS.WriteStream): void {
  clearLine(output, 0)
  cursorTo(output, 0)
  output.write(`${text}\n`)
  lines.prompt(true)
}
