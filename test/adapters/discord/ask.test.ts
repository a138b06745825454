import { describe, expect, it } from 'vitest'
import { Undelivered } from '../../../src/bot/delivery.ts'
import type { Incoming } from '../../../src/bot/platform.ts'
import { office, openReplica, read, refusalOf, text } from './office.ts'

const echo = ({ text: said }: Incoming) => text(`You asked: ${said}`)

describe('a question by a slash command', () => {
  const { discord: open, bot } = office()

  it('is answered to the asker alone, in the literal form that everybody knows', async () => {
    const discord = await open()
    const [channel] = discord.guild({ channels: ['general'] }).channels
    const { heard } = await bot(discord, { reply: echo })
    const asked = discord.command('aisi', { question: 'who are the members' }, { channel: channel! })
    expect(read(await asked.answer())).toBe('You asked: who are the members')
    expect(asked.ephemeral).toBe(true)
    expect(heard.map(({ kind, text: said }) => ({ kind, said }))).toEqual([
      { kind: 'command', said: 'who are the members' },
    ])
    /** The answer was there before the acknowledgement, and waited for it. */
    expect(discord.calls.filter(({ status = 0 }) => status >= 400)).toEqual([])
  })

  it('tells who asked where, without anything of Discord in the words', async () => {
    const discord = await open()
    const guild = discord.guild({ channels: ['general'] })
    const channel = guild.channels[0]!
    const user = discord.user('Ada Lovelace')
    const { heard } = await bot(discord, { reply: echo })
    const question = `who is <@${discord.user('Bob').id}> in <#${channel.id}>? \\*really\\* <https://example.org> <t:0:F>`
    await discord.command('aisi', { question }, { channel, user, permissions: ['ManageChannels'] }).answer()
    expect(heard[0]).toMatchObject({
      platform: 'discord',
      text: 'who is @someone in #channel? *really* https://example.org 1970-01-01 00:00 UTC',
      from: { id: user.id, name: 'Ada Lovelace' },
      in: { workspace: guild.id, channel: channel.id, direct: false },
      thread: `${guild.id}/${channel.id}/@${user.id}`,
    })
    expect(Math.abs((heard[0]?.at ?? 0) - Date.now())).toBeLessThan(60_000)
  })

  it('works in direct messages, between people, and in servers that do not have us', async () => {
    const discord = await open()
    const strange = discord.guild({ channels: ['general'], withoutBot: true })
    const [ada, bob] = [discord.user('Ada'), discord.user('Bob')]
    const { heard } = await bot(discord, { reply: echo })
    const places = [discord.dm(ada), discord.privateChannel(ada, bob), strange.channels[0]!]
    for (const channel of places) {
      const asked = discord.command('aisi', { question: 'who?' }, { channel, user: ada, userInstall: true })
      expect(read(await asked.answer())).toBe('You asked: who?')
      expect(asked.ephemeral).toBe(true)
    }
    expect(heard.map(({ in: place, thread, from }) => ({ ...place, thread, name: from.name }))).toEqual([
      { workspace: `@${ada.id}`, channel: ada.id, direct: true, thread: `dm/${places[0]!.id}`, name: 'Ada' },
      {
        workspace: `@${ada.id}`,
        channel: places[1]!.id,
        direct: false,
        thread: `dm/${places[1]!.id}/@${ada.id}`,
        name: 'Ada',
      },
      {
        workspace: strange.id,
        channel: places[2]!.id,
        direct: false,
        thread: `${strange.id}/${places[2]!.id}/@${ada.id}`,
        name: 'Ada',
      },
    ])
  })

  it('is kept before it is acknowledged', async () => {
    const discord = await open()
    discord.guild({ channels: ['general'] })
    const order: string[] = []
    let release = () => {}
    const keep = () =>
      new Promise<void>(resolve => {
        order.push('heard')
        release = resolve
      })
    await bot(discord, { keep, reply: echo })
    const asked = discord.command('aisi', { question: 'who?' })
    await discord.until(() => order.length === 1)
    expect(discord.calls.filter(({ route }) => route.includes('callback'))).toEqual([])
    release()
    await asked.answer()
  })

  it('is acknowledged in time even where keeping takes too long, and answered once it is kept', async () => {
    const discord = await open()
    let release = () => {}
    const keep = () => new Promise<void>(resolve => void (release = resolve))
    await bot(discord, { keep, reply: echo })
    const asked = discord.command('aisi', { question: 'who?' })
    /** Later than in time Discord would not have taken it. */
    await asked.response()
    release()
    expect(read(await asked.answer())).toBe('You asked: who?')
  })

  it('is answered after a restart, by whoever has its address', async () => {
    const discord = await open()
    const first = await bot(discord)
    const asked = discord.command('aisi', { question: 'who?' })
    await asked.response()
    await first.platform.stop()
    const address = JSON.parse(JSON.stringify(first.heard[0]?.address)) as string
    /** Not even connected. */
    const later = openReplica(discord)
    await later.platform.respond(address, text('The UK.'), true)
    expect(read(await asked.answer())).toBe('The UK.')
    await later.platform.respond(address, text('The UK.'), true)
    expect(asked.followUps).toEqual([])
  })

  it('is told to be over when its time is over', async () => {
    const discord = await open()
    const { platform, heard } = await bot(discord)
    const asked = discord.command('aisi', { question: 'who?' })
    await asked.response()
    asked.expire('token')
    const refused = await refusalOf(platform.respond(heard[0]?.address ?? '', text('The UK.'), false))
    expect(refused).toBeInstanceOf(Undelivered)
    expect(refused).toMatchObject({ obstacle: 'expired', why: expect.stringContaining('15 minutes') })
  })

  it('keeps silent where somebody else has acknowledged it, or it is too late', async () => {
    const discord = await open()
    const { log, failures } = await bot(discord, { keep: async () => asked.expire('acknowledge') })
    const asked = discord.command('aisi', { question: 'who?' })
    await discord.until(() => log.lines.some(({ msg }) => msg === 'acknowledged-too-late'))
    expect(log.lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([])
    expect(failures).toEqual([])
  })

  it('is acknowledged once more where Discord stumbled over the first time', async () => {
    const discord = await open()
    await bot(discord, { reply: echo })
    discord.fail('POST /interactions/:id/:token/callback', { kind: 'status', status: 502 })
    const asked = discord.command('aisi', { question: 'who?' })
    expect(read(await asked.answer())).toBe('You asked: who?')
  })

  it('is answered for everybody where that is what was asked for', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    await bot(discord, { reply: () => text('Reminders are on.', 'all') })
    const asked = discord.command('aisi', { question: 'remind here' }, { channel })
    await discord.until(() => asked.followUps.length > 0)
    expect(discord.messages(channel).map(read)).toEqual(['Reminders are on.'])
    expect(asked.message).toBeUndefined()
  })

  it('posts for everybody once, also when an earlier try may have arrived', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { platform, heard } = await bot(discord)
    const asked = discord.command('aisi', { question: 'remind here' }, { channel })
    await asked.response()
    const address = heard[0]?.address ?? ''
    discord.fail('POST /webhooks/:app/:token', { kind: 'lost' })
    const lost = await refusalOf(platform.respond(address, text('Reminders are on.', 'all'), false))
    expect(lost).toMatchObject({ obstacle: 'unknown' })
    await platform.respond(address, text('Reminders are on.', 'all'), true)
    expect(discord.messages(channel).map(read)).toEqual(['Reminders are on.'])
  })

  it('gets a long answer in several messages, all for the asker alone', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const items = Array.from({ length: 200 }, (_, at) => `Institute number ${at} of somewhere with a long name`)
    await bot(discord, { reply: () => ({ blocks: [{ kind: 'list', items }], audience: 'asker' }) })
    const asked = discord.command('aisi', { question: 'list all' }, { channel })
    await asked.answer()
    await discord.until(() => asked.followUps.length === 2)
    const shown = [await asked.answer(), ...asked.followUps].map(read).join('\n').split('\n')
    expect(shown).toEqual(items.map(item => `- ${item}`))
    expect(discord.messages(channel)).toEqual([])
  })

  it('gets a file along', async () => {
    const discord = await open()
    const file = { name: 'summit.ics', type: 'text/calendar', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' }
    await bot(discord, { reply: () => ({ ...text('The calendar.'), file }) })
    const { attachments } = await discord.command('aisi', { question: 'calendar' }).answer()
    expect(attachments).toMatchObject([{ filename: 'summit.ics' }])
    expect(String(discord.file(attachments[0]!))).toBe(file.content)
  })

  it('may be about a message that somebody wrote', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { heard } = await bot(discord, { reply: echo })
    const message = discord.say({ channel, content: 'who **chairs** the network? <@123456789012345678>' })
    const asked = discord.messageCommand('Ask aisi about this', message, discord.user('Ada'))
    expect(read(await asked.answer())).toBe(String.raw`You asked: who \*\*chairs\*\* the network? @someone`)
    expect(asked.ephemeral).toBe(true)
    expect(heard[0]?.kind).toBe('command')
  })
})
