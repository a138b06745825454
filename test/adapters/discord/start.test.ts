import { describe, expect, it } from 'vitest'
import type { Incoming } from '../../../src/bot/platform.ts'
import { Problem } from '../../../src/errors.ts'
import { INTENT } from '../../peers/discord/constants.ts'
import { answersIn, office, refusalOf, text } from './office.ts'

const echo = ({ text: said }: Incoming) => text(`You asked: ${said}`, 'all')

describe('a start', () => {
  const { discord: open, replica } = office()

  it('that Discord refuses the token of says what to do', async () => {
    const discord = await open()
    const { start, platform, log } = replica(discord, { settings: { token: 'wrong' } })
    const problem = await refusalOf(start())
    expect(problem).toBeInstanceOf(Problem)
    expect(problem).toMatchObject({
      message: 'Discord refused the bot’s token.',
      faults: [expect.stringContaining('Reset Token')],
    })
    expect(platform.health()).toMatchObject({ ready: false, cure: expect.stringContaining('DISCORD_TOKEN') })
    expect(log.lines).toMatchObject([{ msg: 'discord-refused', cure: expect.stringContaining('Reset Token') }])
    expect(discord.calls).toHaveLength(1)
  })

  it.each(['', ' ', 'a\nb'])('with the token %j says the same', async token => {
    const { start } = replica(await open(), { settings: { token } })
    expect(await refusalOf(start())).toMatchObject({ message: 'Discord refused the bot’s token.' })
  })

  it('that Discord does not allow the intents of says what to do', async () => {
    const discord = await open({ disallowedIntents: INTENT.guildMessages })
    const { start, log } = replica(discord)
    expect(await refusalOf(start())).toMatchObject({
      message: expect.stringContaining('4014'),
      faults: [expect.stringContaining('no privileged intent')],
    })
    const told = log.lines.filter(({ msg }) => msg === 'discord-refused')
    expect(told).toMatchObject([{ level: 'error', cure: expect.stringContaining('no privileged intent') }])
  })

  it('with too few shards says what to do', async () => {
    const discord = await open({ guildsPerShard: 0 })
    discord.guild()
    const { start } = replica(discord)
    expect(await refusalOf(start())).toMatchObject({ faults: ['Set DISCORD_SHARDS=auto.'] })
  })

  it('without a network goes on, and connects when there is one', async () => {
    const started = new Date()
    const gone = await open({ now: () => started })
    const port = Number(new URL(gone.api).port)
    await gone.close()
    const { start, platform, log } = replica(gone)
    await start()
    expect(platform.health()).toMatchObject({ ready: false, cure: expect.stringContaining('by itself') })
    expect(log.lines).toMatchObject([{ level: 'warn', msg: 'not-connected', attempt: 1, ms: 1_000 }])
    const back = await open({ port, now: () => started })
    await back.until(() => platform.health().ready)
  })

  it('goes on when Discord has trouble at first', async () => {
    const discord = await open()
    discord.guild()
    discord.fail('GET /gateway/bot', { kind: 'status', status: 503 })
    const { start, platform } = replica(discord)
    await start()
    expect(platform.health().ready).toBe(false)
    await discord.until(() => platform.health().ready)
    await discord.until(() => discord.commands.length > 0)
  })

  it('waits where it was started too often today', async () => {
    const discord = await open({ sessionStarts: 0 })
    const { start, platform, log } = replica(discord)
    await start()
    expect(platform.health()).toMatchObject({ ready: false, what: expect.stringContaining('360 minutes') })
    expect(log.lines).toMatchObject([{ msg: 'not-connected', ms: 6 * 60 * 60_000 }])
    expect(discord.sessions).toEqual([])
  })

  it('that goes well is told to be over when Discord closes it for good later', async () => {
    const discord = await open()
    const { start, platform, log } = replica(discord)
    await start()
    discord.revoke()
    await discord.until(() => platform.health().cure?.includes('Reset Token'))
    expect(platform.health()).toMatchObject({ ready: false, what: 'Discord refused the bot’s token.' })
    expect(log.lines.filter(({ msg }) => msg === 'discord-refused')).toHaveLength(1)
  })
})

describe('shards', () => {
  const { discord: open, replica, bot } = office()

  it('share the servers in one process, and each is told of by itself', async () => {
    const discord = await open({ shards: 2, maxConcurrency: 2 })
    const channels = [discord.guild({ channels: ['a'] }), discord.guild({ channels: ['b'] })].map(
      guild => guild.channels[0]!,
    )
    const { platform, counted } = await bot(discord, { reply: echo, settings: { shards: 2 } })
    expect(discord.sessions.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ])
    expect(platform.health().what).toContain('2 shards, 2 servers')
    for (const channel of channels) discord.say({ channel, content: 'who?', mentionBot: true })
    await discord.until(() => channels.every(({ id }) => answersIn(discord, id).length === 1))
    discord.drop(discord.sessions[1])
    await discord.until(() => platform.health().what.includes('1 of 2 shards'))
    await discord.until(() => platform.health().ready)
    expect(counted.reconnects).toBe(1)
    const direct = discord.dm(discord.user('Ada'))
    discord.say({ channel: direct, content: 'who?' })
    await discord.until(() => answersIn(discord, direct.id).length === 1)
  })

  it('are as many as Discord advises, where nothing else is set', async () => {
    const discord = await open({ shards: 3, maxConcurrency: 3 })
    const { start } = replica(discord, { settings: { shards: 'auto' } })
    await start()
    expect(discord.sessions.map(({ shard }) => shard.join('/')).toSorted()).toEqual(['0/3', '1/3', '2/3'])
  })
})
