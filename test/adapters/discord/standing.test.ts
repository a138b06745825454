import { describe, expect, it } from 'vitest'
import { office } from './office.ts'

describe('what somebody may change', () => {
  const { discord: open, bot } = office()
  const standings = async (setUp: (discord: Awaited<ReturnType<typeof open>>) => void) => {
    const discord = await open()
    const { platform, heard } = await bot(discord)
    const before = heard.length
    setUp(discord)
    await discord.until(() => heard.length > before)
    return Promise.all(heard.map(incoming => platform.standing(incoming)))
  }

  it('is everything in direct messages', async () => {
    const said = await standings(discord => discord.say({ channel: discord.dm(discord.user('Ada')), content: 'hi' }))
    expect(said).toEqual([{ manages: true }])
    const asked = await standings(discord => discord.command('aisi', { question: 'remind here' }))
    expect(asked).toEqual([{ manages: true }])
  })

  it('is a channel for those who manage it, by command', async () => {
    const as = (...permissions: ('ManageChannels' | 'ViewChannel' | 'Administrator')[]) =>
      standings(discord => {
        const channel = discord.guild({ channels: ['general'] }).channels[0]!
        discord.command('aisi', { question: 'remind here' }, { channel, permissions })
      })
    expect(await as('ManageChannels')).toEqual([{ manages: true }])
    expect(await as('Administrator')).toEqual([{ manages: true }])
    expect(await as('ViewChannel')).toEqual([{ manages: false }])
  })

  it('is a channel for those who manage it, by mention, in threads as well', async () => {
    const discord = await open()
    const guild = discord.guild({ channels: ['general'] })
    const channel = guild.channels[0]!
    const owner = [...guild.members.values()].map(({ user }) => user).find(({ id }) => id === guild.owner_id)!
    const { platform, heard } = await bot(discord)
    const thread = discord.thread({ channel })
    for (const author of [owner, discord.user('Ada')])
      for (const place of [channel, thread])
        discord.say({ channel: place, author, content: 'remind here', mentionBot: true })
    await discord.until(() => heard.length === 4)
    const all = await Promise.all(heard.map(incoming => platform.standing(incoming)))
    expect(all.map(({ manages }) => manages)).toEqual([true, true, false, false])
  })
})
