import { AttachmentBuilder, Events, type Client, type Message as Heard, type SendableChannels } from 'discord.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect, request } from './client.ts'
import { startDiscord, type Channel, type Discord, type Guild, type User } from './index.ts'

describe('messages', () => {
  let discord: Discord
  let client: Client<true>
  let guild: Guild
  let general: Channel
  let ada: User
  let clock: Date
  let heard: Heard[]
  const here = (channel: Channel = general): SendableChannels => {
    const found = client.channels.cache.get(channel.id)
    if (!found?.isSendable()) throw new Error(`The client does not know ${channel.name}`)
    return found
  }
  const hear = async (count: number) => {
    await discord.until(() => heard.length === count, `message ${count}`)
    return heard.map(({ content }) => content)
  }

  beforeEach(async () => {
    clock = new Date('2026-11-21T12:00:00Z')
    discord = await startDiscord({ now: () => clock })
    guild = discord.guild()
    general = discord.channel({ guild, name: 'general' })
    ada = discord.user('Ada')
    client = await connect(discord)
    heard = []
    client.on(Events.MessageCreate, message => (message.author.id === client.user.id ? undefined : heard.push(message)))
  })
  afterEach(async () => {
    await client.destroy()
    await discord.close()
  })

  it('let the bot read what mentions it, what replies to it, and nothing else', async () => {
    const own = await here().send('I am here.')
    const [mine] = discord.messages(general)
    discord.say({ channel: general, author: ada, content: 'not for you' })
    discord.say({ channel: general, author: ada, content: 'for you', mentionBot: true })
    discord.say({ channel: general, author: ada, content: 'a reply', ...(mine && { replyTo: mine }) })
    discord.say({
      channel: general,
      author: ada,
      content: 'a silent reply',
      ping: false,
      ...(mine && { replyTo: mine }),
    })
    expect(await hear(4)).toEqual(['', `<@${discord.applicationId}> for you`, 'a reply', ''])
    expect(heard[3]?.reference?.messageId).toBe(own.id)
    expect(heard[0]?.member?.displayName).toBe('Ada')
  })

  it('hide a reply to the answer of a slash command', async () => {
    discord.define([{ name: 'ping', description: 'Says pong' }])
    client.on(Events.InteractionCreate, one => (one.isRepliable() ? void one.reply('Pong.') : undefined))
    const pong = await discord.command('ping', {}, { channel: general }).answer()
    discord.say({ channel: general, content: 'what else?', replyTo: pong })
    expect(await hear(1)).toEqual([''])
  })

  it('let the bot read everything in direct messages, with a channel it has never seen', async () => {
    const dm = discord.dm(ada)
    discord.say({ channel: dm, content: 'psst' })
    expect(await hear(1)).toEqual(['psst'])
    expect(heard[0]?.author.displayName).toBe('Ada')
    expect(heard[0]?.channel.isDMBased()).toBe(true)
    await heard[0]?.reply('Yes?')
    expect(discord.messages(dm).map(({ content }) => content)).toEqual(['psst', 'Yes?'])
    expect((await heard[0]?.author.send('By the way'))?.channelId).toBe(dm.id)
  })

  it('are read in full with the intent, once it is granted', async () => {
    discord.settings.disallowedIntents = 0
    const reader = await connect(discord, { intents: ['Guilds', 'GuildMessages', 'MessageContent'] })
    const read = new Promise(resolve => reader.once(Events.MessageCreate, ({ content }) => resolve(content)))
    discord.say({ channel: general, content: 'not for you' })
    expect(await read).toBe('not for you')
    expect(await hear(1)).toEqual([''])
    await reader.destroy()
  })

  it('stay unheard where the bot may not look', async () => {
    const hidden = discord.channel({ guild, botPermissions: [] })
    discord.say({ channel: hidden, content: 'secret', mentionBot: true })
    discord.say({ channel: general, content: 'open', mentionBot: true })
    expect(await hear(1)).toEqual([expect.stringContaining('open')])
    await expect(client.channels.fetch(hidden.id, { force: true })).rejects.toMatchObject({ code: 50001, status: 403 })
    await expect(here(hidden).send('hello?')).rejects.toMatchObject({ code: 50001 })
  })

  it('are answered in the same place, with a ping only when allowed', async () => {
    client.once(
      Events.MessageCreate,
      message => void message.reply({ content: 'Hello!', allowedMentions: { parse: [], repliedUser: true } }),
    )
    const question = discord.say({ channel: general, author: ada, content: 'hello', mentionBot: true })
    const reply = await discord.until(() => discord.messages(general)[1])
    expect(reply.message_reference?.message_id).toBe(question.id)
    expect(reply.mentions.map(({ id }) => id)).toEqual([ada.id])
    expect((await here().send(`<@${ada.id}> @everyone`)).mentions.users.size).toBe(0)
    expect(discord.violations).toEqual([])
  })

  it('are changed and deleted, on both sides', async () => {
    const updated = new Promise(resolve => client.once(Events.MessageUpdate, (_, { content }) => resolve(content)))
    const said = discord.say({ channel: general, content: 'helo', mentionBot: true })
    await hear(1)
    discord.rephrase(said, `<@${discord.applicationId}> hello`)
    expect(await updated).toContain('hello')
    const sent = await here().send('one')
    await sent.edit('two')
    expect(discord.messages(general).map(({ content }) => content)[1]).toBe('two')
    await sent.delete()
    expect(discord.messages(general)).toHaveLength(1)
    await expect(here().messages.edit(said.id, 'mine now')).rejects.toMatchObject({ code: 50005 })
    await expect(here().messages.delete(said.id)).rejects.toMatchObject({ code: 50013 })
    await expect(here().messages.fetch('1573669306368999999')).rejects.toMatchObject({ code: 10008 })
  })

  it('are sent once for one nonce, for some minutes', async () => {
    const send = (content: string) => here().send({ content, nonce: 'reminder-1', enforceNonce: true })
    const first = await send('Tomorrow')
    expect((await send('Tomorrow again')).id).toBe(first.id)
    expect(discord.messages(general).map(({ content }) => content)).toEqual(['Tomorrow'])
    clock = new Date(clock.getTime() + 5 * 60_000 + 1)
    expect((await send('Much later')).id).not.toBe(first.id)
    expect((await here().send({ content: 'Unforced', nonce: 'reminder-1' })).content).toBe('Unforced')
  })

  it('are listed newest first, in pages, if the bot may look back', async () => {
    const said = ['a', 'b', 'c', 'd', 'e'].map(content => discord.say({ channel: general, content, mentionBot: true }))
    const page = async (query: string) => {
      const { body } = await request(discord, `GET /channels/${general.id}/messages?${query}`)
      return Array.isArray(body) ? body.map(({ content }) => String(content).at(-1)).join('') : body
    }
    expect(await page('')).toBe('edcba')
    expect(await page('limit=2')).toBe('ed')
    expect(await page(`before=${said[3]?.id}&limit=2`)).toBe('cb')
    expect(await page(`after=${said[1]?.id}&limit=2`)).toBe('dc')
    expect(await page(`around=${said[2]?.id}&limit=3`)).toBe('dcb')
    expect(await page('limit=101')).toMatchObject({ code: 50035 })
    discord.permit(general, ['ViewChannel'])
    expect(await page('')).toBe('')
  })

  it('keep the files that come with them', async () => {
    const calendar = new AttachmentBuilder(Buffer.from('BEGIN:VCALENDAR\r\n\r\nEND'), {
      name: 'dates.ics',
      description: 'Dates',
    })
    await here().send({ content: 'Here', files: [calendar] })
    const [attachment] = discord.messages(general)[0]?.attachments ?? []
    expect(attachment).toMatchObject({ filename: 'dates.ics', size: 22, description: 'Dates' })
    expect(attachment && discord.file(attachment)?.toString()).toBe('BEGIN:VCALENDAR\r\n\r\nEND')
    expect(await (await fetch(attachment?.url ?? '')).text()).toContain('VCALENDAR')
    discord.permit(general, ['ViewChannel', 'SendMessages'])
    await expect(here().send({ content: 'Here', files: [calendar] })).rejects.toMatchObject({ code: 50013 })
  })

  it('have threads', async () => {
    const told = new Promise(resolve => client.once(Events.ThreadCreate, ({ name }) => resolve(name)))
    const said = discord.say({ channel: general, author: ada, content: 'discuss', mentionBot: true })
    await hear(1)
    const thread = await heard[0]?.startThread({ name: 'Discussion' })
    expect(thread?.id).toBe(said.id)
    expect(await told).toBe('Discussion')
    await thread?.send('In here.')
    expect(discord.messages(said.id).map(({ content }) => content)).toEqual(['In here.'])
    const again = { name: 'Again' }
    await expect(
      client.rest.post(`/channels/${general.id}/messages/${said.id}/threads`, { body: again }),
    ).rejects.toMatchObject({ code: 160004 })
    const [started] = discord.messages(general)
    expect(started).toMatchObject({ flags: 32, thread: { id: said.id } })

    const theirs = discord.thread({ channel: general, name: 'Aside', by: ada })
    discord.say({ channel: theirs, author: ada, content: 'and here?', mentionBot: true })
    expect((await hear(2))[1]).toContain('and here?')
    discord.permit(general, ['ViewChannel', 'SendMessages'])
    await expect(here(theirs).send('no')).rejects.toMatchObject({ code: 50013 })
  })

  it('do not reach people who take none', async () => {
    const shy = discord.user({ name: 'Shy', closed: true })
    const user = await client.users.fetch(shy.id)
    await expect(user.send('hello')).rejects.toMatchObject({ code: 50007, status: 403 })
  })

  it.each([
    [403 as const, 50001],
    [404 as const, 10003],
  ])('find a channel that is gone with %i', async (status, code) => {
    const channel = here()
    discord.lose(general, status, true)
    await expect(channel.send('hello?')).rejects.toMatchObject({ status, code })
    await expect(client.channels.fetch(general.id, { force: true })).rejects.toMatchObject({ status, code })
    expect(discord.invalidRequests).toBe(status === 403 ? 2 : 0)
    expect(discord.violations).toEqual([])
  })

  it('tell the bot of a channel that is deleted and a server that throws it out', async () => {
    const gone = new Promise(resolve => client.once(Events.ChannelDelete, ({ id }) => resolve(id)))
    discord.lose(general, 404)
    expect(await gone).toBe(general.id)
    const left = new Promise(resolve => client.once(Events.GuildDelete, ({ id }) => resolve(id)))
    discord.kick(guild)
    expect(await left).toBe(guild.id)
    await expect(client.guilds.fetch({ guild: guild.id, force: true })).rejects.toMatchObject({ code: 10004 })
  })

  it('come from bots, webhooks and Discord itself, recognisably', async () => {
    discord.say({ channel: general, content: 'beep', mentionBot: true, bot: true })
    discord.say({ channel: general, content: 'hook', mentionBot: true, webhook: true })
    discord.say({ channel: general, content: '', type: 7 })
    await hear(3)
    expect(heard.map(({ author, webhookId, system }) => [author.bot, webhookId !== null, system])).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, true],
    ])
  })
})
