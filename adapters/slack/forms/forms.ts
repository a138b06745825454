import type { types } from '@slack/bolt'
import type { Incoming } from '../../../src/bot/platform.ts'
import { isDirect } from '../address.ts'
import { alone, NAME, written } from '../incoming.ts'
import type { Submission } from '../payloads.ts'
import { plain } from '../text.ts'
import { eventCommand, eventView } from './event.ts'
import { entryOf, type Faults, type Forms } from './inputs.ts'
import { remindCommand, remindView } from './remind.ts'

/** A form by the code of the button, the shortcut or the view that belongs to it. */
const FORMS = {
  'form:remind': { view: remindView, command: remindCommand, label: 'Remind a channel' },
  'form:event': { view: eventView, command: eventCommand, label: 'Add an event' },
} as const
type Code = keyof typeof FORMS

/** The shortcut of a message needs a name of its own. */
const ALSO: Readonly<Record<string, Code>> = { 'form:remind-here': 'form:remind' }

/** The form that a code means; nothing for any other code. */
export function formOf(code = ''): Code | undefined {
  const known = Object.keys(FORMS).find((one): one is Code => one === code)
  return known ?? (Object.hasOwn(ALSO, code) ? ALSO[code] : undefined)
}

/** The form as it is opened; `channel` stands in it already. */
export function viewOf(code: Code, offer: Forms, channel?: string): types.ModalView {
  const named = channel !== undefined && !isDirect(channel) ? channel : undefined
  return FORMS[code].view(offer, named)
}

/** Buttons that open the forms. */
export function formButtons(): types.ActionsBlock {
  const elements = Object.entries(FORMS).map(([code, { label }]) => ({
    type: 'button' as const,
    action_id: `aisi:${code}`,
    text: plain(label),
    value: code,
  }))
  return { type: 'actions', elements }
}

/** A form that was sent, as the command that it stands for, in the channel that was chosen; or what is wrong with it. */
export function fromForm(
  code: Code,
  submission: Submission,
  workspace: string,
  now: Date,
): { incoming: Incoming } | { faults: Faults } {
  const channel = entryOf(submission, 'channel').selected_conversation
  const read = FORMS[code].command(submission)
  if (!channel) return { faults: { ...('faults' in read && read.faults), channel: 'Choose a channel.' } }
  if ('faults' in read) return read
  const { user, view } = submission
  const id = `${workspace}/form/${view.id}`
  const url = submission.response_urls[0]?.response_url
  const at = now.getTime()
  return {
    incoming: {
      id,
      platform: NAME,
      kind: 'command',
      text: read.command,
      from: { id: user.id, name: user.name ?? user.username ?? '' },
      in: { workspace, channel, direct: isDirect(channel) },
      thread: alone(workspace, channel, user.id),
      address: written({ way: 'command', id, workspace, channel, user: user.id, url, at: at / 1_000 }),
      at,
    },
  }
}
