import { describe, expect, it } from 'vitest'
import { restOptions } from '../../../adapters/discord/rest.ts'
import { Undelivered } from '../../../src/bot/delivery.ts'
import type { Discord } from '../../peers/discord/index.ts'
import { office, openReplica, placeOf, read, refusalOf, text } from './office.ts'

const posts = (discord: Discord) =>
  discord.calls.filter(({ method, route }) => method === 'POST' && route.endsWith('/messages'))
const reminder = text('The summit starts tomorrow.', 'all', {
  kind: 'choices',
  buttons: [{ label: 'Remind me too', action: 'me:summit-2027' }],
})
const KEY = 'reminder/summit-2027/1 day/C1'

describe('requests to Discord', () => {
  it('wait ten seconds for an answer, and are not repeated by the library', () => {
    expect(restOptions({ token: 'x' }, () => {})).toMatchObject({ timeout: 10_000, retries: 0 })
  })
})

describe('what Discord holds us back with', () => {
  const { discord: open, bot } = office()
  const inChannel = async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    return { discord, channel, to: placeOf(channel), ...(await bot(discord)) }
  }

  it('is waited for where it is short, and counted', async () => {
    const { discord, channel, platform, to, counted } = await inChannel()
    discord.fail('POST /channels/:channel/messages', { kind: 'limited', retryAfter: 0.2 })
    await platform.post(to, reminder, KEY)
    expect(discord.messages(channel)).toHaveLength(1)
    expect(counted.rateLimits).toBeGreaterThan(0)
  })

  it.each(['user', 'global', 'shared'] as const)('is given back with the time where it is long (%s)', async scope => {
    const { discord, channel, platform, to, counted } = await inChannel()
    discord.fail('POST /channels/:channel/messages', { kind: 'limited', retryAfter: 30, scope })
    const refused = await refusalOf(platform.post(to, reminder, KEY))
    expect(refused).toMatchObject({ obstacle: 'busy', why: expect.stringContaining('seconds') })
    expect(refused instanceof Undelivered && refused.waitMs).toBeGreaterThan(25_000)
    expect(counted.rateLimits).toBeGreaterThan(0)
    expect(discord.messages(channel)).toEqual([])
    /** discord.js files a bucket under its name only from the second answer on; then nothing is asked before the time is over. */
    const before = discord.calls.length
    for (let tries = 0; tries < 4; tries++)
      expect(await refusalOf(platform.post(to, reminder, KEY))).toMatchObject({ obstacle: 'busy' })
    expect(discord.calls.length - before).toBeLessThan(2)
  })

  it('does not keep answers to interactions from anybody', async () => {
    const { discord, platform, to, heard, channel } = await inChannel()
    discord.fail('POST /channels/:channel/messages', { kind: 'limited', retryAfter: 30, scope: 'user' })
    expect(await refusalOf(platform.post(to, reminder, KEY))).toMatchObject({ obstacle: 'busy' })
    const asked = discord.command('aisi', { question: 'who?' }, { channel })
    await asked.response()
    await platform.respond(heard[0]?.address ?? '', text('The UK.'), false)
    expect(read(await asked.answer())).toBe('The UK.')
  })

  it.each([
    ['an error of its own', { kind: 'status', status: 500 }, 'unknown'],
    ['a line that is cut', { kind: 'cut' }, 'unknown'],
    ['a refusal of what we sent', { kind: 'status', status: 400, code: 50035 }, 'failed'],
    ['a filter', { kind: 'status', status: 403, code: 200000 }, 'denied'],
    ['an archived thread', { kind: 'status', status: 400, code: 50083 }, 'gone'],
  ] as const)('tells %s, and sends nothing twice', async (_, failure, obstacle) => {
    const { discord, platform, to } = await inChannel()
    discord.fail('POST /channels/:channel/messages', failure, Infinity)
    expect(await refusalOf(platform.post(to, reminder, KEY))).toMatchObject({ obstacle })
    expect(posts(discord)).toHaveLength(1)
  })

  it('tells that Discord cannot be reached at all', async () => {
    const gone = await open()
    const { platform } = openReplica(gone)
    await gone.close()
    const refused = await refusalOf(platform.post({ workspace: '1', channel: '2', direct: false }, reminder, KEY))
    expect(refused).toMatchObject({ obstacle: 'failed', why: expect.stringContaining('network') })
  })

  it('tells that the token is worth nothing any more, and goes on telling', async () => {
    const { discord, platform, to } = await inChannel()
    discord.revoke()
    for (let tries = 0; tries < 2; tries++) {
      const refused = await refusalOf(
        platform.post({ ...to, channel: `${to.channel.slice(0, -1)}${tries}` }, reminder, KEY),
      )
      expect(refused).toMatchObject({ obstacle: 'denied', why: expect.stringContaining('DISCORD_TOKEN') })
    }
  })
})
