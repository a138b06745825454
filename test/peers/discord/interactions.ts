import { randomBytes } from 'node:crypto'
import type { Channel, Choice, Guild, Message, Modal, User } from './shapes.ts'
import type { State } from './state.ts'

/** The callback that the bot sent. */
export interface FirstResponse {
  type: number
  at: Date
  /** Real time since the interaction was dispatched. */
  tookMs: number
  ephemeral: boolean
  choices?: Choice[]
  modal?: Modal
}

/** Something a person did that waits for an answer. */
export interface Interaction {
  readonly id: string
  readonly token: string
  readonly type: number
  readonly createdAt: number
  readonly sentAt: number
  /** As dispatched. */
  readonly payload: Record<string, unknown>
  readonly user: User
  readonly channel: Channel
  readonly guild?: Guild
  /** What answers call it by. */
  readonly name: string
  /** For commands: a slash command's answer looks different from a menu's. */
  readonly commandType?: number
  /** The message whose component was used. */
  readonly source?: Message
  /** Only the person has installed the application, not the place. */
  readonly away: boolean
  /** Set by tests: the time for it is over, whatever the clock says. */
  deadline?: 'acknowledge' | 'token'
  response?: FirstResponse
  /** The message that `@original` names. */
  original?: Message
  /** `@original` after each change. */
  readonly edits: Message[]
  /** Real time until the answer was there in full: the first response, or the edit of a deferred one. */
  answeredMs?: number
  readonly followUps: Message[]
}

export type NewInteraction = Pick<Interaction, 'type' | 'user' | 'channel' | 'name' | 'away'> &
  Partial<Pick<Interaction, 'guild' | 'commandType' | 'source'>>

/** Keeps an interaction and dispatches it. */
export function begin(state: State, draft: NewInteraction, payload: Record<string, unknown>): Interaction {
  const { world, settings, gateway, news } = state
  const id = world.mint()
  const token = Buffer.from(`interaction:${id}:${randomBytes(48).toString('hex')}`).toString('base64url')
  const interaction: Interaction = {
    ...draft,
    id,
    token,
    createdAt: settings.now().getTime(),
    sentAt: performance.now(),
    payload: { id, token, type: draft.type, version: 1, application_id: world.bot.id, ...payload },
    edits: [],
    followUps: [],
  }
  world.interactions.set(id, interaction)
  world.tokens.set(token, interaction)
  gateway.dispatch({ t: 'INTERACTION_CREATE', guild: draft.guild?.id, data: () => interaction.payload })
  news.changed()
  return interaction
}

/** Whether it is too late for a first response. */
export function unacknowledged({ settings }: State, { createdAt, deadline }: Interaction): boolean {
  return deadline !== undefined || settings.now().getTime() - createdAt > settings.acknowledgeWithinMs
}

export function expired({ settings }: State, { createdAt, deadline }: Interaction): boolean {
  return deadline === 'token' || settings.now().getTime() - createdAt > settings.tokenLivesMs
}

/** Notes that `@original` is now this, and so the person has an answer. */
export function noteAnswer(interaction: Interaction, message: Message): void {
  interaction.edits.push(structuredClone(message))
  interaction.answeredMs ??= performance.now() - interaction.sentAt
}
