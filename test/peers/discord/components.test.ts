import {
  Events,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  type Client,
  type Interaction,
} from 'discord.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect } from './client.ts'
import { startDiscord, type Channel, type Discord } from './index.ts'
import { COMMANDS, layout } from './samples.ts'

describe('menus, buttons and forms', () => {
  let discord: Discord
  let client: Client<true>
  let general: Channel
  const on = (handle: (interaction: Interaction) => Promise<unknown>) =>
    client.on(Events.InteractionCreate, interaction => void handle(interaction))
  const ask = (question: string) => discord.command('aisi', { question }, { channel: general })

  beforeEach(async () => {
    discord = await startDiscord()
    discord.define(COMMANDS)
    general = discord.channel({ guild: discord.guild() })
    client = await connect(discord)
  })
  afterEach(async () => {
    await client.destroy()
    await discord.close()
  })

  it('lets buttons change their message, at once or later, and answer anew', async () => {
    on(async interaction => {
      if (interaction.isChatInputCommand()) await interaction.reply(layout('One.'))
      if (!interaction.isButton()) return
      if (interaction.user.displayName === 'Ada') return interaction.update(layout('Two.'))
      await interaction.deferUpdate()
      await interaction.editReply({ components: [new TextDisplayBuilder({ content: 'Three.' })] })
      await interaction.followUp({ content: 'Done.', flags: MessageFlags.Ephemeral })
    })
    const first = await ask('buttons').answer()
    const second = await discord.click(first, 'More', discord.user('Ada')).answer()
    expect(second.id).toBe(first.id)
    expect(JSON.stringify(second.components)).toContain('Two.')
    const clicked = discord.click(second, /^more$/, discord.user('Bob'))
    expect((await clicked.answer()).components).toMatchObject([{ content: 'Three.' }])
    await discord.until(() => clicked.followUps.length === 1)
    expect(() => discord.click(second, 'more')).toThrow('no component more')
    expect(discord.violations).toEqual([])
  })

  it('lets only the person who asked press the buttons of a private answer', async () => {
    on(async slash =>
      slash.isChatInputCommand()
        ? slash.reply({ ...layout('Secret.'), flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] })
        : undefined,
    )
    const answer = await ask('private').answer()
    expect(() => discord.click(answer, 'more', discord.user('Nosy'))).toThrow('cannot see')
    expect(discord.click(answer, 'more').payload).toMatchObject({ type: 3 })
  })

  it('suggests while somebody types, at most 25 choices', async () => {
    let many = 2
    on(async typed => {
      if (!typed.isAutocomplete()) return
      const { value } = typed.options.getFocused(true)
      await typed
        .respond(Array.from({ length: many }, (_, n) => ({ name: `${value}${n}`, value: `${n}` })))
        .catch(() => {})
    })
    const type = (question: string) => discord.autocomplete('aisi', { question }, { channel: general })
    expect(await type('who ')).toEqual([
      { name: 'who 0', value: '0' },
      { name: 'who 1', value: '1' },
    ])
    many = 26
    discord.settings.patienceMs = 200
    await expect(type('too many')).rejects.toThrow('waits for suggestions')
    expect(discord.violations).toEqual([expect.stringContaining('data.choices')])
  })

  it('opens a form, and hands over what is entered', async () => {
    on(async interaction => {
      if (interaction.isChatInputCommand()) {
        const name = new TextInputBuilder({ custom_id: 'name', style: TextInputStyle.Short, max_length: 10 })
        const label = new LabelBuilder({ label: 'Name' }).setTextInputComponent(name)
        await interaction.showModal(
          new ModalBuilder({ custom_id: 'event', title: 'New event' }).addLabelComponents(label),
        )
      } else if (interaction.isModalSubmit())
        await interaction.reply(`Added ${interaction.fields.getTextInputValue('name')}`)
    })
    const opened = ask('a form')
    expect((await opened.modal()).title).toBe('New event')
    expect(() => discord.submitModal(opened, {})).toThrow('required')
    expect(() => discord.submitModal(opened, { name: 'much too long' })).toThrow('0 to 10')
    expect((await discord.submitModal(opened, { name: 'Picnic' }).answer()).content).toBe('Added Picnic')
  })

  it('offers a message to a menu command in full', async () => {
    on(async menu => (menu.isMessageContextMenuCommand() ? menu.reply(`"${menu.targetMessage.content}"?`) : undefined))
    const message = discord.say({ channel: general, content: 'Kenya joined' })
    const answer = await discord.messageCommand('Ask about this', message).answer()
    expect(answer).toMatchObject({ content: '"Kenya joined"?', type: 23 })
  })
})
