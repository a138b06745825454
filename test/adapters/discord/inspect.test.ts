import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inspectDiscord } from '../../../adapters/discord/index.ts'
import { installLink, personalLink } from '../../../adapters/discord/install.ts'
import { ROOT } from '../../golden/sets.ts'
import { INTENT } from '../../peers/discord/constants.ts'
import { PERMISSION } from '../../peers/discord/permissions.ts'
import type { Discord } from '../../peers/discord/index.ts'
import { office } from './office.ts'

describe('what the doctor says about Discord', () => {
  const { discord: open, bot } = office()
  const inspect = (discord: Discord, more: object = {}) =>
    inspectDiscord({ token: discord.token, apiUrl: discord.api, ...more })
  const says = async (discord: Discord, more: object = {}) =>
    (await inspect(discord, more)).map(({ state, says, cure }) => [state, says, ...(cure ? [cure] : [])].join(': '))

  it('is that all is well, and how to let the bot in', async () => {
    const discord = await open()
    discord.guild()
    await bot(discord)
    const findings = await inspect(discord)
    expect(findings.map(({ part, state }) => [part, state])).toEqual(Array(5).fill(['Discord', 'good']))
    const told = findings.map(one => one.says).join('\n')
    expect(told).toContain(`aisi (${discord.applicationId})`)
    expect(told).toContain(installLink(discord.applicationId))
    expect(told).toContain(personalLink(discord.applicationId))
    expect(told).toContain('commands are registered everywhere')
    expect(told).toContain('It connects (998 starts left today, 1 shard).')
    expect(told).not.toContain(discord.token)
    await discord.until(() => discord.sessions.filter(({ connected }) => connected).length === 1)
  })

  it('is which server does not give the bot what it needs, and how to change that', async () => {
    const discord = await open()
    discord.guild({ name: 'Harbour', botPermissions: ['ViewChannel', 'ReadMessageHistory'] })
    discord.guild({ name: 'Palace', botPermissions: ['Administrator'] })
    expect(await says(discord)).toContainEqual(
      [
        'off: Not every server gives it all permissions: Harbour lacks Send Messages, Send Messages in Threads, Embed Links, ' +
          'Attach Files. It cannot do there what needs them.',
        `Give them to its role under Server Settings, Roles, or invite it again: ${installLink(discord.applicationId)}`,
      ].join(': '),
    )
  })

  it('names a few of many such servers', async () => {
    const discord = await open()
    for (let count = 1; count <= 203; count++) discord.guild({ name: `S${count}`, botPermissions: ['ViewChannel'] })
    expect((await says(discord)).join('\n')).toMatch(/: S1 lacks .*; S5 lacks .*; 198 more servers\. It/)
  })

  it('is what to do where Discord does not let it connect', async () => {
    const refused = await open({ disallowedIntents: INTENT.guildMessages })
    expect(await says(refused)).toContainEqual(
      'fault: Discord does not allow an intent that was asked for (4014).: aisi-bot needs no privileged intent: check that DISCORD_TOKEN belongs to its own application.',
    )
    const large = await open({ guildsPerShard: 0 })
    large.guild()
    expect(await says(large, { shards: 1 })).toContainEqual(expect.stringMatching(/4011.*Set DISCORD_SHARDS=auto\.$/))
  })

  it('names the least that a server has to grant', () => {
    const link = new URL(installLink('123'))
    const granted = BigInt(link.searchParams.get('permissions') ?? 0)
    const names = Object.entries(PERMISSION).filter(([, bit]) => granted & bit)
    expect(names.map(([name]) => name)).toEqual([
      'ViewChannel',
      'SendMessages',
      'EmbedLinks',
      'AttachFiles',
      'ReadMessageHistory',
      'SendMessagesInThreads',
    ])
    expect(names.reduce((all, [, bit]) => all | bit, 0n)).toBe(granted)
    expect(link.searchParams.get('scope')).toBe('bot applications.commands')
  })

  it('asks a person for nothing but commands', () => {
    const query = new URL(personalLink('123')).searchParams
    expect(Object.fromEntries(query)).toEqual({
      client_id: '123',
      integration_type: '1',
      scope: 'applications.commands',
    })
  })

  it('has the same link in the README', () => {
    expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(installLink('APPLICATION_ID'))
  })

  it('is that the commands will be registered at the start', async () => {
    expect(await says(await open())).toContainEqual(
      expect.stringMatching(/^off: The commands are not registered.*They are registered when the bot starts\.$/),
    )
  })

  it('is how to get a token that works', async () => {
    const [finding, ...others] = await inspect(await open(), { token: 'wrong' })
    expect(finding).toMatchObject({ state: 'fault', cure: expect.stringContaining('Reset Token') })
    expect(others).toEqual([])
  })

  it('is that Discord cannot be reached', async () => {
    const gone = await open()
    await gone.close()
    expect(await inspect(gone)).toMatchObject([{ state: 'fault', cure: expect.stringContaining('network') }])
  })

  it('is that the bot was started too often, or with too few shards', async () => {
    expect(await says(await open({ sessionStarts: 0 }))).toContainEqual(
      expect.stringContaining('fault: The bot was started too often'),
    )
    const large = await open({ shards: 4 })
    expect(await says(large, { shards: 1 })).toContainEqual(expect.stringContaining('Set DISCORD_SHARDS=auto.'))
    expect(await says(large, { shards: 'auto' })).toContainEqual(expect.stringContaining('4 shards'))
  })

  it('is that the server for development is none of ours', async () => {
    const told = await says(await open(), { devGuild: '123456789012345678' })
    expect(told).toContainEqual(expect.stringMatching(/^fault: .*no longer in that server.*DISCORD_DEV_GUILD/))
  })

  it('is that commands are sent elsewhere, or people cannot install it', async () => {
    const discord = await open()
    const application = {
      id: discord.applicationId,
      name: 'aisi',
      approximate_guild_count: 0,
      interactions_endpoint_url: 'https://elsewhere.example',
      integration_types_config: { 0: {} },
    }
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(application))
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const told = await says(discord, { apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api` })
    server.closeAllConnections()
    server.close()
    expect(told).toContainEqual(expect.stringContaining('Interactions Endpoint URL'))
    expect(told).toContainEqual(expect.stringContaining('User Install'))
    expect(told).toContainEqual(expect.stringContaining('in no server yet'))
  })
})
