import { randomUUID } from 'node:crypto'
import { Undelivered } from '../../src/bot/delivery.ts'
import { onePace } from '../../src/bot/pace.ts'
import type { Ears, Incoming, Place, Platform } from '../../src/bot/platform.ts'
import type { Reply } from '../../src/bot/reply.ts'
import { openChat, type Chat, type Ports } from './chat.ts'
import { renderTerminal, type Keys, type Style } from './render.ts'

export interface TerminalPorts extends Omit<Ports, 'reply'> {
  style: Style
  now: () => Date
  /** Names the conversation: a later question leans on the earlier ones of the same session. */
  session: string
  /** IANA name of the person's zone. */
  zone: string
}

export interface TerminalPlatform extends Platform {
  say(text: string): void
  /** Fulfilled when the person has left. */
  done(): Promise<void>
}

const QUIT = /^(?:quit|exit)$/i
const NAME = 'terminal'
/** More nobody could read. */
const UNASKED = { requests: 10, perMs: 1_000 }
/** One person at one place. */
const HERE: Place = { workspace: 'here', channel: 'chat', direct: true }
const YOU = { id: 'you', name: 'you' }

/** The terminal as a platform like the others: one person, one conversation, buttons pressed by typing. */
export function openTerminal(ports: TerminalPorts): TerminalPlatform {
  const waiting = new Map<string, (text: string) => void>()
  let keys: Keys = new Map()
  const ask = asker(ports, waiting, typed => keys.get(typed.toLowerCase()))
  let chat: Chat | undefined

  const shown = (reply: Reply) => {
    const { text, keys: next } = renderTerminal(reply, ports.style)
    if (next.size > 0) keys = next
    return text
  }

  return {
    name: NAME,
    pace: onePace(UNASKED),
    start: async ears => void (chat = openChat({ ...ports, reply: line => ask(line, ears) })),
    async respond(address, reply) {
      const answer = waiting.get(address)
      if (!answer) throw new Undelivered('expired', 'That conversation in the terminal is over.')
      waiting.delete(address)
      answer(shown(reply))
    },
    async post(_to, reply, key) {
      chat?.say(shown(reply))
      return key
    },
    find: async () => 'unsure',
    edit: async (_message, reply) => chat?.say(shown(reply)),
    standing: async () => ({ manages: true, zone: ports.zone }),
    health: () => ({ ready: chat !== undefined, what: 'a conversation in this terminal' }),
    deafen: async () => chat?.leave(),
    stop: async () => chat?.leave(),
    say: text => chat?.say(text),
    done: async () => chat?.done,
  }
}

/** Hands each line to the bot and waits for its reply. */
function asker({ session, now }: TerminalPorts, waiting: Map<string, (text: string) => void>, pressed: Pressed) {
  return async (line: string, ears: Ears): Promise<{ text: string; leave?: boolean }> => {
    if (QUIT.test(line)) return { text: '', leave: true }
    const address = randomUUID()
    const replied = new Promise<string>(resolve => waiting.set(address, resolve))
    await ears.hear(incomingOf(line, { id: address, session }, pressed(line), now()))
    return { text: await replied }
  }
}

/** The code of the button that a typed word presses. */
type Pressed = (typed: string) => string | undefined

interface Named {
  id: string
  session: string
}

/** A typed line, or the button that it presses. */
function incomingOf(line: string, { id, session }: Named, pressed: string | undefined, now: Date): Incoming {
  return {
    id,
    platform: NAME,
    kind: pressed ? 'action' : 'message',
    text: pressed ?? line,
    from: YOU,
    in: HERE,
    thread: `${HERE.channel}/${session}`,
    address: id,
    at: now.getTime(),
  }
}
