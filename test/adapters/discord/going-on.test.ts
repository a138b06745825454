import { describe, expect, it } from 'vitest'
import type { Facts } from '../../../src/bot/handler.ts'
import { smallFacts } from '../../contracts/small-facts.ts'
import { towns } from './talker.ts'

const ANSWER = 'PATCH /webhooks/:app/:token/messages/:message'

describe('after the answer to a slash command', () => {
  const town = towns()

  it('a mention in the same channel goes on from it, for who asked alone', async () => {
    const { discord, start, ask, mention } = await town()
    await start()
    await ask('who heads Norvik')
    expect((await mention('and when was it founded?', { author: discord.user('Bo') })).text).not.toContain('1887')
    expect((await mention('and when was it founded?')).text).toContain('1 June 1887')
  })

  it('a mention in the same thread goes on from it, for who asked alone', async () => {
    const { discord, channel: parent, ana, start, ask, mention } = await town()
    await start()
    const channel = discord.thread({ channel: parent, by: ana })
    const bo = discord.user('Bo')
    await ask('who heads Norvik', { channel })
    expect((await mention('and when was it founded?', { channel, author: bo })).text).not.toContain('1887')
    expect((await mention('and when was it founded?', { channel })).text).toContain('1 June 1887')
  })

  it('a direct message goes on from what was asked there', async () => {
    const { discord, ana, start, ask, mention } = await town()
    await start()
    const channel = discord.dm(ana)
    await ask('who heads Norvik', { channel })
    expect((await mention('and when was it founded?', { channel })).text).toContain('1 June 1887')
  })

  it('its follow-up buttons work after a restart, and again after another', async () => {
    const { discord, ana, start, stop, ask, answered } = await town()
    let process = await start()
    const { messages, buttons } = await ask('who heads Norvik')
    const offered = buttons.find(label => label.endsWith('?')) ?? 'nothing'
    for (let restarts = 0; restarts < 2; restarts++) {
      await stop(process)
      process = await start()
      const pressed = await answered(discord.click(messages[0]!, offered, ana))
      expect(pressed.text).not.toMatch(/I don't know|no longer/)
      expect(pressed).toMatchObject({ private: true, buttons: expect.arrayContaining(['Why this answer']) })
    }
  })
})

describe('a long list', () => {
  const town = towns()
  const HARBOURS = Array.from({ length: 200 }, (_, at) => `Harbour number ${at} of the League, by the sea`)
  /** The Harbour League, grown. */
  const grown = async (): Promise<Facts> => {
    const facts = await smallFacts()
    const text = ['200 harbours belong to it.', ...HARBOURS.map(harbour => `• ${harbour}`)].join('\n')
    return { ...facts, answerer: { ...facts.answerer, ask: question => ({ ...facts.answerer.ask(question), text }) } }
  }

  it('folds, and is shown in full on several pages by its button, after a restart as well', async () => {
    const { discord, ana, start, stop, ask, answered } = await town()
    const facts = await grown()
    const first = await start({ facts })
    const folded = await ask('who heads Norvik')
    expect(folded.messages).toHaveLength(1)
    expect(folded.text).toContain('Harbour number 11 ')
    expect(folded.text).not.toContain('Harbour number 12 ')
    await stop(first)
    await start({ facts })
    const asked = discord.click(folded.messages[0]!, 'Show all 200', ana)
    const whole = await answered(asked)
    expect(whole.messages.length).toBeGreaterThan(1)
    for (const harbour of HARBOURS) expect(whole.text).toContain(harbour)
    expect(asked).toMatchObject({ ephemeral: true })
  })
})

describe('an orderly restart', () => {
  const town = towns()

  it('finishes what is in flight, lets go, and identifies anew', async () => {
    const { discord, channel, ana, start, stop, answered, ask } = await town()
    const first = await start()
    const slow = discord.fail(ANSWER, { kind: 'slow', ms: 50 })
    const asked = discord.command('aisi', { question: 'who heads Norvik' }, { channel, user: ana })
    await discord.until(() => slow.hits === 1)
    await stop(first)
    expect((await answered(asked)).text).toContain('Per Holm')
    await discord.until(() => discord.sessions.every(({ connected }) => !connected))
    const before = [...discord.sessions]
    await start()
    const [session] = await discord.connected()
    expect(before).not.toContain(session)
    expect(discord.sessions.map(({ resumes }) => resumes)).toEqual(discord.sessions.map(() => 0))
    expect((await ask('who heads the league')).text).toContain('Ada Lund')
  })
})

describe('a token that is refused while somebody waits', () => {
  const town = towns()

  it('still answers what was asked by a command, and the log says what to do', async () => {
    const { discord, channel, ana, start, answered } = await town()
    const { platform, log } = await start()
    const slow = discord.fail(ANSWER, { kind: 'slow', ms: 50 })
    const asked = discord.command('aisi', { question: 'who heads Norvik' }, { channel, user: ana })
    await discord.until(() => slow.hits === 1)
    discord.revoke()
    expect((await answered(asked)).text).toContain('Per Holm')
    await discord.until(() => !platform.health().ready)
    const told = log.lines.filter(({ msg }) => msg === 'discord-refused')
    expect(told).toEqual([expect.objectContaining({ level: 'error', cure: expect.stringContaining('Reset Token') })])
  })
})
