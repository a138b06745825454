import { messageBody, mentionViolation, type Body } from '../checks/message.ts'
import { FLAG } from '../constants.ts'
import { changesOf, partsOf, type Draft } from '../messages.ts'
import { refusal } from '../refusals.ts'
import type { Message } from '../shapes.ts'
import type { State } from '../state.ts'
import type { Call } from './call.ts'
import { attached } from './uploads.ts'

interface Written<T> {
  body: Body
  parts: T
}

/** A new message as a request describes it, checked, its files kept. */
export function written(
  state: State,
  call: Call,
  channel: string,
  value = call.body,
  under: string[] = [],
): Written<Draft> {
  const files = call.files.map(({ name }) => name)
  const body = messageBody(value ?? {}, { files, under })
  noteMentions(state, call, body)
  const parts = { ...partsOf(state.world, body), attachments: attached(state, channel, body, call.files) }
  if (isEmpty(parts, body)) throw refusal('emptyMessage')
  return { body, parts }
}

/** What a request changes of a message, checked. */
export function rewritten(
  state: State,
  call: Call,
  before: Message,
  value = call.body,
  under: string[] = [],
): Written<Partial<Message>> {
  const files = call.files.map(({ name }) => name)
  const body = messageBody(value ?? {}, { before, files, under })
  noteMentions(state, call, body)
  const attachments = attached(state, before.channel_id, body, call.files, before.attachments)
  const parts = { ...changesOf(state.world, before, body), attachments }
  if (isEmpty({ ...before, ...parts }, body)) throw refusal('emptyMessage')
  return { body, parts }
}

function noteMentions({ violations }: State, { method, path }: Call, body: Body): void {
  const wrong = mentionViolation(body)
  if (wrong !== undefined) violations.push(`${method} ${path}: ${wrong}`)
}

/** Rows of buttons alone are no message; a layout is one. */
function isEmpty({ content, embeds, attachments, components, flags }: Partial<Message>, body: Body): boolean {
  const layout = ((flags ?? 0) & FLAG.componentsV2) !== 0 && Boolean(components?.length)
  const more = Boolean(body.sticker_ids?.length) || Boolean(body.poll)
  return !content && !embeds?.length && !attachments?.length && !layout && !more
}
