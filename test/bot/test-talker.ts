import type { Talker, Seen } from '../contracts/conversation.ts'
import { worldWith, type World } from '../contracts/world.ts'
import { buttonsOf, testPlatform, type TestPlatform, type Utterance } from './test-platform.ts'

/** A person on the test platform. */
export async function testTalker(): Promise<Talker> {
  let platform: TestPlatform = testPlatform()
  let world: World = await worldWith([platform])
  let seen: Utterance | undefined
  let total = 0
  let ids = 0
  const look = (utterance: Utterance): Seen => {
    seen = utterance
    const buttons = buttonsOf(utterance.reply).map(({ label }) => label)
    return { text: utterance.text, private: utterance.private, buttons }
  }
  const next = () => ({ id: `d${(ids += 1)}` })
  return {
    command: async text => look(await platform.say(text, { kind: 'command', thread: 'W1/C1/@U1', ...next() })),
    async mention(text, { twice = false } = {}) {
      const one = next()
      const first = platform.say(text, one)
      if (twice) await platform.ears().hear({ ...incomingOf(text), ...one })
      return look(await first)
    },
    press: async label => {
      if (!seen) throw new Error('nothing was seen')
      return look(await platform.press(seen, label, next()))
    },
    count: () => total + platform.utterances.length,
    async restart() {
      await world.close()
      total += platform.utterances.length
      platform = testPlatform()
      world = await worldWith([platform], { dataDir: world.dataDir })
    },
    close: () => world.close(),
  }
}

function incomingOf(text: string) {
  const place = { workspace: 'W1', channel: 'C1', direct: false }
  const said = { platform: 'test', kind: 'message', text, in: place, thread: 'W1/C1/t1', address: 'again' } as const
  return { ...said, from: { id: 'U1', name: 'Ana' }, at: 0 }
}
