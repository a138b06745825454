import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  MessageFlags,
  TextDisplayBuilder,
} from 'discord.js'

/** A command of each sort, for the peer's own tests. */
export const COMMANDS = [
  {
    name: 'aisi',
    description: 'Ask',
    contexts: [0, 1, 2],
    integration_types: [0, 1],
    options: [{ type: 3, name: 'question', description: 'What to know', required: true, autocomplete: true }],
  },
  {
    name: 'remind',
    description: 'Reminders',
    default_member_permissions: '32',
    contexts: [0],
    options: [
      {
        type: 1,
        name: 'here',
        description: 'In this channel',
        options: [
          { type: 3, name: 'lead', description: 'How long before', choices: [{ name: 'a week', value: '1w' }] },
          { type: 7, name: 'channel', description: 'Where' },
        ],
      },
    ],
  },
  { type: 3, name: 'Ask about this' },
]

/** A text in a box, and a button. */
export const layout = (text: string) => ({
  flags: MessageFlags.IsComponentsV2 as const,
  components: [
    new ContainerBuilder().addTextDisplayComponents(new TextDisplayBuilder({ content: text })),
    new ActionRowBuilder<ButtonBuilder>().addComponents(
      new ButtonBuilder({ custom_id: 'more', label: 'More', style: ButtonStyle.Primary }),
    ),
  ],
})
