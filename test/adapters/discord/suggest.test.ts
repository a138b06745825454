import { describe, expect, it } from 'vitest'
import { office, ZONES } from './office.ts'

describe('suggestions while somebody types', () => {
  const { discord: open, bot } = office()

  it('are at most 25 of at most 100 characters, and nothing is kept', async () => {
    const discord = await open()
    const limits: number[] = []
    const suggest = (typed: string, limit: number) => {
      limits.push(limit)
      return ['x'.repeat(101), '', 'who?', 'who?', ...Array.from({ length: 40 }, (_, at) => `${typed} ${at}?`)]
    }
    const { heard } = await bot(discord, { suggest })
    const choices = await discord.autocomplete('aisi', { question: 'who' })
    expect(choices).toHaveLength(25)
    expect(choices.slice(0, 2)).toEqual([
      { name: 'who?', value: 'who?' },
      { name: 'who 0?', value: 'who 0?' },
    ])
    expect(limits).toEqual([25])
    expect(heard).toEqual([])
  })

  it('complete time zones and lists of topics', async () => {
    const discord = await open()
    const guild = discord.guild({ channels: ['general'] })
    await bot(discord)
    const where = { channel: guild.channels[0]!, permissions: ['ManageChannels'] as const }
    const type = async (filled: Record<string, string>) =>
      (await discord.autocomplete('aisi-remind here', filled, where)).map(({ value }) => value)
    expect(await type({ zone: 'new york' })).toEqual(['America/New_York'])
    expect(await type({ zone: 'europe' })).toEqual(['Europe/Paris', 'Europe/Berlin'])
    expect(await type({ topics: 'summits, st' })).toEqual(['summits, standards'])
    expect(await type({ topics: 'nonsense' })).toEqual([])
    expect(await type({ topics: 'legal d' })).toEqual(['legal deadlines'])
    expect(await type({ zone: '' })).toEqual(ZONES)
  })

  it('forgive slips of the finger there, too', async () => {
    const discord = await open()
    const guild = discord.guild({ channels: ['general'] })
    await bot(discord)
    const where = { channel: guild.channels[0]! }
    const type = async (filled: Record<string, string>) =>
      (await discord.autocomplete('aisi-remind-me', filled, where)).map(({ value }) => value)
    expect(await type({ zone: 'new yrok' })).toEqual(['America/New_York'])
    expect(await type({ zone: 'pariss' })).toEqual(['Europe/Paris'])
    expect(await type({ topics: 'summits, standrads' })).toEqual(['summits, standards'])
  })

  it('come too late without anybody noticing', async () => {
    const discord = await open()
    const { log } = await bot(discord, { suggest: () => ['who?'] })
    discord.fail('POST /interactions/:id/:token/callback', { kind: 'status', status: 404, code: 10062 })
    const typed = discord.autocomplete('aisi', { question: 'who' }).catch(() => 'none')
    await discord.until(() => log.lines.some(({ msg }) => msg === 'acknowledged-too-late'))
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
    discord.settings.patienceMs = 10
    void typed
  })
})
