import { FLAG } from '../constants.ts'
import type { FirstResponse, Interaction } from '../interactions.ts'
import type { Message, Modal } from '../shapes.ts'
import type { State } from '../state.ts'
import { messagesIn } from '../world.ts'

/** What became of something that a person asked. */
export interface Asked {
  readonly id: string
  readonly token: string
  /** As it was dispatched; dispatch it again for a doubled delivery. */
  readonly payload: Record<string, unknown>
  /** The callback, once there is one. Rejected when none comes. */
  response(): Promise<FirstResponse>
  /** The message that answers, once it is there and no longer loading. Rejected when none comes. */
  answer(): Promise<Message>
  /** The form that was opened. */
  modal(): Promise<Modal>
  /** What the person sees as the answer now; undefined when there is none, or it was deleted. */
  readonly message: Message | undefined
  /** Whether only this person sees it, fixed by the first response. */
  readonly ephemeral: boolean | undefined
  /** The answer after each change, oldest first. */
  readonly edits: readonly Message[]
  readonly followUps: readonly Message[]
  /** Real time from dispatch to the full answer. */
  readonly answeredMs: number | undefined
  /** As if the three seconds, or the fifteen minutes, were over. */
  expire(what: 'acknowledge' | 'token'): void
  /** Forgets it, to save memory; its token is unknown from then on. */
  forget(): void
  readonly interaction: Interaction
}

export function asked(state: State, interaction: Interaction): Asked {
  const { world, news, settings } = state
  const { id, token, payload, name } = interaction
  const wait = <T>(find: () => T | undefined, what: string) =>
    news.until(find, `"${name}" waits for ${what}`, settings.patienceMs)
  const current = () => {
    const { original } = interaction
    return original && messagesIn(world, original.channel_id).get(original.id)?.message
  }
  return {
    id,
    token,
    payload,
    interaction,
    response: () => wait(() => interaction.response, 'a first response'),
    answer: () => wait(() => answered(interaction, current()), 'an answer'),
    modal: () => wait(() => interaction.response?.modal, 'a form'),
    get message() {
      return current()
    },
    get ephemeral() {
      return interaction.response?.ephemeral
    },
    edits: interaction.edits,
    followUps: interaction.followUps,
    get answeredMs() {
      return interaction.answeredMs
    },
    expire: what => void (interaction.deadline = what),
    forget() {
      world.interactions.delete(id)
      world.tokens.delete(token)
      const known = messagesIn(world, interaction.channel.id)
      for (const [key, kept] of known) if (kept.token === token) known.delete(key)
    },
  }
}

function answered({ edits }: Interaction, message: Message | undefined): Message | undefined {
  return message && edits.length > 0 && !(message.flags & FLAG.loading) ? message : undefined
}
