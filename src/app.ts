import { openChat, type Chat } from '../adapters/terminal/chat.ts'
import { historyIn } from './cli/chat-history.ts'
import { conversation, type Said } from './cli/conversation.ts'
import { print, type Terminal } from './cli/terminal.ts'
import { follow } from './training/follow.ts'
import type { Opened } from './training/open.ts'

/** Talks in the terminal until the person leaves; changed facts are taken up meanwhile. */
export async function talkInTerminal(
  opened: Opened,
  dir: string,
  { stdin, stdout, stderr, style, config }: Terminal,
  now: () => Date,
): Promise<void> {
  const { dataDir } = config()
  const say = (...lines: string[]) => chat.say(lines.join('\n'))
  const following = follow(dir, opened, {
    dataDir,
    now,
    changed: () => say('The facts have changed; I answer from the new ones now.'),
    refused: ({ message, faults }) =>
      say(message, ...faults.map(fault => `  ${fault}`), 'I go on with the facts as they were.'),
  })
  const { name, examples } = opened.knowledge.about
  const chat: Chat = openChat({
    input: stdin,
    output: stdout,
    greeting: [
      `Ask me about ${name}${examples[0] ? `, such as "${examples[0]}"` : ''}.`,
      style.faint('help tells the command words, quit leaves.'),
    ].join('\n'),
    reply: unharmed(conversation(following.current, now, style), stderr),
    history: historyIn(dataDir),
  })
  await chat.done
  following.stop()
}

/** A fault of ours costs one answer, not the conversation. */
function unharmed(reply: (line: string) => Said, stderr: NodeJS.WritableStream): (line: string) => Said {
  return line => {
    try {
      return reply(line)
    } catch (cause) {
      print(stderr, `This is a fault of aisi itself, please report it: ${(cause as Error).stack}`)
      return { text: 'Sorry, something went wrong on my side. Please ask in other words.' }
    }
  }
}
