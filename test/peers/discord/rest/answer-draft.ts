import { COMMAND, INTERACTION, MESSAGE } from '../constants.ts'
import type { Interaction } from '../interactions.ts'
import type { Draft } from '../messages.ts'
import type { Message } from '../shapes.ts'
import type { State } from '../state.ts'
import { FLAG } from '../constants.ts'
import type { Kept } from '../world.ts'

/** A message that answers an interaction: sent by a webhook, and knowing what it answers. */
export function answerDraft({ world }: State, interaction: Interaction, parts: Partial<Message>): Draft {
  const { id, type, user, name, payload } = interaction
  return {
    content: '',
    ...parts,
    author: world.bot,
    application_id: world.bot.id,
    webhook_id: world.bot.id,
    type: typeOf(interaction),
    ...referenceOf(interaction),
    interaction_metadata: {
      id,
      type,
      user,
      authorizing_integration_owners: payload.authorizing_integration_owners,
      ...(type === INTERACTION.command && { name, command_type: interaction.commandType }),
    },
  }
}

/** Who sees an answer, and by which token it can be changed. */
export function whoseOf({ token, user }: Interaction, message: Message): Omit<Kept, 'message'> {
  return message.flags & FLAG.ephemeral ? { token, onlyFor: user.id } : { token }
}

function typeOf({ type, commandType, original, source }: Interaction): number {
  if (original ?? source) return MESSAGE.reply
  if (type === INTERACTION.command && commandType !== COMMAND.chatInput) return MESSAGE.contextMenuCommand
  return MESSAGE.chatInputCommand
}

/** A follow-up hangs on the first answer, the answer to a button on the button's message. */
function referenceOf({ original, source, guild }: Interaction): Partial<Message> {
  const to = original ?? source
  if (!to) return {}
  const place = guild ? { guild_id: guild.id } : {}
  return { message_reference: { type: 0, message_id: to.id, channel_id: to.channel_id, ...place } }
}
