import { Events, MessageFlags, type ChatInputCommandInteraction, type Client, type Interaction } from 'discord.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect, request } from './client.ts'
import { startDiscord, type Channel, type Discord, type Guild } from './index.ts'
import { COMMANDS, layout } from './samples.ts'

describe('interactions', () => {
  let discord: Discord
  let client: Client<true>
  let guild: Guild
  let general: Channel
  let clock: Date
  const on = (handle: (interaction: Interaction) => Promise<unknown>) =>
    client.on(Events.InteractionCreate, interaction => void handle(interaction))
  const onSlash = (handle: (interaction: ChatInputCommandInteraction) => Promise<unknown>) =>
    on(async interaction => (interaction.isChatInputCommand() ? handle(interaction) : undefined))
  const ask = (question: string) => discord.command('aisi', { question }, { channel: general })
  const pass = (ms: number) => void (clock = new Date(clock.getTime() + ms))

  beforeEach(async () => {
    clock = new Date('2026-11-21T12:00:00Z')
    discord = await startDiscord({ now: () => clock })
    discord.define(COMMANDS)
    guild = discord.guild()
    general = discord.channel({ guild })
    client = await connect(discord)
  })
  afterEach(async () => {
    await client.destroy()
    await discord.close()
  })

  it('takes a deferred private answer and its edit', async () => {
    onSlash(async slash => {
      await slash.deferReply({ flags: MessageFlags.Ephemeral })
      await slash.editReply(layout(`You asked: ${slash.options.getString('question')}`))
    })
    const asked = ask('who are the members')
    const answer = await asked.answer()
    expect(JSON.stringify(answer.components)).toContain('You asked: who are the members')
    expect(answer.flags).toBe(MessageFlags.Ephemeral | MessageFlags.IsComponentsV2)
    expect(await asked.response()).toMatchObject({ type: 5, ephemeral: true, at: clock })
    expect(asked.edits).toHaveLength(1)
    expect(asked.answeredMs).toBeGreaterThan(0)
    expect(discord.messages(general)).toEqual([])
    expect(discord.violations).toEqual([])
  })

  it('gives the bot who asks, where, and with which rights', async () => {
    const seen = new Promise<Interaction>(resolve => client.once(Events.InteractionCreate, resolve))
    const ada = discord.user('Ada')
    discord.command('aisi', { question: 'hello' }, { channel: general, user: ada, permissions: ['ManageGuild'] })
    const slash = await seen
    expect(slash.user.displayName).toBe('Ada')
    expect(slash.memberPermissions?.has('ManageGuild')).toBe(true)
    expect(slash.memberPermissions?.has('SendMessages')).toBe(false)
    expect(slash.appPermissions.has('SendMessages')).toBe(true)
    expect(slash.guildId).toBe(guild.id)
    expect(slash.inCachedGuild() && slash.channel?.name).toBe('channel-1')
    expect(slash.createdTimestamp).toBe(clock.getTime())
  })

  it('comes from direct messages and from places where only the person brought the bot', async () => {
    const heard: Interaction[] = []
    client.on(Events.InteractionCreate, interaction => heard.push(interaction))
    const ada = discord.user('Ada')
    discord.command('aisi', { question: 'in the dark' }, { user: ada })
    const strange = discord.guild({ withoutBot: true })
    discord.command('aisi', { question: 'far away' }, { user: ada, channel: discord.channel({ guild: strange }) })
    discord.command(
      'aisi',
      { question: 'among us' },
      { user: ada, channel: discord.privateChannel(ada, discord.user()) },
    )
    await discord.until(() => heard.length === 3)
    expect(heard.map(one => [one.context, one.guildId])).toEqual([
      [1, null],
      [0, strange.id],
      [2, null],
    ])
    expect(heard.map(one => one.authorizingIntegrationOwners.userId)).toEqual([null, ada.id, ada.id])
  })

  it('reports the message of an answer when asked to', async () => {
    const shown = new Promise<unknown>(resolve =>
      onSlash(async slash => {
        const { resource } = await slash.reply({ content: 'Yes.', withResponse: true })
        resolve(resource?.message?.content)
      }),
    )
    const asked = ask('is it?')
    expect(await shown).toBe('Yes.')
    expect(asked.message?.type).toBe(20)
    expect(discord.messages(general).map(({ content }) => content)).toEqual(['Yes.'])
  })

  it('keeps to one callback, three seconds and fifteen minutes', async () => {
    const held: ChatInputCommandInteraction[] = []
    onSlash(async slash => void held.push(slash))
    const [first, second] = [ask('one'), ask('two')]
    await discord.until(() => held.length === 2)
    const [one, two] = held
    const callback = (id: string, token: string) =>
      request(discord, `POST /interactions/${id}/${token}/callback`, { type: 4, data: { content: 'again' } })

    await expect(one?.webhook.editMessage('@original', 'early')).rejects.toMatchObject({ code: 10015 })
    await one?.reply('in time')
    expect(await callback(first.id, first.token)).toMatchObject({ status: 400, body: { code: 40060 } })
    pass(3_001)
    await expect(two?.reply('late')).rejects.toMatchObject({ code: 10062, status: 404 })
    expect(second.message).toBeUndefined()

    pass(14 * 60_000)
    expect((await one?.editReply('still open'))?.content).toBe('still open')
    pass(60_000)
    await expect(one?.editReply('too late')).rejects.toMatchObject({ code: 50027 })
  })

  it('can be told that the time is over', async () => {
    const failed = new Promise<unknown>(resolve => onSlash(slash => slash.reply('late').catch(resolve)))
    ask('slowly').expire('acknowledge')
    expect(await failed).toMatchObject({ code: 10062 })
  })

  it('takes follow-ups, private and public, and their deletion', async () => {
    onSlash(async slash => {
      await slash.reply('First.')
      await slash.followUp({ content: 'Only for you.', flags: MessageFlags.Ephemeral })
      const third = await slash.followUp('For all.')
      await slash.webhook.editMessage(third, 'For all of you.')
      await slash.deleteReply()
    })
    const asked = ask('more')
    await discord.until(() => discord.messages(general).some(({ content }) => content === 'For all of you.'))
    await discord.until(() => asked.ephemeral === false && asked.message === undefined)
    expect(asked.followUps.map(({ content, flags }) => [content, flags])).toEqual([
      ['Only for you.', 64],
      ['For all of you.', 0],
    ])
    expect(discord.messages(general)).toHaveLength(1)
  })

  it('takes a first follow-up after a deferral for the answer, and notes that it should have been an edit', async () => {
    onSlash(async slash => {
      await slash.deferReply({ flags: MessageFlags.Ephemeral })
      await slash.followUp('Now public?')
    })
    const asked = ask('quirk')
    expect((await asked.answer()).content).toBe('Now public?')
    expect(asked.ephemeral).toBe(true)
    expect(discord.violations).toEqual([expect.stringContaining('stands in for the edit')])
  })

  it('notes a deferral with more than the private flag', async () => {
    onSlash(slash => slash.deferReply({ flags: MessageFlags.SuppressEmbeds as never }))
    await ask('flags').response()
    expect(discord.violations).toEqual([expect.stringContaining('no flag but Ephemeral')])
  })

  it('offers commands only to whom and where Discord would', async () => {
    const heard = new Promise<Interaction>(resolve => client.once(Events.InteractionCreate, resolve))
    const here = (permissions?: 'ManageGuild'[]) =>
      discord.command(
        'remind here',
        { lead: '1w', channel: general },
        { channel: general, ...(permissions && { permissions }) },
      )
    expect(() => here()).toThrow('not offered')
    expect(() => discord.command('remind here', {}, { permissions: ['ManageGuild'] })).toThrow('context 1')
    expect(() => discord.command('remind', {}, { channel: general, permissions: ['ManageGuild'] })).toThrow(
      'needs one of here',
    )
    expect(() => discord.command('aisi', {}, { channel: general })).toThrow('required')
    expect(() => discord.command('aisi', { what: 'x' })).toThrow('no option "what"')
    expect(() => discord.command('other')).toThrow('not registered')
    here(['ManageGuild'])
    const slash = await heard
    expect(slash.isChatInputCommand() && slash.options.getSubcommand()).toBe('here')
    expect(slash.isChatInputCommand() && slash.options.getChannel('channel')?.id).toBe(general.id)
  })

  it('lets an application that only a person installed follow up five times', async () => {
    const failed = new Promise<unknown>(resolve =>
      onSlash(async slash => {
        await slash.reply('0')
        for (let n = 1; n <= 6; n++) await slash.followUp(String(n)).catch(resolve)
      }),
    )
    const strange = discord.channel({ guild: discord.guild({ withoutBot: true }) })
    discord.command('aisi', { question: 'x' }, { channel: strange })
    expect(await failed).toMatchObject({ code: 40094 })
  })
})
