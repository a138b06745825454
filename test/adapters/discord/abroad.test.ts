import { describe, expect, it } from 'vitest'
import { installLink } from '../../../adapters/discord/install.ts'
import { towns, type Town } from './talker.ts'

describe('in a server that does not have the bot, brought along by a person', () => {
  const town = towns()
  const abroad = async () => {
    const here: Town = await town()
    await here.start()
    const [channel] = here.discord.guild({ channels: ['theirs'], withoutBot: true }).channels
    const where = { channel: channel!, user: here.ana, userInstall: true, permissions: ['ManageChannels'] as const }
    const ask = (question: string) => here.answered(here.discord.command('aisi', { question }, where))
    return { ...here, channel: channel!, where, ask }
  }

  it('a question is answered to the person alone, with follow-ups that go on', async () => {
    const { discord, channel, ana, ask, answered, said } = await abroad()
    const { text, private: alone, messages } = await ask('who heads Norvik')
    expect([text, alone]).toEqual([expect.stringContaining('Per Holm'), true])
    expect((await ask('and when was it founded?')).text).toContain('1 June 1887')
    const why = await answered(discord.click(messages[0]!, 'Why this answer', { user: ana, userInstall: true }))
    expect(why.text).toContain('norvik-head')
    expect(said(channel)).toEqual([])
  })

  it('an answer can be shared, and the message command works', async () => {
    const { discord, channel, ana, where, ask, answered, said } = await abroad()
    const { messages } = await ask('who heads Norvik')
    await answered(discord.click(messages[0]!, 'Share in channel', { user: ana, userInstall: true }))
    expect(said(channel)).toEqual([expect.stringContaining('Shared by Ana.')])
    const question = discord.say({ channel, content: 'who heads the league?' })
    const about = await answered(discord.messageCommand('Ask aisi about this', question, ana, where))
    expect([about.text, about.private]).toEqual([expect.stringContaining('Ada Lund'), true])
  })

  it('reminders cannot be switched on: who asks gets the link that would let the bot in, and nothing is kept', async () => {
    const { discord, ask } = await abroad()
    const told = (await ask('remind here about sailing')).text
    expect(told).toContain('I could not post there, so nothing was switched on: I am not in that server.')
    expect(told).toContain(installLink(discord.applicationId))
    expect(discord.invalidRequests).toBe(0)
    expect((await ask('remind list')).text).toContain('Nothing is set up here.')
  })
})

describe('in a channel where the bot may not write', () => {
  const town = towns()
  const MISSING = 'Give me Send Messages in its settings, under Permissions.'
  const muted = async () => {
    const here = await town()
    const channel = here.discord.channel({ guild: here.discord.guild(), botPermissions: ['ViewChannel'] })
    const manages = { id: here.ana.id, type: 1, allow: String(1 << 4), deny: '0' } as const
    channel.permission_overwrites = [...(channel.permission_overwrites ?? []), manages]
    await here.start()
    return { ...here, channel }
  }

  it('who switches reminders on by a command is told what is missing', async () => {
    const { ask, channel } = await muted()
    const told = await ask('remind here about sailing', { channel, permissions: ['ManageChannels'] })
    expect(told).toMatchObject({ private: true, text: expect.stringContaining(MISSING) })
  })

  it('who switches reminders on by a mention is told so by direct message', async () => {
    const { discord, ana, channel, said } = await muted()
    discord.say({ channel, author: ana, content: 'remind here about sailing', mentionBot: true })
    await discord.until(() => said(discord.dm(ana)).length > 0)
    expect(said(discord.dm(ana))).toEqual([expect.stringContaining('nothing was switched on')])
    expect(said(discord.dm(ana))[0]).toContain(MISSING)
  })

  it.each([
    ['may no longer write', 'muted', 'Give me Send Messages in its settings, under Permissions.'],
    ['hidden', 403, 'I cannot see the channel.'],
    ['deleted', 404, 'The channel no longer exists.'],
  ] as const)('the list shows what is paused, and why: %s', async (_, trouble, why) => {
    const { discord, channel, ana, start, ask, move, chores, quiet, answered } = await town()
    await start()
    const manages = { permissions: ['ManageChannels'] } as const
    await ask('remind here about sailing 1 day before', manages)
    if (trouble === 'muted') discord.permit(channel, ['ViewChannel'])
    else discord.lose(channel, trouble, true)
    move('2027-07-01T09:00:05Z')
    await chores()
    await quiet()
    const listed = await answered(discord.command('aisi', { question: 'remind list' }, { channel, user: ana }))
    expect(listed.text).toMatch(/1\. Reminders about sailing.* Paused: /)
    expect(listed.text).toContain(why)
  })
})
