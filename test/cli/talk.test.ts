import { PassThrough } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { openChat } from '../../adapters/terminal/chat.ts'
import { toQuestion } from '../../adapters/terminal/incoming.ts'
import { historyIn } from '../../src/cli/chat-history.ts'
import { freshDir } from './aisi.ts'

const UP = '\x1b[A'

/** A person at a terminal: types keys and sees what is written. */
function person(before: readonly string[] = []) {
  const input = Object.assign(new PassThrough(), { isTTY: true })
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 })
  const asked: string[] = []
  const added: string[] = []
  let seen = ''
  output.on('data', text => (seen += text))
  const chat = openChat({
    input: input as unknown as NodeJS.ReadStream,
    output: output as unknown as NodeJS.WriteStream,
    greeting: 'Welcome.',
    reply: async question => {
      asked.push(question)
      return question === 'quit' ? { text: '', leave: true } : { text: `about ${question}` }
    },
    history: { lines: before, add: line => void added.push(line) },
  })
  const type = async (keys: string) => {
    input.write(keys)
    for (let turns = 0; turns < 5; turns++) await turn()
  }
  return { chat, type, asked, added, seen: () => seen }
}

describe('the chat with a person', () => {
  it('greets, prompts, answers and says goodbye', async () => {
    const { chat, type, asked, seen } = person()
    await type('/aisi who are you\r')
    await type('quit\r')
    await chat.done
    expect(asked).toEqual(['who are you', 'quit'])
    expect(seen()).toMatch(/^Welcome\./)
    expect(seen()).toContain('aisi> ')
    expect(seen()).toContain('about who are you\n\n')
    expect(seen()).toMatch(/\nBye\.\n$/)
  })

  it.each([
    ['ctrl-C', '\x03'],
    ['ctrl-D', '\x04'],
  ])('leaves politely at %s', async (_, key) => {
    const { chat, type, asked, seen } = person()
    await type('half a questi')
    await type('\x15')
    await type(key)
    await chat.done
    expect(asked).toEqual([])
    expect(seen()).toMatch(/\nBye\.\n$/)
  })

  it('brings back what was typed before', async () => {
    const { type, asked, added } = person(['the last one', 'the one before'])
    await type(`${UP}${UP}\r`)
    await type('new\r')
    expect(asked).toEqual(['the one before', 'new'])
    expect(added).toEqual(['the one before', 'new'])
  })

  it('says something unasked without losing what is being typed', async () => {
    const { chat, type, asked, seen } = person()
    await type('half ')
    chat.say('The facts have changed.')
    expect(seen()).toContain('The facts have changed.\n')
    await type('a question\r')
    expect(asked).toEqual(['half a question'])
  })
})

describe('what is asked in a line', () => {
  it.each([
    ['/aisi who', 'who'],
    ['@aisi: who', 'who'],
    ['  @AISI, who ', 'who'],
    ['/aisi', 'help'],
    ['', ''],
    ['aisi members', 'aisi members'],
    ['@aisi-network who', '@aisi-network who'],
  ])('%j is %j', (line, question) => expect(toQuestion(line)).toBe(question))
})

describe('the history', () => {
  it('comes back newest first, the oldest forgotten', () => {
    const dir = freshDir()
    const history = historyIn(dir)
    for (let at = 0; at < 510; at++) history.add(`q${at}`)
    expect(historyIn(dir).lines.slice(0, 2)).toEqual(['q509', 'q508'])
    expect(historyIn(dir).lines).toHaveLength(500)
  })

  it('is no matter of life and death', () => {
    const history = historyIn('/dev/null/nowhere')
    expect(history.lines).toEqual([])
    expect(() => history.add('q')).not.toThrow()
  })
})
