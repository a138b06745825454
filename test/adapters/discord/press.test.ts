import { describe, expect, it } from 'vitest'
import { office, read, refusalOf, text } from './office.ts'

describe('a pressed button', () => {
  const { discord: open, bot } = office()
  const withButtons = (...actions: string[]) =>
    text('The UK.', 'asker', {
      kind: 'choices',
      buttons: actions.map(action => ({ label: `press ${action}`, action })),
    })

  it('brings its code, under an id of its own', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { heard } = await bot(discord, {
      reply: ({ kind }) => (kind === 'action' ? text('Because.') : withButtons('why:T1', 'say:and Korea?')),
    })
    const answer = await discord.command('aisi', { question: 'who?' }, { channel }).answer()
    const presses = [discord.click(answer, 'why:T1'), discord.click(answer, 'why:T1'), discord.click(answer, /Korea/)]
    for (const pressed of presses) {
      expect(read(await pressed.answer())).toBe('Because.')
      expect(pressed.ephemeral).toBe(true)
    }
    expect(heard.slice(1).map(({ kind, text: code }) => [kind, code])).toEqual([
      ['action', 'why:T1'],
      ['action', 'why:T1'],
      ['action', 'say:and Korea?'],
    ])
    expect(new Set(heard.map(({ id }) => id)).size).toBe(4)
    expect(discord.messages(channel)).toEqual([])
  })

  it('shares for everybody to see, once, with the name as plain text', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { platform, heard } = await bot(discord, {
      reply: ({ kind, from }) =>
        kind === 'action'
          ? text('The UK.', 'all', { kind: 'note', text: `Shared by ${from.name}.` })
          : withButtons('share:T1'),
    })
    const user = discord.user('@everyone *Ada*')
    const answer = await discord.command('aisi', { question: 'who?' }, { channel, user }).answer()
    const shared = discord.click(answer, 'share:T1')
    await shared.answer()
    expect(shared.ephemeral).toBe(false)
    expect(discord.messages(channel).map(read)).toEqual([
      ['The UK.', String.raw`-# Shared by \@everyone \*Ada\*.`].join('\n'),
    ])
    await platform.respond(heard[1]?.address ?? '', text('The UK.', 'all'), true)
    expect(discord.messages(channel)).toHaveLength(1)
  })

  it('shares the rest of a long answer when only its beginning arrived', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { platform, heard } = await bot(discord, {
      reply: ({ kind }) => (kind === 'action' ? undefined : withButtons('share:T1')),
    })
    const answer = await discord.command('aisi', { question: 'who?' }, { channel }).answer()
    await discord.click(answer, 'share:T1').response()
    const items = Array.from({ length: 200 }, (_, at) => `Institute number ${at} of somewhere with a long name`)
    const reply = { blocks: [{ kind: 'list' as const, items }], audience: 'all' as const }
    discord.fail('POST /webhooks/:app/:token', { kind: 'lost' })
    const address = heard[1]?.address ?? ''
    expect(await refusalOf(platform.respond(address, reply, false))).toMatchObject({ obstacle: 'unknown' })
    await platform.respond(address, reply, true)
    const shown = discord.messages(channel).map(read).join('\n').split('\n')
    expect(shown).toEqual(items.map(item => `- ${item}`))
  })

  it('shares in a server that does not have us', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'], withoutBot: true }).channels[0]!
    await bot(discord, { reply: ({ kind }) => (kind === 'action' ? text('The UK.', 'all') : withButtons('share:T1')) })
    const answer = await discord.command('aisi', { question: 'who?' }, { channel, userInstall: true }).answer()
    await discord.click(answer, 'share:T1', { userInstall: true }).answer()
    expect(discord.messages(channel).map(read)).toEqual(['The UK.'])
  })

  it('says to the asker alone what is for nobody else, also where it was to be shared', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    await bot(discord, {
      reply: ({ kind }) => (kind === 'action' ? text('That has been shared already.') : withButtons('share:T1')),
    })
    const answer = await discord.command('aisi', { question: 'who?' }, { channel }).answer()
    const shared = discord.click(answer, 'share:T1')
    await discord.until(() => shared.followUps.length > 0)
    expect(shared.followUps.map(read)).toEqual(['That has been shared already.'])
    expect(discord.messages(channel)).toEqual([])
  })

  it('is heard from people who did not ask, in the name of each', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { heard } = await bot(discord, {
      reply: ({ kind }) => (kind === 'action' ? text('Noted.') : { ...withButtons('good:T1'), audience: 'all' }),
    })
    discord.say({ channel, content: 'who?', mentionBot: true })
    const answer = await discord.until(() => discord.messages(channel)[1])
    const [ada, bob] = [discord.user('Ada'), discord.user('Bob')]
    await discord.click(answer, 'good:T1', ada).answer()
    await discord.click(answer, 'good:T1', bob).answer()
    expect(heard.slice(1).map(({ from, thread }) => [from.name, thread.split('@')[1]])).toEqual([
      ['Ada', ada.id],
      ['Bob', bob.id],
    ])
  })
})
