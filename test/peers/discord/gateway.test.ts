import { constants, inflateSync } from 'node:zlib'
import { Events, GatewayIntentBits, type Client } from 'discord.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { connect, newClient } from './client.ts'
import { startDiscord, type Channel, type Discord, type Guild } from './index.ts'

const ALL = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent]

describe('the gateway', () => {
  let discord: Discord
  let guild: Guild
  let general: Channel
  const clients: Client[] = []
  const open = async (...options: Parameters<typeof connect> extends [unknown, ...infer Rest] ? Rest : never) => {
    const client = await connect(discord, ...options)
    clients.push(client)
    return client
  }
  /** What a client hears, as it comes. */
  const heardBy = (client: Client) => {
    const heard: string[] = []
    client.on(Events.MessageCreate, message => heard.push(message.content || '(nothing)'))
    return heard
  }
  const mention = (content: string) => discord.say({ channel: general, content, mentionBot: true })

  beforeEach(async () => {
    discord = await startDiscord()
    guild = discord.guild({ name: 'Office' })
    general = discord.channel({ guild, name: 'general' })
  })
  afterEach(async () => {
    await Promise.all(clients.splice(0).map(client => client.destroy()))
    await discord.close()
  })

  it('makes a client ready, with its servers, channels and rights', async () => {
    const client = await open()
    expect(client.user.id).toBe(discord.applicationId)
    const channel = client.channels.cache.get(general.id)
    expect(channel?.isTextBased() && 'name' in channel && channel.name).toBe('general')
    const own = await client.guilds.cache.get(guild.id)?.members.fetchMe()
    expect(own?.permissionsIn(general.id).has('SendMessages')).toBe(true)
    expect(own?.permissionsIn(general.id).has('ManageMessages')).toBe(false)
  })

  it('makes a client ready that is on no server yet, and tells it of the first one', async () => {
    const empty = await startDiscord()
    const client = await connect(empty)
    const joined = new Promise(resolve => client.once(Events.GuildCreate, ({ name }) => resolve(name)))
    empty.guild({ name: 'First' })
    expect(await joined).toBe('First')
    await client.destroy()
    await empty.close()
  })

  it('replays after a cut line what happened meanwhile, in order and once', async () => {
    const client = await open()
    const heard = heardBy(client)
    mention('one')
    await discord.until(() => heard.length === 1)
    discord.drop()
    mention('two')
    mention('three')
    await discord.until(() => heard.length === 3)
    mention('four')
    await discord.until(() => heard.length === 4)
    expect(heard.map(text => text.split(' ')[1])).toEqual(['one', 'two', 'three', 'four'])
    expect(discord.sessions.map(({ resumes, connected }) => ({ resumes, connected }))).toEqual([
      { resumes: 1, connected: true },
    ])
  })

  it('is resumed on request', async () => {
    const client = await open()
    const heard = heardBy(client)
    discord.reconnect()
    await discord.until(() => discord.sessions[0]?.resumes === 1)
    mention('after')
    await discord.until(() => heard.length === 1)
    expect(discord.sessions).toHaveLength(1)
  })

  it('begins anew when the session is over, and what was said meanwhile is lost', async () => {
    const client = await open()
    const heard = heardBy(client)
    const [first] = discord.sessions
    discord.invalidate(false)
    mention('into the void')
    await discord.until(() => discord.sessions.length === 1 && discord.sessions[0] !== first)
    mention('after')
    await discord.until(() => heard.length === 1)
    expect(heard[0]).toContain('after')
  })

  it('lets an invalid session be resumed on the same line when it says so', async () => {
    await open()
    discord.invalidate(true)
    await discord.until(() => discord.sessions[0]?.resumes === 1 && discord.sessions[0].connected)
    expect(discord.sessions).toHaveLength(1)
  })

  it('leaves a dead line open until the client notices the missing heartbeats', async () => {
    discord.settings.heartbeatMs = 100
    const client = await open()
    const heard = heardBy(client)
    discord.zombie(true)
    mention('unheard')
    await discord.until(() => discord.sessions[0]?.resumes === 1)
    await discord.until(() => heard.length === 1)
    expect(heard[0]).toContain('unheard')
  })

  it('gets a heartbeat when it asks for one', async () => {
    await open()
    discord.askHeartbeat()
    await discord.until(() => discord.sessions[0]?.beats === 1)
  })

  it('hangs up on a client that sends no heartbeats', async () => {
    discord.settings.heartbeatMs = 30
    expect(await closing(new WebSocket(discord.api.replace('http', 'ws')))).toBe(4009)
  })

  it.each([
    [4004, { token: 'wrong' }],
    [4010, { shard: [2, 2] }],
    [4013, { intents: 1 << 30 }],
    [4013, { intents: 'all' }],
    [4014, { intents: 1 << 15 }],
  ])('closes with %i on %j', async (code, wrong) => {
    const socket = new WebSocket(discord.api.replace('http', 'ws'))
    socket.on('open', () =>
      socket.send(JSON.stringify({ op: 2, d: { token: discord.token, intents: 1, properties: {}, ...wrong } })),
    )
    expect(await closing(socket)).toBe(code)
  })

  it('tells a client about intents that were not granted', async () => {
    const client = newClient(discord, { intents: ALL })
    clients.push(client)
    await expect(client.login(discord.token)).rejects.toThrow('disallowed intents')
  })

  it('tells a client about a wrong token', async () => {
    const client = newClient(discord)
    clients.push(client)
    await expect(client.login('wrong')).rejects.toThrow('token')
  })

  it('makes identifies of one kind wait their turn', async () => {
    discord.settings.identifyEveryMs = 400
    await open()
    const second = newClient(discord)
    clients.push(second)
    const told: string[] = []
    second.on(Events.Debug, text => told.push(text))
    await second.login(discord.token)
    expect(told.filter(text => text.includes('Invalid session;'))).toHaveLength(1)
    expect(discord.sessions).toHaveLength(2)
  })

  it('gives every replica every event', async () => {
    const heard = [heardBy(await open()), heardBy(await open())]
    mention('hello')
    await discord.until(() => heard.every(texts => texts.length === 1))
    expect(discord.sessions).toHaveLength(2)
  })

  it('gives a doubled event twice', async () => {
    const client = await open()
    const heard: string[] = []
    client.on(Events.InteractionCreate, ({ id }) => heard.push(id))
    discord.define([{ name: 'ping', description: 'Says pong' }])
    const { payload } = discord.command('ping', {}, { channel: general })
    discord.dispatch('INTERACTION_CREATE', payload, { times: 2 })
    await discord.until(() => heard.length === 3)
    expect(new Set(heard).size).toBe(1)
  })

  it('gives a shard the events of its own servers, and direct messages to the first', async () => {
    const other = discord.guild({ name: 'Elsewhere' })
    const elsewhere = discord.channel({ guild: other })
    discord.settings.maxConcurrency = 2
    const both = await open({ shards: [0, 1], shardCount: 2 })
    const [zero, one] = [await open({ shards: [0], shardCount: 2 }), await open({ shards: [1], shardCount: 2 })]
    const shardOf = (id: string) => Number((BigInt(id) >> 22n) % 2n)
    expect(shardOf(guild.id)).not.toBe(shardOf(other.id))
    const ears = [heardBy(zero), heardBy(one), heardBy(both)]

    mention('home')
    discord.say({ channel: elsewhere, content: 'away', mentionBot: true })
    discord.say({ channel: discord.dm(discord.user()), content: 'secret' })
    await discord.until(() => ears[2]?.length === 3 && (ears[0]?.length ?? 0) + (ears[1]?.length ?? 0) === 3)

    const words = ears.map(texts => texts.map(text => text.split(' ').at(-1)).sort())
    const [home, away] = shardOf(guild.id) === 0 ? ['home', 'away'] : ['away', 'home']
    expect(words).toEqual([[home, 'secret'].sort(), [away], ['away', 'home', 'secret']])
    expect([...zero.guilds.cache.keys(), ...one.guilds.cache.keys()].sort()).toEqual([guild.id, other.id].sort())
  })

  it('compresses for clients that ask for it', async () => {
    const socket = new WebSocket(`${discord.api.replace('http', 'ws')}?v=10&encoding=json&compress=zlib-stream`)
    const first = await new Promise<Buffer>(resolve => socket.once('message', data => resolve(data as Buffer)))
    const text = inflateSync(first, { finishFlush: constants.Z_SYNC_FLUSH }).toString()
    expect(JSON.parse(text)).toMatchObject({ op: 10, d: { heartbeat_interval: 41_250 } })
    socket.terminate()
  })
})

function closing(socket: WebSocket): Promise<number> {
  return new Promise(resolve => socket.once('close', resolve))
}
