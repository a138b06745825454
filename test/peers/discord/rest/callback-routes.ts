import { z } from 'zod'
import { checked } from '../checks/checked.ts'
import { choicesData } from '../checks/choices.ts'
import { isObject } from '../checks/form.ts'
import { modalData } from '../checks/modal.ts'
import { CALLBACK, FLAG, INTERACTION } from '../constants.ts'
import { inFull } from '../content.ts'
import { noteAnswer, unacknowledged, type FirstResponse, type Interaction } from '../interactions.ts'
import { change, compose, keep } from '../messages.ts'
import { invalidForm, refusal } from '../refusals.ts'
import type { Message } from '../shapes.ts'
import type { State } from '../state.ts'
import { messagesIn } from '../world.ts'
import { answerDraft, whoseOf } from './answer-draft.ts'
import { done, ok, type Answer, type Call, type Route } from './call.ts'
import { rewritten, written } from './write.ts'

const Callback = z.object({ type: z.int(), data: z.unknown().optional() })

/** The one answer that each interaction takes. */
export function callbackRoutes(state: State): Route[] {
  return [
    {
      method: 'POST',
      pattern: '/interactions/:interaction/:token/callback',
      open: true,
      handle: call => respond(state, call),
    },
  ]
}

function respond(state: State, call: Call): Answer {
  const interaction = state.world.interactions.get(call.param('interaction'))
  if (!interaction || interaction.token !== call.param('token')) throw refusal('unknownInteraction')
  if (interaction.response) throw refusal('acknowledged')
  if (unacknowledged(state, interaction)) throw refusal('unknownInteraction')
  const { type, data } = checked(Callback, call.body)
  if (!allowedFor(interaction).includes(type)) throw wrongType(type)

  const outcome = act(state, interaction, call, { type, data })
  interaction.response = {
    type,
    at: state.settings.now(),
    tookMs: performance.now() - interaction.sentAt,
    ephemeral: Boolean((interaction.original?.flags ?? flagsOf(data)) & FLAG.ephemeral),
    ...outcome,
  }
  if (interaction.original === undefined) interaction.answeredMs = interaction.response.tookMs
  return call.query.get('with_response') === 'true' ? ok(described(state, interaction)) : done
}

function allowedFor({ type, source }: Interaction): number[] {
  const answers: number[] = [CALLBACK.message, CALLBACK.deferredMessage]
  const changes = source ? [CALLBACK.deferredUpdate, CALLBACK.update] : []
  if (type === INTERACTION.autocomplete) return [CALLBACK.choices]
  if (type === INTERACTION.modal) return [...answers, ...changes]
  return [...answers, ...changes, CALLBACK.modal]
}

type Extra = Pick<FirstResponse, 'choices' | 'modal'>

function act(
  state: State,
  interaction: Interaction,
  call: Call,
  { type, data }: { type: number; data: unknown },
): Extra {
  if (type === CALLBACK.choices) return { choices: choicesData(data) }
  if (type === CALLBACK.modal) return { modal: modalData(data) }
  if (type === CALLBACK.deferredUpdate) Object.assign(interaction, { original: interaction.source })
  if (type === CALLBACK.update) update(state, interaction, call, data)
  if (type === CALLBACK.message) answerWith(state, interaction, call, data)
  if (type === CALLBACK.deferredMessage) think(state, interaction, call, data)
  return {}
}

function answerWith(state: State, interaction: Interaction, call: Call, data: unknown): void {
  const { body, parts } = written(state, call, interaction.channel.id, data, ['data'])
  const ephemeral = (body.flags ?? 0) & FLAG.ephemeral
  show(state, interaction, { ...parts, flags: (parts.flags ?? 0) | ephemeral })
  if (interaction.original) noteAnswer(interaction, interaction.original)
}

function think(state: State, interaction: Interaction, { method, path }: Call, data: unknown): void {
  const flags = flagsOf(data)
  if ((flags & ~FLAG.ephemeral) !== 0) {
    state.violations.push(`${method} ${path}: a deferred response may carry no flag but Ephemeral (got ${flags})`)
  }
  show(state, interaction, { content: '', flags: (flags & FLAG.ephemeral) | FLAG.loading })
}

function show(state: State, interaction: Interaction, parts: Partial<Message>): void {
  const message = compose(state, interaction.channel, answerDraft(state, interaction, parts))
  interaction.original = keep(state, message, whoseOf(interaction, message))
}

function update(state: State, interaction: Interaction, call: Call, data: unknown): void {
  const kept = interaction.source && messagesIn(state.world, interaction.channel.id).get(interaction.source.id)
  if (!kept) throw refusal('unknownMessage')
  const { parts } = rewritten(state, call, kept.message, data, ['data'])
  interaction.original = change(state, kept, parts)
  noteAnswer(interaction, interaction.original)
}

function described({ world }: State, { id, type, original, response }: Interaction): Record<string, unknown> {
  const message = original && {
    response_message_id: original.id,
    response_message_loading: (original.flags & FLAG.loading) !== 0,
    response_message_ephemeral: (original.flags & FLAG.ephemeral) !== 0,
  }
  const resource = { type: response?.type, ...(original && { message: inFull(world, original) }) }
  return { interaction: { id, type, ...message }, resource }
}

function flagsOf(data: unknown): number {
  return isObject(data) && typeof data.flags === 'number' ? data.flags : 0
}

function wrongType(type: number): Error {
  const message = `Interaction callback type ${type} does not fit this interaction.`
  return invalidForm([{ path: ['type'], code: 'INTERACTION_APPLICATION_COMMAND_CALLBACK_TYPE_INVALID', message }])
}
