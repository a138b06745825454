import { Routes } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../adapters/discord/commands.ts'
import { phrase, type Filled } from '../../../adapters/discord/phrase.ts'
import { openRest } from '../../../adapters/discord/rest.ts'
import { toCommand } from '../../../src/bot/commands.ts'
import { PERMISSION, type Permissions } from '../../peers/discord/permissions.ts'
import { office, text } from './office.ts'

const names = COMMANDS.map(({ name }) => name)

describe('the commands that Discord offers', () => {
  const { discord: open, bot, replica } = office()

  it('are registered once over two starts', async () => {
    const discord = await open()
    for (let starts = 0; starts < 2; starts++) {
      const { log, platform } = await bot(discord)
      await discord.until(() => log.lines.some(({ msg }) => msg === 'commands-registered'))
      await platform.stop()
    }
    expect(discord.registrations.map(({ method, names: registered }) => [method, registered])).toEqual([['PUT', names]])
  })

  it('are registered again when their definition has changed', async () => {
    const discord = await open()
    const [ask, ...others] = COMMANDS
    discord.define([{ ...ask, description: 'Something older' }, ...others])
    const { log } = await bot(discord)
    await discord.until(() => log.lines.some(({ msg }) => msg === 'commands-registered'))
    expect(discord.registrations).toHaveLength(1)
    expect(discord.commands.find(({ name }) => name === 'aisi')?.description).toBe(
      'description' in ask! ? ask.description : '',
    )
  })

  it.each([
    ['one is missing', COMMANDS.slice(1)],
    ['one is too many', [...COMMANDS, { name: 'old', description: 'of an older version', type: 1 }]],
    ['an option was taken away', COMMANDS.map(command => ({ ...command, options: undefined }))],
  ])('are registered again where %s', async (_, known) => {
    const discord = await open()
    discord.define(known)
    const { log } = await bot(discord)
    await discord.until(() => log.lines.some(({ msg }) => msg === 'commands-registered'))
    expect(discord.commands.map(({ name }) => name).toSorted()).toEqual([...names].toSorted())
  })

  it('ask for no right where anybody may change what others get, and are registered again when that changes', async () => {
    const discord = await open()
    for (const anybody of [true, true, false]) {
      const { log, platform } = await bot(discord, { settings: { anybody } })
      await discord.until(() => log.lines.some(({ msg }) => msg === 'commands-registered'))
      await platform.stop()
      const asking = discord.commands.filter(one => one.default_member_permissions !== null)
      expect(asking).toHaveLength(anybody ? 0 : 4)
    }
    expect(discord.registrations).toHaveLength(2)
  })

  it('go to one server alone in development, once over two starts', async () => {
    const discord = await open()
    const guild = discord.guild({ channels: ['general'] })
    for (let starts = 0; starts < 2; starts++) {
      const { log, platform } = await bot(discord, { settings: { devGuild: guild.id }, reply: () => text('Hello.') })
      await discord.until(() => log.lines.some(({ msg }) => msg === 'commands-registered'))
      await discord.command('aisi', { question: 'hi' }, { channel: guild.channels[0]! }).answer()
      await platform.stop()
    }
    expect(discord.registrations).toMatchObject([{ guild: guild.id, names }])
  })

  it('go to one server again in development when their definition has changed', async () => {
    const discord = await open()
    const guild = discord.guild({ channels: ['general'] })
    const before = openRest({ token: discord.token, apiUrl: discord.api })
    await before.put(Routes.applicationGuildCommands(discord.applicationId, guild.id), { body: COMMANDS.slice(0, 2) })
    const { log } = await bot(discord, { settings: { devGuild: guild.id } })
    await discord.until(() => log.lines.some(({ msg }) => msg === 'commands-registered'))
    expect(discord.registrations.map(({ names: registered }) => registered.length)).toEqual([2, COMMANDS.length])
  })

  it('that cannot be registered are told of, and the bot answers all the same', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    discord.fail('PUT /applications/:app/commands', { kind: 'status', status: 500 })
    const { start, log, heard } = replica(discord)
    await start()
    await discord.until(() => log.lines.some(({ msg }) => msg === 'commands-not-registered'))
    expect(log.lines.find(({ level }) => level === 'error')).toMatchObject({ cure: expect.stringContaining('doctor') })
    discord.say({ channel, content: 'who?', mentionBot: true })
    await discord.until(() => heard.length === 1)
  })

  it('are there where people are, those that change something for those who may', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    await bot(discord)
    const use =
      (line: string, filled: Record<string, string>, permissions?: Permissions, userInstall = false) =>
      () =>
        discord.command(line, filled, { channel, userInstall, ...(permissions ? { permissions } : {}) })
    expect(use('aisi', { question: 'hi' }, [], true)).not.toThrow()
    expect(use('aisi-remind list', {}, ['ViewChannel'])).toThrow('permissions')
    expect(use('aisi-remind list', {}, ['ManageChannels'])).not.toThrow()
    expect(use('aisi-remind list', {}, ['ManageChannels'], true)).toThrow('people')
    expect(use('aisi-remind-me', {}, ['ViewChannel'])).not.toThrow()
    expect(() => discord.command('aisi-remind list')).not.toThrow()
  })

  it('ask for one and the same right, where they change what others get', () => {
    const rights = COMMANDS.map(({ name, default_member_permissions: right }) => [name, right ?? 'none'])
    const manages = String(PERMISSION.ManageChannels)
    expect(Object.fromEntries(rights)).toEqual({
      aisi: 'none',
      'Ask aisi about this': 'none',
      'aisi-remind': manages,
      'aisi-remind-me': 'none',
      'aisi-digest': manages,
      'aisi-quiet': manages,
      'aisi-event': manages,
    })
  })
})

describe('a command that is filled in', () => {
  const { discord: open, bot } = office()

  it('says what anybody may type', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const { heard } = await bot(discord)
    const where = { channel, permissions: ['Administrator'] as const }
    discord.command(
      'aisi-remind here',
      { topics: 'summits, standards', before: '1 week, 1 day', at: '09:00', zone: 'Europe/Paris' },
      where,
    )
    discord.command('aisi-remind off', { number: 2 }, where)
    discord.command('aisi-quiet', { hours: '18:00-08:00', weekends: true }, where)
    discord.command('aisi-event add', { name: 'Team day | fun', start: '2027-03-01', place: 'Geneva' }, where)
    await discord.until(() => heard.length === 4)
    expect(heard.map(({ kind, text: said }) => [kind, said])).toEqual([
      ['command', 'remind here about summits, standards 1 week, 1 day before at 09:00 Europe/Paris'],
      ['command', 'remind off 2'],
      ['command', 'quiet 18:00-08:00 weekends'],
      ['command', 'event add Team day / fun | 2027-03-01 | | Geneva'],
    ])
  })

  it.each<[string, string | undefined, Filled, string]>([
    ['aisi', undefined, { question: ' who? ' }, 'who?'],
    ['aisi-remind', 'here', {}, 'remind here'],
    [
      'aisi-remind-me',
      undefined,
      { topics: 'about summits', before: '1 day before', at: 'at 9am' },
      'remind me about summits 1 day before at 9am',
    ],
    ['aisi-remind', 'list', {}, 'remind list'],
    ['aisi-remind', 'off', {}, 'remind off'],
    ['aisi-remind', 'test', {}, 'remind test'],
    [
      'aisi-digest',
      undefined,
      { rhythm: 'weekly', day: 'monday', at: '09:00', zone: 'Europe/Paris' },
      'digest weekly monday 09:00 Europe/Paris',
    ],
    ['aisi-digest', undefined, { rhythm: 'off', day: 'monday' }, 'digest off'],
    ['aisi-quiet', undefined, { hours: 'off', weekends: false }, 'quiet off'],
    ['aisi-event', 'add', { name: 'A', start: 'B', end: 'C', place: 'D', zone: 'E' }, 'event add A | B | C | D | E'],
    ['aisi-event', 'list', {}, 'event list'],
    ['aisi-event', 'drop', { number: 3 }, 'event drop 3'],
  ])('%s %s with %j is "%s", which the bot understands', (command, subcommand, filled, said) => {
    expect(phrase(command, subcommand, filled)).toBe(said)
    if (command !== 'aisi') expect(toCommand(said).kind).toBe('command')
  })

  it('is understood for every sub-command that is offered', () => {
    for (const command of COMMANDS) {
      if (!('options' in command) || command.name === 'aisi') continue
      const subs = (command.options ?? []).filter(({ type }) => type === 1).map(({ name }) => name)
      for (const sub of subs.length > 0 ? subs : [undefined])
        expect(
          toCommand(phrase(command.name, sub, { hours: 'off', rhythm: 'off', name: 'x', start: 'y', number: 1 }) ?? '')
            .kind,
        ).toBe('command')
    }
  })

  it('of an older version of us is left alone', () => {
    expect(phrase('aisi-old', undefined, {})).toBeUndefined()
    expect(phrase('aisi-remind', 'never', {})).toBeUndefined()
    expect(phrase('aisi-event', undefined, {})).toBeUndefined()
  })
})
