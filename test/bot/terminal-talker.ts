import { PassThrough } from 'node:stream'
import { openTerminal, type TerminalPlatform } from '../../adapters/terminal/index.ts'
import type { Talker, Seen } from '../contracts/conversation.ts'
import { NOON, worldWith, type World } from '../contracts/world.ts'
import { until } from './test-platform.ts'

const PLAIN = { strong: (text: string) => text, faint: (text: string) => text }

/** A person at a terminal, who types lines and reads what comes. A second delivery does not exist there. */
export async function terminalTalker(): Promise<Talker> {
  let there = await sitDown()
  let count = 0
  let last = ''
  const say = async (line: string): Promise<Seen> => {
    last = await there.type(line)
    count += 1
    return { text: last, buttons: [...last.matchAll(/^ {2}\d+ (.*)$/gmu)].map(([, label = '']) => label) }
  }
  return {
    command: text => say(`/aisi ${text}`),
    mention: text => say(`@aisi ${text}`),
    press: label => say(keyOf(label, last)),
    count: () => count,
    async restart() {
      await there.leave()
      there = await sitDown(there.world.dataDir)
    },
    close: () => there.leave(),
  }
}

/** What one types to press a button: its number, or its word. */
function keyOf(label: string, shown: string): string {
  const numbered = [...shown.matchAll(/^ {2}(\d+) (.*)$/gmu)].find(([, , name]) => name === label)
  if (numbered?.[1]) return numbered[1]
  return (
    { 'Why this answer': 'why', 'Copy as citation': 'cite', 'Report a mistake': 'report', '👍': 'good', '👎': 'bad' }[
      label
    ] ?? label
  )
}

interface There {
  world: World
  type(line: string): Promise<string>
  leave(): Promise<void>
}

async function sitDown(dataDir?: string): Promise<There> {
  const input = new PassThrough()
  const output = new PassThrough()
  let written = ''
  output.on('data', text => (written += text))
  const platform: TerminalPlatform = openTerminal({
    input: input as unknown as NodeJS.ReadStream,
    output: output as unknown as NodeJS.WriteStream,
    greeting: '',
    style: PLAIN,
    now: () => NOON,
    session: 'test',
    zone: 'UTC',
    history: { lines: [], add: () => {} },
  })
  const world = await worldWith([platform], dataDir === undefined ? {} : { dataDir })
  return {
    world,
    async type(line) {
      const before = written.length
      input.write(`${line}\n`)
      await until(() => written.length > before && written.endsWith('\n\n'))
      return written.slice(before).trimEnd()
    },
    async leave() {
      input.end()
      await platform.done()
      await world.close()
    },
  }
}
