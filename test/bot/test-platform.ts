import type { Ears, Incoming, Place, Platform, Standing } from '../../src/bot/platform.ts'
import { toPlain } from '../../src/bot/plain.ts'
import type { Button, Reply } from '../../src/bot/reply.ts'
import { atOnce } from '../reminders/paces.ts'

/** Something that the bot said. */
export interface Utterance {
  text: string
  reply: Reply
  /** The incoming's address, or the place of an unasked post. */
  to: string
  private: boolean
  again: boolean
}

export interface TestPlatform extends Platform {
  readonly utterances: Utterance[]
  ears(): Ears
  /** Brings something in; fulfilled with what was said to it. */
  say(text: string, more?: Partial<Incoming>): Promise<Utterance>
  /** Presses a button of what was said. */
  press(utterance: Utterance, label: string, more?: Partial<Incoming>): Promise<Utterance>
  /** What the next responses do instead of arriving. */
  refuse(...faults: Error[]): void
  may: Standing
}

const HERE: Place = { workspace: 'W1', channel: 'C1', direct: false }

/** A platform in memory, like the others: it hears, responds, posts. */
export function testPlatform(name = 'test'): TestPlatform {
  const utterances: Utterance[] = []
  const faults: Error[] = []
  let heard: Ears | undefined
  let count = 0
  const ears = () => {
    if (!heard) throw new Error('the test platform is not connected')
    return heard
  }
  const utter = (to: string, reply: Reply, again: boolean) => {
    const fault = faults.shift()
    if (fault) throw fault
    utterances.push({ to, reply, again, text: toPlain(reply), private: reply.audience === 'asker' })
  }
  const bring = async (incoming: Incoming) => {
    await ears().hear(incoming)
    await until(() => utterances.some(({ to }) => to === incoming.address))
    return last(utterances.filter(({ to }) => to === incoming.address))
  }
  const incoming = (text: string, more: Partial<Incoming>): Incoming => {
    count += 1
    const id = `${name}-${count}`
    const from = { id: 'U1', name: 'Ana' }
    const said = {
      id,
      platform: name,
      kind: 'message',
      text,
      from,
      in: HERE,
      thread: 'W1/C1/t1',
      at: Date.now(),
    } as const
    return { ...said, address: more.id ?? id, ...more }
  }
  const platform: TestPlatform = {
    name,
    pace: atOnce,
    may: { manages: true },
    utterances,
    ears,
    say: (text, more = {}) => bring(incoming(text, more)),
    press: ({ reply }, label, more = {}) => bring(incoming(buttonOf(reply, label).action, { kind: 'action', ...more })),
    refuse: (...given) => void faults.push(...given),
    start: async given => void (heard = given),
    respond: async (address, reply, again) => utter(address, reply, again),
    async post(to, reply, key) {
      utter(`${to.workspace}/${to.channel}`, reply, false)
      return key
    },
    find: async (_to, key) => (utterances.some(({ to }) => to === key) ? { found: key } : 'none'),
    edit: async (message, reply) => utter(message, reply, true),
    standing: async () => platform.may,
    health: () => ({ ready: true, what: 'in memory' }),
    deafen: async () => {},
    stop: async () => {},
  }
  return platform
}

/** Every button of a reply. */
export function buttonsOf({ blocks }: Reply): Button[] {
  return blocks.flatMap(block => {
    if (block.kind === 'choices') return [...block.buttons]
    return block.kind === 'feedback' ? [block.good, block.bad] : []
  })
}

function buttonOf(reply: Reply, label: string): Button {
  const button = buttonsOf(reply).find(one => one.label === label)
  if (!button)
    throw new Error(
      `no button "${label}" among: ${buttonsOf(reply)
        .map(one => one.label)
        .join(', ')}`,
    )
  return button
}

function last<T>(items: readonly T[]): T {
  const item = items.at(-1)
  if (item === undefined) throw new Error('nothing was said')
  return item
}

/** Waits for what happens in this process a little later. */
export async function until(holds: () => boolean, most = 2_000): Promise<void> {
  for (let turns = 0; !holds(); turns++) {
    if (turns > most) throw new Error('it never happened')
    await new Promise(resolve => setTimeout(resolve, 1))
  }
}
