import { SlashCommandBuilder } from 'discord.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect, request } from './client.ts'
import { startDiscord, type Discord } from './index.ts'

const text = (length: number) => 'x'.repeat(length)
const times = <T>(count: number, one: (n: number) => T) => Array.from({ length: count }, (_, n) => one(n))
const ping = { name: 'ping', description: 'Says pong' }
const option = (more: object = {}) => ({ type: 3, name: 'what', description: 'What', ...more })
const withOptions = (...options: object[]) => ({ ...ping, options })

describe('commands', () => {
  let discord: Discord
  const path = () => `/applications/${discord.applicationId}/commands`
  const put = (...body: object[]) => request(discord, `PUT ${path()}`, body)

  beforeEach(async () => void (discord = await startDiscord()))
  afterEach(() => discord.close())

  it('are registered by discord.js, and every registration is counted', async () => {
    const guild = discord.guild()
    const client = await connect(discord)
    const command = new SlashCommandBuilder()
      .setName('aisi')
      .setDescription('Ask')
      .addStringOption(one => one.setName('question').setDescription('What').setRequired(true).setAutocomplete(true))
    const [set] = (await client.application.commands.set([command])).values()
    await client.application.commands.set([{ name: 'local', description: 'Here' }], guild.id)
    expect((await client.application.commands.fetch()).map(({ name }) => name)).toEqual(['aisi'])
    const [again] = (await client.application.commands.set([command])).values()
    expect([again?.id, again?.version]).toEqual([set?.id, set?.version])
    expect(discord.registrations).toMatchObject([
      { method: 'PUT', names: ['aisi'] },
      { method: 'PUT', names: ['local'], guild: guild.id },
      { method: 'PUT', names: ['aisi'] },
    ])
    expect(discord.violations).toEqual([])
    await client.destroy()
  })

  it('are created, replaced, changed and deleted one by one', async () => {
    expect((await request(discord, `POST ${path()}`, ping)).status).toBe(201)
    expect((await request(discord, `POST ${path()}`, { ...ping, description: 'New' })).status).toBe(200)
    const [command] = discord.commands
    await request(discord, `PATCH ${path()}/${command?.id}`, { description: 'Newer' })
    expect(discord.commands).toMatchObject([{ id: command?.id, description: 'Newer' }])
    expect((await request(discord, `DELETE ${path()}/${command?.id}`)).status).toBe(204)
    expect(await request(discord, `GET ${path()}/${command?.id}`)).toMatchObject({ body: { code: 10063 } })
  })

  it.each<[string, object]>([
    ['a menu command with capitals and spaces', { type: 3, name: 'Ask about this' }],
    [
      'sub-commands and groups',
      withOptions({ ...option({ type: 2 }), options: [{ ...option({ type: 1 }), options: [option()] }] }),
    ],
    ['everywhere', { ...ping, contexts: [0, 1, 2], integration_types: [0, 1], default_member_permissions: '32' }],
    ['other alphabets', { name: 'помощь', description: 'Help', name_localizations: { de: 'hilfe' } }],
  ])('may have %s', async (_, command) => {
    expect(await put(command)).toMatchObject({ status: 200 })
  })

  it.each<[string, object]>([
    ['a name with capitals', { ...ping, name: 'Ping' }],
    ['a name with spaces', { ...ping, name: 'ping pong' }],
    ['a name of 33', { ...ping, name: text(33) }],
    ['no description', { name: 'ping' }],
    ['a description of 101', { ...ping, description: text(101) }],
    ['26 options', withOptions(...times(26, n => option({ name: `o${n}` })))],
    ['an option twice', withOptions(option(), option())],
    ['a required option after others', withOptions(option(), option({ name: 'b', required: true }))],
    ['26 choices', withOptions(option({ choices: times(26, n => ({ name: `${n}`, value: `${n}` })) }))],
    ['a choice of 101', withOptions(option({ choices: [{ name: text(101), value: 'a' }] }))],
    ['choices beside autocomplete', withOptions(option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] }))],
    ['values beside sub-commands', withOptions(option(), option({ type: 1, name: 'b' }))],
    ['an unknown context', { ...ping, contexts: [3] }],
    ['an unknown installation', { ...ping, integration_types: [2] }],
    ['permissions that are no number', { ...ping, default_member_permissions: 'ManageGuild' }],
    ['a description in a menu', { type: 3, name: 'Ask', description: 'Ask' }],
    [
      'more than 8,000 characters',
      withOptions(
        ...times(5, n =>
          option({ name: `o${n}`, choices: times(25, m => ({ name: text(60), value: `${m}${text(50)}` })) }),
        ),
      ),
    ],
  ])('must not have %s', async (_, command) => {
    expect(await put(command)).toMatchObject({ status: 400, body: { code: 50035 } })
    expect(discord.violations).toHaveLength(1)
    expect(discord.commands).toEqual([])
  })

  it('must have different names', async () => {
    expect(await put(ping, ping)).toMatchObject({ status: 400 })
  })

  it('belong to the application whose token it is', async () => {
    expect(await request(discord, 'GET /applications/1/commands')).toMatchObject({ status: 404, body: { code: 10002 } })
    expect(await request(discord, `GET ${path()}`, undefined, 'wrong')).toMatchObject({ status: 401 })
  })
})
