import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../src/bot/commands.ts'
import { towns } from './talker.ts'

const MANAGES = { permissions: ['ManageChannels'] } as const
const UNKNOWN = /I don't know|I have no record|Did you mean/

describe('what /aisi offers while somebody types', () => {
  const town = towns()
  /** A town whose bot has tried its questions. */
  const open = async () => {
    const here = await town()
    await here.start()
    await here.chores()
    const type = async (question: string) =>
      (await here.discord.autocomplete('aisi', { question }, { channel: here.channel, user: here.ana })).map(
        ({ value }) => String(value),
      )
    return { ...here, type }
  }

  it.each([
    ['who haeds norvk', 'Per Holm'],
    ['membrs', 'Norvik'],
    ['when was nor', '1 June 1887'],
  ])('to "%s", chosen as it is, is answered', async (typed, told) => {
    const { type, ask } = await open()
    const [first = ''] = await type(typed)
    expect((await ask(first)).text).toContain(told)
  })

  it('are questions that are really answered, and command words that are understood', async () => {
    const { type, ask } = await open()
    const offered = new Set((await Promise.all(['', 'who', 'how', 'what', 're', 'event'].map(type))).flat())
    expect(offered.size).toBeGreaterThan(20)
    for (const one of offered)
      expect([one, (await ask(one, MANAGES)).text]).toEqual([one, expect.not.stringMatching(UNKNOWN)])
    expect([...offered]).toEqual(expect.arrayContaining(COMMANDS.slice(0, 10)))
  })
})
