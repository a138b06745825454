import { Undelivered } from '../../src/bot/delivery.ts'
import type { Place, Platform, Standing } from '../../src/bot/platform.ts'
import { toPlain } from '../../src/bot/plain.ts'
import type { Reply } from '../../src/bot/reply.ts'
import { atOnce } from './paces.ts'

/** A message that stands in a place. */
export interface Message {
  address: string
  /** `channel` or `@person`. */
  to: string
  key: string
  reply: Reply
  text: string
  edits: number
}

/** What one post does instead of arriving; `lost` arrives, but nobody hears of it. */
export type Fault = Undelivered | 'lost' | 'hangs'

export interface Square extends Platform {
  messages: Message[]
  /** What the next posts do. */
  faults: Fault[]
  /** Places that cannot be written in, by their names. */
  closed: Map<string, Undelivered>
  /** Whether one may look what stands there. */
  looks: 'yes' | 'unsure' | 'away'
  may: Standing
  posts: number
  in(to: string): string[]
  last(to: string): Message
}

/** A platform in memory: people read what stands there, posts may be refused, hang or lose their reply. */
export function openSquare(name = 'square', pace = atOnce): Square {
  const square: Square = {
    name,
    pace,
    messages: [],
    faults: [],
    closed: new Map(),
    looks: 'yes',
    may: { manages: true },
    posts: 0,
    in: to => square.messages.filter(one => one.to === to).map(({ text }) => text),
    last(to) {
      const found = square.messages.filter(one => one.to === to).at(-1)
      if (!found) throw new Error(`nothing stands in ${to}`)
      return found
    },
    start: async () => {},
    respond: async () => {},
    async post(place, reply, key) {
      square.posts += 1
      const to = nameOf(place)
      const closed = square.closed.get(to)
      if (closed) throw closed
      const fault = square.faults.shift()
      if (fault === 'hangs') return new Promise<string>(() => {})
      if (fault instanceof Undelivered) throw fault
      const address = `m${square.messages.length + 1}`
      square.messages.push({ address, to, key, reply, text: toPlain(reply), edits: 0 })
      if (fault === 'lost') throw new Undelivered('unknown', 'no reply came')
      return address
    },
    async find(place, key) {
      if (square.looks === 'away') throw new Undelivered('failed', 'not now')
      if (square.looks === 'unsure') return 'unsure'
      const found = square.messages.find(one => one.key === key && one.to === nameOf(place))
      return found ? { found: found.address } : 'none'
    },
    async edit(message, reply) {
      const fault = square.faults.shift()
      if (fault instanceof Undelivered) throw fault
      const found = square.messages.find(({ address }) => address === message)
      if (!found) throw new Undelivered('gone', 'That message is gone.')
      Object.assign(found, { reply, text: toPlain(reply), edits: found.edits + 1 })
    },
    standing: async () => square.may,
    health: () => ({ ready: true, what: 'in memory' }),
    deafen: async () => {},
    stop: async () => {},
  }
  return square
}

function nameOf({ channel, direct }: Place): string {
  return direct ? `@${channel}` : channel
}
