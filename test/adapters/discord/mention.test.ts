import { describe, expect, it } from 'vitest'
import type { Incoming } from '../../../src/bot/platform.ts'
import { office, openReplica, read, refusalOf, text } from './office.ts'

const echo = ({ text: said }: Incoming) => text(`You asked: ${said}`, 'all')

describe('a mention', () => {
  const { discord: open, bot } = office()

  it('is answered with a reply in the same channel, which pings nobody', async () => {
    const discord = await open()
    const guild = discord.guild({ channels: ['general'] })
    const channel = guild.channels[0]!
    const author = discord.user('Ada')
    const { heard } = await bot(discord, { reply: echo })
    const question = discord.say({ channel, author, content: 'when is the next *summit*?', mentionBot: true })
    const answer = await discord.until(() => discord.messages(channel)[1])
    expect(read(answer)).toBe(String.raw`You asked: when is the next \*summit\*?`)
    expect(answer.message_reference).toMatchObject({ message_id: question.id })
    expect(answer.mentions).toEqual([])
    expect(heard).toMatchObject([
      {
        id: question.id,
        kind: 'message',
        text: 'when is the next *summit*?',
        from: { id: author.id, name: 'Ada' },
        in: { workspace: guild.id, channel: channel.id, direct: false },
        thread: `${guild.id}/${channel.id}/@${author.id}`,
      },
    ])
  })

  it('in a thread is answered there, and everybody in the thread goes on from it', async () => {
    const discord = await open()
    const guild = discord.guild({ channels: ['general'] })
    const thread = discord.thread({ channel: guild.channels[0]! })
    const { heard } = await bot(discord, { reply: echo })
    for (const content of ['who leads it?', 'and in 2024?']) discord.say({ channel: thread, content, mentionBot: true })
    await discord.until(() => discord.messages(thread).length === 4)
    expect(heard.map(incoming => incoming.thread)).toEqual(Array(2).fill(`${guild.id}/${thread.id}`))
    expect(new Set(heard.map(({ from }) => from.id)).size).toBe(2)
  })

  it('is not needed in a reply to what we said, as long as the reply pings', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { heard } = await bot(discord, { reply: echo })
    discord.say({ channel, content: 'who leads it?', mentionBot: true })
    const answer = await discord.until(() => discord.messages(channel)[1])
    discord.say({ channel, content: 'and in 2024?', replyTo: answer })
    discord.say({ channel, content: 'thanks', replyTo: answer, ping: false })
    discord.say({ channel, content: 'last one', mentionBot: true })
    await discord.until(() => heard.length === 3)
    expect(heard.map(({ text: said, before }) => [said, before])).toEqual([
      ['who leads it?', undefined],
      ['and in 2024?', undefined],
      ['last one', undefined],
    ])
  })

  it('in a direct message is not needed either', async () => {
    const discord = await open()
    const user = discord.user('Ada')
    const channel = discord.dm(user)
    const { heard } = await bot(discord, { reply: echo })
    discord.say({ channel, content: 'who leads it?' })
    const answer = await discord.until(() => discord.messages(channel)[1])
    expect(read(answer)).toBe('You asked: who leads it?')
    expect(heard[0]).toMatchObject({
      kind: 'message',
      in: { workspace: `@${user.id}`, channel: user.id, direct: true },
      thread: `dm/${channel.id}`,
    })
  })

  it('brings along what it replies to, where Discord lets us read that', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { heard } = await bot(discord)
    const readable = discord.say({ channel, content: 'who chairs it?', mentionBot: true })
    const hidden = discord.say({ channel, content: 'a secret' })
    discord.say({ channel, content: 'is this still so?', mentionBot: true, replyTo: readable })
    discord.say({ channel, content: 'is this true?', mentionBot: true, replyTo: hidden })
    await discord.until(() => heard.length === 3)
    expect(heard.slice(1).map(({ text: said, before }) => [said, before])).toEqual([
      ['is this still so?', ['who chairs it?']],
      ['is this true?', undefined],
    ])
  })

  it('without a word is brought as such, a picture without a word is not', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { heard } = await bot(discord)
    const picture = {
      id: discord.user().id,
      filename: 'a.png',
      size: 1,
      url: 'https://cdn.example/a.png',
      proxy_url: '',
    }
    discord.say({ channel, content: '', mentionBot: true, attachments: [picture] })
    discord.say({ channel, content: '', mentionBot: true })
    discord.say({ channel, content: ', who leads it?', mentionBot: true })
    discord.say({ channel, content: '/aisi help', mentionBot: true })
    await discord.until(() => heard.length === 3)
    expect(heard.map(({ text: said }) => said)).toEqual(['', 'who leads it?', 'help'])
  })

  it('is not heard from bots, webhooks, Discord itself, everybody, roles, or in what was changed later', async () => {
    const discord = await open()
    const guild = discord.guild({ channels: ['general'] })
    const channel = guild.channels[0]!
    const { heard } = await bot(discord)
    const role = guild.roles.find(({ tags }) => tags)!
    discord.say({ channel, content: 'from a bot', mentionBot: true, bot: true })
    discord.say({ channel, content: 'from a webhook', mentionBot: true, webhook: true })
    discord.say({ channel, content: 'a pin', mentionBot: true, type: 6 })
    discord.say({ channel, content: '@everyone @here who?' })
    discord.say({ channel, content: `<@&${role.id}> who?` })
    discord.rephrase(discord.say({ channel, content: 'nothing' }), `<@${discord.botUser.id}> who?`)
    discord.say({ channel, content: 'the only one', mentionBot: true })
    await discord.until(() => heard.length > 0)
    expect(heard.map(({ text: said }) => said)).toEqual(['the only one'])
  })

  it('is answered once, however often it is delivered and the answer is sent', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { platform, heard } = await bot(discord, { reply: echo })
    const question = discord.say({ channel, content: 'who?', mentionBot: true })
    discord.dispatch('MESSAGE_CREATE', discord.eventOf(question), { times: 3 })
    await discord.until(() => discord.messages(channel)[1])
    const address = heard[0]?.address ?? ''
    /** Within minutes Discord itself sees that it is the same message. */
    await platform.respond(address, text('You asked: who?', 'all'), false)
    /** Later it is found in the channel. */
    discord.settings.nonceMinutes = 0
    await platform.respond(address, text('You asked: who?', 'all'), true)
    expect(discord.messages(channel)).toHaveLength(2)
  })

  it('gets the rest of a long answer when only its beginning arrived', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { platform, heard } = await bot(discord)
    discord.say({ channel, content: 'list all', mentionBot: true })
    await discord.until(() => heard.length === 1)
    const items = Array.from({ length: 200 }, (_, at) => `Institute number ${at} of somewhere with a long name`)
    const reply = { blocks: [{ kind: 'list' as const, items }], audience: 'all' as const }
    const trouble = discord.fail('POST /channels/:channel/messages', { kind: 'slow', ms: 1 }, 1)
    discord.fail('POST /channels/:channel/messages', { kind: 'status', status: 500 }, 1)
    const address = heard[0]?.address ?? ''
    expect(await refusalOf(platform.respond(address, reply, false))).toMatchObject({ obstacle: 'unknown' })
    expect(trouble.hits).toBe(1)
    discord.settings.nonceMinutes = 0
    await platform.respond(address, reply, true)
    const shown = discord.messages(channel).slice(1)
    expect(shown.map(read).join('\n').split('\n')).toEqual(items.map(item => `- ${item}`))
    expect(shown.map(message => message.message_reference !== undefined)).toEqual([true, false, false])
  })

  it('is answered without a reference where we may not read the history', async () => {
    const discord = await open()
    const guild = discord.guild()
    const channel = discord.channel({ guild, botPermissions: ['ViewChannel', 'SendMessages'] })
    await bot(discord, { reply: echo })
    discord.say({ channel, content: 'who?', mentionBot: true })
    const answer = await discord.until(() => discord.messages(channel)[1])
    expect(read(answer)).toBe('You asked: who?')
    expect(answer.message_reference).toBeUndefined()
  })

  it('is answered although it was deleted meanwhile', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { platform, heard } = await bot(discord)
    discord.say({ channel, content: 'who?', mentionBot: true })
    await discord.until(() => heard.length === 1)
    const address = JSON.parse(heard[0]?.address ?? '{}') as Record<string, unknown>
    await platform.respond(JSON.stringify({ ...address, message: discord.user().id }), text('The UK.', 'all'), false)
    expect(read(discord.messages(channel)[1])).toBe('The UK.')
  })

  it('where we may not write is answered to who asked, by direct message, with what is missing', async () => {
    const discord = await open()
    const channel = discord.channel({ guild: discord.guild(), botPermissions: ['ViewChannel'] })
    const author = discord.user('Ada')
    const { heard, log } = await bot(discord, { reply: echo })
    discord.say({ channel, author, content: 'who?', mentionBot: true })
    const answer = await discord.until(() => discord.messages(discord.dm(author))[0])
    expect(read(answer)).toBe(
      [
        'You asked: who?',
        '-# You mentioned me where I cannot answer, so I answer here. I may not write in the channel. Give me Send Messages in its settings, under Permissions.',
      ].join('\n'),
    )
    expect(discord.invalidRequests).toBe(0)
    const told = await discord.until(() => log.lines.find(({ msg }) => msg === 'answered-directly'))
    expect(told).toMatchObject({ level: 'warn', what: expect.stringContaining('Give me Send Messages') })
    /** Another process does not know, and learns it; what an earlier one sent is not sent again. */
    discord.settings.nonceMinutes = 0
    await openReplica(discord).platform.respond(heard[0]?.address ?? '', echo(heard[0]!), true)
    expect(discord.messages(discord.dm(author))).toHaveLength(1)
  })

  it('that cannot be answered in either place is refused with what is missing', async () => {
    const discord = await open()
    const channel = discord.channel({ guild: discord.guild(), botPermissions: ['ViewChannel'] })
    const { platform, heard } = await bot(discord)
    discord.say({ channel, author: discord.user({ closed: true }), content: 'who?', mentionBot: true })
    await discord.until(() => heard.length === 1)
    const refused = await refusalOf(platform.respond(heard[0]?.address ?? '', text('The UK.', 'all'), false))
    expect(refused).toMatchObject({ obstacle: 'denied', why: expect.stringContaining('Give me Send Messages') })
  })
})
