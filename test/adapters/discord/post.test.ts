import { describe, expect, it } from 'vitest'
import { Undelivered } from '../../../src/bot/delivery.ts'
import type { Place } from '../../../src/bot/platform.ts'
import type { Channel, Discord, User } from '../../peers/discord/index.ts'
import { office, openReplica, placeOf, read, refusalOf, text } from './office.ts'

const personOf = ({ id }: User): Place => ({ workspace: `@${id}`, channel: id, direct: true })
const posts = (discord: Discord) =>
  discord.calls.filter(({ method, route }) => method === 'POST' && route.endsWith('/messages'))
const reminder = text('The summit starts tomorrow.', 'all', {
  kind: 'choices',
  buttons: [{ label: 'Remind me too', action: 'me:summit-2027' }],
})
const KEY = 'reminder/summit-2027/1 day/C1'

describe('a post that nobody asked for', () => {
  const { discord: open, bot } = office()
  const inChannel = async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const replica = await bot(discord)
    return { discord, channel, to: placeOf(channel), ...replica }
  }

  it('is there once for one key within minutes', async () => {
    const { discord, channel, platform, to } = await inChannel()
    const first = await platform.post(to, reminder, KEY)
    expect(await platform.post(to, reminder, KEY)).toBe(first)
    expect(await platform.post(to, reminder, `${KEY}2`)).not.toBe(first)
    expect(discord.messages(channel).map(read)).toEqual(Array(2).fill('The summit starts tomorrow.'))
  })

  it('is found by its key, however much was said since then', async () => {
    const { discord, channel, platform, to } = await inChannel()
    const since = new Date()
    const address = await platform.post(to, reminder, KEY)
    for (let said = 0; said < 250; said++) discord.say({ channel, content: 'something' })
    await platform.post(to, text('Something else.', 'all'), 'another')
    expect(await platform.find(to, KEY, since)).toEqual({ found: address })
    expect(await platform.find(to, 'never posted', since)).toBe('none')
  })

  it('is found after its outcome was lost, and not posted again', async () => {
    const { discord, channel, platform, to } = await inChannel()
    discord.fail('POST /channels/:channel/messages', { kind: 'lost', reset: true })
    expect(await refusalOf(platform.post(to, reminder, KEY))).toMatchObject({ obstacle: 'unknown' })
    expect(discord.messages(channel)).toHaveLength(1)
    const found = await platform.find(to, KEY, new Date())
    expect(found).toEqual({ found: expect.stringContaining(discord.messages(channel)[0]!.id) })
    expect(posts(discord)).toHaveLength(1)
  })

  it('is certainly not there where nothing is, and we would see it', async () => {
    const { discord, channel, platform, to } = await inChannel()
    expect(discord.messages(channel)).toEqual([])
    expect(await platform.find(to, KEY, new Date())).toBe('none')
    expect(await platform.find(personOf(discord.user('Ada')), KEY, new Date())).toBe('none')
    discord.permit(channel, ['ViewChannel', 'SendMessages'])
    await discord.until(async () => (await platform.find(to, KEY, new Date())) === 'unsure')
  })

  it('cannot be looked for where we may not look, or in too much', async () => {
    const { discord, channel, platform, to } = await inChannel()
    const since = new Date()
    discord.say({ channel, content: 'hello' })
    discord.permit(channel, ['ViewChannel', 'SendMessages'])
    expect(await platform.find(to, KEY, since)).toBe('unsure')
    discord.lose(channel, 403)
    expect(await platform.find(to, KEY, since)).toBe('unsure')
    discord.lose(channel, 404)
    expect(await platform.find(to, KEY, since)).toBe('unsure')
    const busy = discord.channel({ guild: discord.guild() })
    for (let said = 0; said < 1_001; said++) discord.say({ channel: busy, content: 'something' })
    expect(await platform.find(placeOf(busy), KEY, since)).toBe('unsure')
  })

  it('is not looked for in vain while Discord is away: the question stays open', async () => {
    const { discord, platform, to } = await inChannel()
    discord.fail('GET /channels/:channel/messages', { kind: 'status', status: 503 })
    expect(await refusalOf(platform.find(to, KEY, new Date()))).toBeInstanceOf(Undelivered)
  })

  it('can be changed, into more messages and fewer, and is still found', async () => {
    const { discord, channel, platform, to } = await inChannel()
    const since = new Date()
    const items = Array.from({ length: 200 }, (_, at) => `Institute number ${at} of somewhere with a long name`)
    const long = { blocks: [{ kind: 'list' as const, items }], audience: 'all' as const }
    const first = await platform.post(to, reminder, KEY)
    await platform.edit(first, text('It is put off.', 'all'))
    expect(discord.messages(channel).map(read)).toEqual(['It is put off.'])
    await platform.edit(first, long)
    expect(discord.messages(channel)).toHaveLength(3)
    const all = await platform.find(to, KEY, since)
    if (typeof all === 'string') throw new Error('It was not found.')
    await platform.edit(all.found, text('It is off.', 'all'))
    expect(discord.messages(channel).map(read)).toEqual(['It is off.'])
  })

  it('cannot be changed any more when it was deleted', async () => {
    const { discord, platform, to, channel } = await inChannel()
    const address = await platform.post(to, reminder, KEY)
    discord.messages(channel)
    discord.fail('PATCH /channels/:channel/messages/:message', { kind: 'status', status: 404, code: 10008 })
    expect(await refusalOf(platform.edit(address, reminder))).toMatchObject({ obstacle: 'gone' })
  })

  it('works from a process that is not connected', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    await openReplica(discord).platform.post(placeOf(channel), reminder, KEY)
    expect(discord.messages(channel)).toHaveLength(1)
  })
})

describe('a message to one person', () => {
  const { discord: open, bot } = office()

  it('goes into their direct messages, where its button works', async () => {
    const discord = await open()
    const user = discord.user('Ada')
    const { platform, heard } = await bot(discord)
    const address = await platform.post(personOf(user), reminder, KEY)
    expect(await platform.find(personOf(user), KEY, new Date())).toEqual({ found: address })
    const [message] = discord.messages(discord.dm(user))
    discord.click(message!, 'me:summit-2027', user)
    await discord.until(() => heard.length === 1)
    expect(heard[0]).toMatchObject({ text: 'me:summit-2027', in: personOf(user) })
  })

  it('is tried again as soon as they turn to us', async () => {
    const discord = await open()
    const user = discord.user('Ada')
    const { platform, heard } = await bot(discord)
    discord.fail('POST /channels/:channel/messages', { kind: 'status', status: 403, code: 50007 })
    for (let tries = 0; tries < 2; tries++)
      expect(await refusalOf(platform.post(personOf(user), reminder, KEY))).toMatchObject({ obstacle: 'denied' })
    discord.command('aisi', { question: 'remind me' }, { user })
    await discord.until(() => heard.length === 1)
    await platform.post(personOf(user), reminder, KEY)
    expect(discord.messages(discord.dm(user))).toHaveLength(1)
  })

  it('is refused with a cure where they take none', async () => {
    const discord = await open()
    const { platform } = await bot(discord)
    const refused = await refusalOf(platform.post(personOf(discord.user({ closed: true })), reminder, KEY))
    expect(refused).toMatchObject({ obstacle: 'denied', why: expect.stringContaining('Privacy Settings') })
    const nobody = await refusalOf(
      platform.post({ workspace: '@123456789012345678', channel: '123456789012345678', direct: true }, reminder, KEY),
    )
    expect(nobody).toMatchObject({ obstacle: 'gone' })
  })
})

describe('a channel that is lost', () => {
  const { discord: open, bot } = office()

  it.each([
    [403, 'denied', 'View Channel'],
    [404, 'gone', 'no longer exists'],
  ] as const)('answers %i once, and is left alone from then on', async (status, obstacle, why) => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { platform } = await bot(discord)
    discord.lose(channel, status, true)
    for (let tries = 0; tries < 3; tries++) {
      const refused = await refusalOf(platform.post(placeOf(channel), reminder, KEY))
      expect(refused).toMatchObject({ obstacle, why: expect.stringContaining(why) })
    }
    expect(posts(discord)).toHaveLength(1)
  })

  it('is not even asked where we know that we may not write', async () => {
    const discord = await open()
    const guild = discord.guild()
    const channel = discord.channel({ guild, botPermissions: ['ViewChannel'] })
    const { platform } = await bot(discord)
    const refused = await refusalOf(platform.post(placeOf(channel), reminder, KEY))
    expect(refused).toMatchObject({ obstacle: 'denied', why: expect.stringContaining('Send Messages') })
    expect(posts(discord)).toEqual([])
  })

  it('is tried again as soon as something about it changes, and after a while', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    let now = new Date()
    const { platform } = await bot(discord, { now: () => now })
    discord.permit(channel, ['ViewChannel'], true)
    expect(await refusalOf(platform.post(placeOf(channel), reminder, KEY))).toMatchObject({ obstacle: 'denied' })
    discord.permit(channel, ['ViewChannel', 'SendMessages', 'ReadMessageHistory'])
    await posted(() => platform.post(placeOf(channel), reminder, KEY), discord, channel)
    discord.permit(channel, ['ViewChannel'], true)
    expect(await refusalOf(platform.post(placeOf(channel), reminder, 'later'))).toMatchObject({ obstacle: 'denied' })
    discord.permit(channel, ['ViewChannel', 'SendMessages'], true)
    now = new Date(now.getTime() + 11 * 60_000)
    await platform.post(placeOf(channel), reminder, 'later')
    expect(discord.messages(channel)).toHaveLength(2)
  })
})

/** The event of a change takes its time to arrive. */
async function posted(post: () => Promise<string>, discord: Discord, channel: Channel): Promise<void> {
  let running = false
  await discord.until(() => {
    if (!running) {
      running = true
      void post()
        .catch(() => {})
        .finally(() => (running = false))
    }
    return discord.messages(channel).length > 0
  })
}
