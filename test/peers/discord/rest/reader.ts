import { INTENT } from '../constants.ts'
import { asRead, type Shown } from '../content.ts'
import type { Message } from '../shapes.ts'
import type { State } from '../state.ts'

/** Messages as REST gives them to the bot: the right to message content is the application's, not a session's. */
export function reader({ world, settings }: State): (message: Message) => Shown {
  return message => asRead(world, message, (settings.disallowedIntents & INTENT.messageContent) === 0)
}
