import { describe, expect, it } from 'vitest'
import { newClient } from '../../../adapters/discord/client.ts'
import type { Incoming } from '../../../src/bot/platform.ts'
import { INTENT } from '../../peers/discord/constants.ts'
import type { Discord } from '../../peers/discord/index.ts'
import { answersIn, office, refusalOf, text } from './office.ts'

const echo = ({ text: said }: Incoming) => text(`You asked: ${said}`, 'all')

describe('the connection to Discord', () => {
  const { discord: open, bot, replica } = office()

  it('asks for servers, messages in them and direct messages, and for nothing else', async () => {
    const discord = await open()
    await bot(discord)
    expect(discord.sessions.map(({ intents }) => intents)).toEqual([
      INTENT.guilds | INTENT.guildMessages | INTENT.directMessages,
    ])
  })

  it('pings nobody by default, and remembers neither messages nor people', async () => {
    const discord = await open()
    const guild = discord.guild({ channels: ['general'] })
    const channel = guild.channels[0]!
    const { client, close } = newClient({ token: discord.token, apiUrl: discord.api, shards: 1 })
    expect(client.options.allowedMentions).toEqual({ parse: [], repliedUser: false })
    let heard = 0
    client.on('messageCreate', () => heard++)
    const ready = new Promise(resolve => client.once('clientReady', resolve))
    await client.login(discord.token)
    await ready
    for (let said = 0; said < 300; said++) discord.say({ channel, content: 'hello' })
    await discord.until(() => heard === 300)
    const known = client.channels.cache.get(channel.id)
    expect(known?.isTextBased() && known.messages.cache.size).toBe(0)
    expect(client.guilds.cache.get(guild.id)?.members.cache.size).toBeLessThan(25)
    expect(client.users.cache.size).toBeLessThan(250)
    expect(client.guilds.cache.get(guild.id)?.members.me).not.toBeNull()
    await close()
  })

  it('tells how it is: as whom, since when, with how many servers', async () => {
    const discord = await open()
    discord.guild()
    const { platform, start } = replica(discord, { now: () => new Date('2026-11-22T09:00:00Z') })
    expect(platform.health()).toMatchObject({ ready: false, what: 'Not connected to Discord yet.' })
    await start()
    expect(platform.health()).toEqual({
      ready: true,
      what: 'Connected as aisi since 2026-11-22T09:00:00.000Z: 1 shard, 1 server.',
    })
    await platform.stop()
    expect(platform.health()).toMatchObject({ ready: false, what: expect.stringContaining('closed') })
  })

  it('loses no question when the line drops, and counts that it came back', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { platform, counted } = await bot(discord, { reply: echo })
    discord.say({ channel, content: 'one?', mentionBot: true })
    discord.drop()
    discord.say({ channel, content: 'two?', mentionBot: true })
    await discord.until(() => !platform.health().ready)
    expect(platform.health().what).toContain('0 of 1 shards')
    await discord.until(() => answersIn(discord, channel.id).length === 2)
    expect(answersIn(discord, channel.id)).toEqual(['You asked: one?', 'You asked: two?'])
    await discord.until(() => platform.health().ready)
    expect(counted.reconnects).toBe(1)
    expect(discord.sessions).toHaveLength(1)
  })

  it.each([
    ['is asked to come back', (discord: Discord) => discord.reconnect()],
    ['is told to resume', (discord: Discord) => discord.invalidate(true)],
    ['is closed for no reason', (discord: Discord) => discord.hangUp(4000)],
  ])('loses no question either when it %s', async (_, trouble) => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { platform } = await bot(discord, { reply: echo })
    trouble(discord)
    discord.say({ channel, content: 'still there?', mentionBot: true })
    await discord.until(() => discord.sessions[0]?.resumes === 1 && platform.health().ready)
    await discord.until(() => answersIn(discord, channel.id).length > 0)
    expect(answersIn(discord, channel.id)).toEqual(['You asked: still there?'])
    expect(discord.sessions).toHaveLength(1)
  })

  it('begins anew when its session is over, and hears from then on', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { platform, counted } = await bot(discord, { reply: echo })
    const [before] = discord.sessions
    discord.invalidate(false)
    await discord.until(() => counted.reconnects === 1 && platform.health().ready)
    expect(discord.sessions).not.toContain(before)
    discord.say({ channel, content: 'still there?', mentionBot: true })
    await discord.until(() => answersIn(discord, channel.id).length > 0)
  })

  it('notices a dead line by its missing heartbeat', async () => {
    const discord = await open({ heartbeatMs: 150 })
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { counted } = await bot(discord, { reply: echo })
    discord.zombie(true)
    discord.say({ channel, content: 'who?', mentionBot: true })
    await discord.until(() => answersIn(discord, channel.id).length > 0)
    expect(counted.reconnects).toBeGreaterThan(0)
  })

  it('answers a question once that is delivered twice', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { log } = await bot(discord, { reply: ({ text: said }) => text(said) })
    const asked = discord.command('aisi', { question: 'who?' }, { channel })
    discord.dispatch('INTERACTION_CREATE', asked.payload, { times: 2 })
    await asked.answer()
    await discord.until(() => log.lines.filter(({ msg }) => msg === 'acknowledged-elsewhere').length === 2)
    expect(asked.edits).toHaveLength(1)
    expect(asked.followUps).toEqual([])
    expect(log.lines.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([])
  })

  it('tells when we were removed from a server', async () => {
    const discord = await open()
    const guild = discord.guild()
    const { removed } = await bot(discord)
    discord.kick(guild)
    await discord.until(() => removed.length > 0)
    expect(removed).toEqual([guild.id])
  })

  it('hears nothing new once deaf, but still answers what it has heard', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { platform, heard } = await bot(discord)
    const asked = discord.command('aisi', { question: 'who?' }, { channel })
    discord.say({ channel, content: 'who?', mentionBot: true })
    await discord.until(() => heard.length === 2)
    await platform.deafen()
    expect(asked.interaction.response).toBeDefined()
    await discord.until(() => discord.sessions.every(({ connected }) => !connected))
    discord.say({ channel, content: 'too late', mentionBot: true })
    for (const { address } of heard) await platform.respond(address, text('The UK.', 'all'), false)
    expect(answersIn(discord, channel.id)).toEqual(['The UK.', 'The UK.'])
    expect(heard).toHaveLength(2)
  })

  it('ends also where what was heard cannot be kept', async () => {
    const discord = await open()
    const { platform } = await bot(discord, { keep: () => new Promise(() => {}) })
    const asked = discord.command('aisi', { question: 'who?' })
    discord.say({ channel: discord.dm(discord.user('Ada')), content: 'who?' })
    await asked.response()
    await platform.deafen()
  })

  it('is closed for good, also between two tries', async () => {
    const discord = await open()
    const { platform } = await bot(discord)
    discord.drop()
    await discord.until(() => !platform.health().ready)
    await platform.stop()
    const starts = discord.calls.length
    /** discord.js would be back half a second later. */
    await new Promise(resolve => setTimeout(resolve, 800))
    expect(discord.sessions.filter(({ connected }) => connected)).toEqual([])
    expect(discord.calls).toHaveLength(starts)
  })
})

describe('what is logged', () => {
  const { discord: open, bot } = office()

  it('holds neither words nor tokens', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { log, platform, heard, counted } = await bot(discord, { reply: echo })
    const asked = discord.command('aisi', { question: 'a very private question' }, { channel })
    discord.say({ channel, content: 'another private question', mentionBot: true })
    await discord.until(() => answersIn(discord, channel.id).length === 2)
    asked.expire('token')
    await refusalOf(platform.respond(heard[0]?.address ?? '', text('a private answer'), false))
    discord.drop()
    await discord.until(() => counted.reconnects === 1)
    const told = JSON.stringify(log.lines)
    expect(log.lines.length).toBeGreaterThan(1)
    for (const secret of ['private', discord.token, asked.token]) expect(told).not.toContain(secret)
  })
})
