import { setTimeout as pause } from 'node:timers/promises'
import { Routes } from 'discord.js'
import { Undelivered } from '../../src/bot/delivery.ts'
import type { Reply } from '../../src/bot/reply.ts'
import { fromAddress, type AddressOf } from './address.ts'
import { answerInstead, type Instead } from './instead.ts'
import { markOf } from './mark.ts'
import { FLAGS, type Payload } from './payload.ts'
import { assertAllowed, codeOf } from './refusals.ts'
import { renderDiscord } from './render.ts'
import type { Sending } from './send.ts'
import { momentOf } from './snowflake.ts'

/** Another process may be about to acknowledge: until then Discord knows of nothing to answer. */
const ACKNOWLEDGED_WITHIN_MS = 5_000
const LOOK_AGAIN_MS = 150
const UNKNOWN_WEBHOOK = 10015
const UNKNOWN_MESSAGE = 10008

export interface Responding extends Instead {
  sending: Sending
  now: () => Date
  /** Fulfilled when this process has acknowledged the interaction, or has nothing to do with it. */
  acknowledged: (interaction: string) => Promise<void>
  /** The permissions that we are known to lack for writing in a channel. */
  missing: (channel: string) => readonly string[]
}

/**
 * Answers at an address. What may have arrived already is looked for, or sent in a way that changes nothing; only the
 * later messages of a long private answer cannot be looked for, and come once more.
 */
export async function respond(address: string, reply: Reply, again: boolean, parts: Responding): Promise<void> {
  const to = fromAddress(address)
  switch (to.by) {
    case 'interaction':
      return toInteraction(to, reply, again, parts)
    case 'message':
      return toMessage(to, reply, again, parts).catch(cause => {
        if (!(cause instanceof Undelivered) || cause.obstacle !== 'denied') throw cause
        return answerInstead(to, reply, { refused: cause, again }, parts)
      })
    case 'post':
      throw new Undelivered('gone', 'That is a message of ours and takes no answer.')
  }
}

/** In the same place, as a reply. */
async function toMessage(to: AddressOf<'message'>, reply: Reply, again: boolean, parts: Responding): Promise<void> {
  assertAllowed(parts.missing(to.channel))
  const payloads = renderDiscord(reply, markOf(to.message))
  const sent = again ? await countSent(to.channel, to.message, parts) : 0
  await parts.sending.toChannel({ channel: to.channel, key: to.message, replyTo: to.message, sent }, payloads)
}

/** Private and public are fixed by the first response: a reply for others than that is a message of its own. */
async function toInteraction(
  to: AddressOf<'interaction'>,
  reply: Reply,
  again: boolean,
  parts: Responding,
): Promise<void> {
  await parts.acknowledged(to.id)
  const open = reply.audience === 'all'
  const payloads = renderDiscord(reply, markOf(to.id))
  if (open === to.open) {
    await original('patch', to, parts, payloads[0])
    const sent = again && open && payloads.length > 1 ? await countSent(to.channel, to.id, parts) : 1
    for (const payload of payloads.slice(Math.max(sent, 1))) await followUp(to, payload, open, parts)
    return
  }
  await original('delete', to, parts).catch(cause => {
    if (codeOf(cause) !== UNKNOWN_MESSAGE) throw cause
  })
  const sent = again && open ? await countSent(to.channel, to.id, parts) : 0
  for (const payload of payloads.slice(sent)) await followUp(to, payload, open, parts)
}

/** Changes or takes away the first response, as soon as there is one. */
async function original(
  method: 'patch' | 'delete',
  { app, token, id }: AddressOf<'interaction'>,
  { sending, now }: Responding,
  payload?: Payload,
): Promise<void> {
  const until = momentOf(id) + ACKNOWLEDGED_WITHIN_MS
  const options = { auth: false, ...(payload ? { payload } : {}) }
  for (;;) {
    try {
      await sending.ask(method, Routes.webhookMessage(app, token, '@original'), options)
      return
    } catch (cause) {
      if (codeOf(cause) !== UNKNOWN_WEBHOOK || now().getTime() > until) throw cause
      await pause(LOOK_AGAIN_MS)
    }
  }
}

async function followUp({ app, token }: AddressOf<'interaction'>, payload: Payload, open: boolean, parts: Responding) {
  const flags = payload.body.flags | (open ? 0 : FLAGS.ephemeral)
  const body = { ...payload.body, flags }
  await parts.sending.ask('post', Routes.webhook(app, token), { payload, body, auth: false })
}

/** How many messages of an earlier try are there; none where we may not look. */
async function countSent(channel: string, id: string, { sending }: Responding): Promise<number> {
  const found = await sending.find(channel, markOf(id), id).catch(cause => {
    if (cause instanceof Undelivered && ['gone', 'denied'].includes(cause.obstacle)) return 'unsure' as const
    throw cause
  })
  return typeof found === 'string' ? 0 : found.length
}
