import { CALLBACK, FLAG } from '../constants.ts'
import { inFull } from '../content.ts'
import { expired, noteAnswer, type Interaction } from '../interactions.ts'
import { change, compose, discard, keep } from '../messages.ts'
import { refusal } from '../refusals.ts'
import type { State } from '../state.ts'
import { messagesIn, type Kept } from '../world.ts'
import { answerDraft, whoseOf } from './answer-draft.ts'
import { done, ok, type Answer, type Call, type Route } from './call.ts'
import { rewritten, written } from './write.ts'

/** An application that only a person installed may add so many messages. */
const MOST_FOLLOW_UPS_AWAY = 5
const ORIGINAL = '@original'

/** What comes after the first response, with the interaction's own token. */
export function webhookRoutes(state: State): Route[] {
  const hook = '/webhooks/:application/:token'
  const one = `${hook}/messages/:message`
  return [
    { method: 'POST', pattern: hook, open: true, handle: call => followUp(state, call) },
    {
      method: 'GET',
      pattern: one,
      open: true,
      handle: call => ok(inFull(state.world, messageFor(state, call).kept.message)),
    },
    { method: 'PATCH', pattern: one, open: true, handle: call => edit(state, call) },
    { method: 'DELETE', pattern: one, open: true, handle: call => remove(state, call) },
  ]
}

function edit(state: State, call: Call): Answer {
  const { interaction, kept } = messageFor(state, call)
  return ok(inFull(state.world, changed(state, call, interaction, kept)))
}

function changed(state: State, call: Call, interaction: Interaction, kept: Kept) {
  const loading = (kept.message.flags & FLAG.loading) !== 0
  const { parts } = rewritten(state, call, kept.message)
  const message = change(state, kept, parts, !loading)
  if (kept.message === interaction.original) noteAnswer(interaction, message)
  state.news.changed()
  return message
}

function remove(state: State, call: Call): Answer {
  discard(state, messageFor(state, call).kept)
  return done
}

function followUp(state: State, call: Call): Answer {
  const interaction = interactionFor(state, call)
  const { original, followUps } = interaction
  const kept = original && messagesIn(state.world, interaction.channel.id).get(original.id)
  if (kept && (kept.message.flags & FLAG.loading) !== 0 && interaction.response?.type === CALLBACK.deferredMessage) {
    state.violations.push(`${call.method} ${call.path}: a follow-up stands in for the edit of the deferred response`)
    return ok(inFull(state.world, changed(state, call, interaction, kept)))
  }
  if (interaction.away && followUps.length >= MOST_FOLLOW_UPS_AWAY) throw refusal('tooManyFollowUps')
  const { body, parts } = written(state, call, interaction.channel.id)
  const flags = (parts.flags ?? 0) | ((body.flags ?? 0) & FLAG.ephemeral)
  const message = compose(state, interaction.channel, answerDraft(state, interaction, { ...parts, flags }))
  followUps.push(keep(state, message, whoseOf(interaction, message)))
  state.news.changed()
  return ok(inFull(state.world, message))
}

function messageFor(state: State, call: Call): { interaction: Interaction; kept: Kept } {
  const interaction = interactionFor(state, call)
  const asked = call.param('message')
  const id = asked === ORIGINAL ? interaction.original?.id : asked
  const kept = messagesIn(state.world, interaction.channel.id).get(id ?? '')
  const own = kept && (kept.token === interaction.token || kept.message === interaction.original)
  if (!own) throw refusal('unknownMessage')
  return { interaction, kept }
}

function interactionFor(state: State, call: Call): Interaction {
  if (call.param('application') !== state.world.bot.id) throw refusal('unknownWebhook')
  const interaction = state.world.tokens.get(call.param('token'))
  if (!interaction || expired(state, interaction)) throw refusal('invalidWebhookToken')
  if (!interaction.response) throw refusal('unknownWebhook')
  return interaction
}
