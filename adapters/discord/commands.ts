import {
  ApplicationCommandOptionType as Option,
  ApplicationCommandType,
  ApplicationIntegrationType as Install,
  InteractionContextType as Context,
  PermissionFlagsBits,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandStringOption,
  type APIApplicationCommandSubcommandOption,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js'
import { LIMITS } from './limits.ts'

export const ASK = 'aisi'
export const ASK_ABOUT = 'Ask aisi about this'
export const QUESTION = 'question'

const EVERYWHERE = {
  contexts: [Context.Guild, Context.BotDM, Context.PrivateChannel],
  integration_types: [Install.GuildInstall, Install.UserInstall],
}
/** Where we can post by ourselves: servers that we are in, and direct messages. */
const WHERE_WE_POST = { contexts: [Context.Guild, Context.BotDM], integration_types: [Install.GuildInstall] }
/** What is looked at when the same is typed after /aisi or after a mention. */
const MANAGES = String(PermissionFlagsBits.ManageChannels)

/** Longest of the short texts: a few topics, a few lead times. */
const SHORT = 200

const text = (name: string, description: string, more: Partial<APIApplicationCommandStringOption> = {}) =>
  ({ type: Option.String, name, description, max_length: SHORT, ...more }) as APIApplicationCommandStringOption
const suggested = (name: string, description: string) =>
  text(name, description, { autocomplete: true, max_length: LIMITS.suggestion })
const sub = (name: string, description: string, ...options: APIApplicationCommandBasicOption[]) =>
  ({ type: Option.Subcommand, name, description, options }) satisfies APIApplicationCommandSubcommandOption

const REMINDER = [
  suggested('topics', 'Which events, such as summits, standards; without it all but academic conferences'),
  text('before', 'How long before, such as 1 week, 1 day and 1 hour; without it 1 week and 1 day'),
  text('at', 'Time of day for lead times of days and weeks, such as 09:00'),
  suggested('zone', 'Time zone, such as Europe/Paris'),
]

/** All that Discord offers people of us. */
export const COMMANDS: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  {
    type: ApplicationCommandType.ChatInput,
    name: ASK,
    description: 'Ask me; I answer from cited facts, to you alone unless you share it',
    options: [
      text(QUESTION, 'A question in your own words, or a command word such as events or help', {
        required: true,
        autocomplete: true,
        max_length: LIMITS.question,
      }),
    ],
    ...EVERYWHERE,
  },
  { type: ApplicationCommandType.Message, name: ASK_ABOUT, ...EVERYWHERE },
  {
    type: ApplicationCommandType.ChatInput,
    name: 'aisi-remind',
    description: 'Reminders of events in this channel',
    options: [
      sub('here', 'Reminds this channel of events', ...REMINDER),
      sub('list', 'Shows what is set up here'),
      sub('off', 'Ends reminders here', {
        type: Option.Integer,
        name: 'number',
        description: 'Which one, by its number in the list; without it all',
        min_value: 1,
      }),
      sub('test', 'Posts a reminder as it will look'),
    ],
    default_member_permissions: MANAGES,
    ...WHERE_WE_POST,
  },
  {
    type: ApplicationCommandType.ChatInput,
    name: 'aisi-remind-me',
    description: 'Reminds you alone of events, by direct message',
    options: [...REMINDER],
    ...WHERE_WE_POST,
  },
  {
    type: ApplicationCommandType.ChatInput,
    name: 'aisi-digest',
    description: 'A regular list of what is coming up',
    options: [
      text('rhythm', 'How often, or off to end it', {
        required: true,
        choices: ['weekly', 'daily', 'monthly', 'off'].map(name => ({ name, value: name })),
      }),
      text('day', 'Day of the week, such as monday'),
      text('at', 'Time of day, such as 09:00'),
      suggested('zone', 'Time zone, such as Europe/Paris'),
    ],
    default_member_permissions: MANAGES,
    ...WHERE_WE_POST,
  },
  {
    type: ApplicationCommandType.ChatInput,
    name: 'aisi-quiet',
    description: 'When this channel wants no reminders',
    options: [
      text('hours', 'From when until when, such as 18:00-08:00, or off to end it', { required: true }),
      { type: Option.Boolean, name: 'weekends', description: 'Quiet on Saturdays and Sundays as well' },
      suggested('zone', 'Time zone, such as Europe/Paris'),
    ],
    default_member_permissions: MANAGES,
    ...WHERE_WE_POST,
  },
  {
    type: ApplicationCommandType.ChatInput,
    name: 'aisi-event',
    description: 'Events of your own team',
    options: [
      sub(
        'add',
        'Adds an event of your own',
        text('name', 'What it is called', { required: true }),
        text('start', 'When it starts, such as 2027-03-01 or 2027-03-01 14:00', { required: true }),
        text('end', 'When it ends; without it on the same day'),
        text('place', 'Where it is'),
        suggested('zone', 'Time zone, such as Europe/Paris'),
      ),
      sub('list', 'Shows the events that your team added'),
      sub('drop', 'Takes one of them away', {
        type: Option.Integer,
        name: 'number',
        description: 'Which one, by its number in the list',
        required: true,
        min_value: 1,
      }),
    ],
    default_member_permissions: MANAGES,
    ...WHERE_WE_POST,
  },
]

/** The same where anybody may change what others get. */
export const COMMANDS_FOR_ANYBODY = COMMANDS.map(({ default_member_permissions: _, ...command }) => command)
