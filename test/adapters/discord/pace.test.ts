import { describe, expect, it } from 'vitest'
import type { Incoming, Platform } from '../../../src/bot/platform.ts'
import { office, placeOf, text } from './office.ts'

const echo = ({ kind, text: said }: Incoming) => text(`You asked: ${said}`, kind === 'command' ? 'asker' : 'all')
const POST = 'POST /channels/:channel/messages'

/** What a platform's pace is told, beside what it does. */
function listening({ pace }: Platform): string[] {
  const told: string[] = []
  const { answer, slow } = pace
  pace.answer = workspace => (told.push('answer'), answer(workspace))
  pace.slow = (workspace, waitMs) => (told.push('slow'), slow(workspace, waitMs))
  return told
}

describe("Discord's limit for the whole bot", () => {
  const { discord: open, bot } = office()
  const inChannel = async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { platform } = await bot(discord, { reply: echo })
    return { discord, channel, platform, told: listening(platform) }
  }

  it('is shared by answers to mentions, and not by those to commands', async () => {
    const { discord, channel, told } = await inChannel()
    discord.say({ channel, content: 'who leads it?', mentionBot: true })
    await discord.until(() => discord.messages(channel).length === 2)
    expect(told).toEqual(['answer'])
    await discord.command('aisi', { question: 'who?' }, { channel }).answer()
    expect(told).toEqual(['answer'])
  })

  it('is shared by what a post takes beside its own turn', async () => {
    const { discord, channel, platform, told } = await inChannel()
    await platform.post(placeOf(channel), text('The summit starts tomorrow.', 'all'), 'a')
    expect(told).toEqual([])
    const person = discord.user('Ada')
    await platform.post({ workspace: `@${person.id}`, channel: person.id, direct: true }, text('Tomorrow.', 'all'), 'b')
    expect(told).toEqual(['answer'])
  })

  it('makes it slower when it was met, unlike that of a channel', async () => {
    const { discord, channel, platform, told } = await inChannel()
    discord.fail(POST, { kind: 'limited', retryAfter: 0.05 })
    await platform.post(placeOf(channel), text('The summit starts tomorrow.', 'all'), 'a')
    expect(told).toEqual([])
    discord.fail(POST, { kind: 'limited', retryAfter: 0.05, scope: 'global' })
    await platform.post(placeOf(channel), text('The summit starts today.', 'all'), 'b')
    expect(told).toContain('slow')
    expect(discord.messages(channel)).toHaveLength(2)
  })
})
