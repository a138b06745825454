import {
  GuildMember,
  InteractionContextType,
  MessageReferenceType,
  PermissionFlagsBits,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Message,
  type MessageContextMenuCommandInteraction,
} from 'discord.js'
import type { Incoming, Place } from '../../src/bot/platform.ts'
import { toAddress } from './address.ts'
import { leaves } from './options.ts'
import { phrase } from './phrase.ts'
import type { Replied } from './replied.ts'
import { said } from './said.ts'

export const PLATFORM = 'discord'
/** The thread of a conversation outside every server. */
const NO_SERVER = 'dm'

export type Asking = ChatInputCommandInteraction | MessageContextMenuCommandInteraction | ButtonInteraction

/** What somebody asked by a command or a button; undefined for a command that is none of ours. */
export function fromInteraction(interaction: Asking, open: boolean): Incoming | undefined {
  const text = textOf(interaction)
  if (text === undefined) return undefined
  const { id, token, applicationId: app, user, createdTimestamp: at, memberPermissions } = interaction
  const channel = interaction.channelId ?? ''
  const manages = memberPermissions?.has(PermissionFlagsBits.ManageChannels) ?? true
  return {
    id,
    platform: PLATFORM,
    kind: interaction.isButton() ? 'action' : 'command',
    text,
    from: { id: user.id, name: nameOf(interaction) },
    in: placeOf(interaction, channel),
    thread: isDirect(interaction) ? `${NO_SERVER}/${channel}` : personal(interaction.guildId, channel, user.id),
    address: toAddress({ by: 'interaction', app, id, token, channel, open, manages }),
    at,
  }
}

function textOf(interaction: Asking): string | undefined {
  const bot = interaction.applicationId
  if (interaction.isButton()) return interaction.customId
  if (interaction.isMessageContextMenuCommand()) return said(interaction.targetMessage.content, bot)
  const text = phrase(
    interaction.commandName,
    interaction.options.getSubcommand(false) ?? undefined,
    leaves(interaction),
  )
  return text === undefined ? undefined : said(text, bot)
}

function isDirect({ context, guildId }: Asking): boolean {
  return context === null ? guildId === null : context === InteractionContextType.BotDM
}

/** Outside every server a person is their own workspace: nobody else sees what they set up there. */
function ownOf(person: string): string {
  return `@${person}`
}

function placeOf(interaction: Asking, channel: string): Place {
  const own = ownOf(interaction.user.id)
  if (isDirect(interaction)) return { workspace: own, channel: interaction.user.id, direct: true }
  return { workspace: interaction.guildId ?? own, channel, direct: false }
}

/** In a server where we are not, Discord sends the member as it is. */
function nameOf({ member, user }: Asking): string {
  if (member instanceof GuildMember) return member.displayName
  return member?.nick ?? user.displayName
}

/** A person in a channel: what they are told privately, or among others, goes on with them alone. */
function personal(server: string | null, channel: string, person: string): string {
  return `${server ?? NO_SERVER}/${channel}/@${person}`
}

/** What somebody said to us; undefined for everything else. Content reaches us in direct messages and where we are mentioned. */
export function fromMessage(message: Message, bot: string, replied?: Replied): Incoming | undefined {
  if (!isAddressed(message, bot)) return undefined
  const { id, author, channelId: channel, guildId, createdTimestamp: at } = message
  const text = said(message.content, bot)
  if (text === '' && holdsMore(message)) return undefined
  /** What we said ourselves is known already. */
  const before = replied && replied.author.id !== bot ? said(replied.content, bot) : ''
  const place = guildId ? { workspace: guildId, channel } : { workspace: ownOf(author.id), channel: author.id }
  return {
    id,
    platform: PLATFORM,
    kind: 'message',
    text,
    ...(before ? { before: [before] } : {}),
    from: { id: author.id, name: message.member?.displayName ?? author.displayName },
    in: { ...place, direct: guildId === null },
    thread: threadOf(message),
    ...(message.channel.isThread() ? { aside: personal(guildId, channel, author.id) } : {}),
    address: toAddress({
      by: 'message',
      channel,
      message: id,
      ...(guildId === null ? {} : { author: author.id }),
      manages: mayManage(message),
    }),
    at,
  }
}

/** A reply to our message mentions us, unless its author switched that off. @everyone and roles do not. */
function isAddressed(message: Message, bot: string): boolean {
  const { author, webhookId, system, reference } = message
  if (author.bot || webhookId !== null || system || reference?.type === MessageReferenceType.Forward) return false
  return message.guildId === null || message.mentions.users.has(bot)
}

/** Pictures without a word are said to nobody. */
function holdsMore({ attachments, stickers, embeds, poll }: Message): boolean {
  return attachments.size > 0 || stickers.size > 0 || embeds.length > 0 || poll !== null
}

/** In a thread everybody's questions go together; in a channel those of one person; in direct messages there is nobody else. */
function threadOf({ guildId, channelId, channel, author }: Message): string {
  if (guildId === null) return `${NO_SERVER}/${channelId}`
  return channel.isThread() ? `${guildId}/${channelId}` : personal(guildId, channelId, author.id)
}

function mayManage(message: Message): boolean {
  if (!message.inGuild()) return true
  const { member, channel } = message
  return (member && channel.permissionsFor(member)?.has(PermissionFlagsBits.ManageChannels)) ?? false
}
