import type { App } from '@slack/bolt'
import type { Log } from '../../src/log.ts'
import type { Call } from './client.ts'
import { codeOf } from './failures.ts'
import { formOf, fromForm, viewOf } from './forms/forms.ts'
import type { Forms } from './forms/inputs.ts'
import type { Hall } from './hall.ts'
import { welcomer } from './home.ts'
import { fromCommand, fromPress } from './incoming.ts'
import { Command, Envelope, Opened, Press, Shortcut, Submission } from './payloads.ts'
import { renderSlack } from './render.ts'
import type { Sender } from './send.ts'
import { ofCommand, ofEvent, ofInteraction, type Whereabouts } from './whereabouts.ts'

export interface ListenerParts {
  hall: Hall
  call: Call
  sender: Sender
  forms: Forms
  log: Log
  now: () => Date
  heardIn(where: Whereabouts): void
}

/** Everything that Bolt hands to listeners: commands, clicks, forms and the opened Home tab. */
export function listen(app: App, parts: ListenerParts): void {
  commands(app, parts)
  clicks(app, parts)
  forms(app, parts)
  const welcome = welcomer(parts)
  app.event('app_home_opened', async ({ body, event }) => {
    const opened = Opened.safeParse(event)
    if (opened.success) await welcome(opened.data, ofEvent(Envelope.parse(body)).workspace)
  })
  // What goes wrong in a listener costs one click, not the bot.
  app.error(async cause => parts.log.error('slack-listener-failed', { cause }))
}

function commands(app: App, { hall, now, heardIn }: ListenerParts): void {
  // Whatever the workspace calls it.
  app.command(/^\//, async ({ body, ack }) => {
    const command = Command.parse(body)
    const where = ofCommand(command)
    heardIn(where)
    await hall.keep(fromCommand(command, where.workspace, now()))
    await ack()
  })
}

function clicks(app: App, parts: ListenerParts): void {
  const { hall, log, now } = parts
  app.action({ type: 'block_actions' }, async ({ body, ack }) => {
    const press = Press.parse(body)
    const workspace = placeOf(press, parts)
    const form = formOf(press.actions[0]?.value)
    const incoming = fromPress(press, workspace, now())
    if (incoming) await hall.keep(incoming)
    await ack()
    if (form) await open(form, press, workspace, parts)
    else if (!incoming) log.info('slack-press-ignored', { workspace })
  })
}

function forms(app: App, parts: ListenerParts): void {
  const { hall, log, now } = parts
  app.shortcut(/^/, async ({ body, ack }) => {
    await ack()
    const shortcut = Shortcut.parse(body)
    const workspace = placeOf(shortcut, parts)
    const form = formOf(shortcut.callback_id)
    if (form) await open(form, shortcut, workspace, parts)
    else log.info('slack-shortcut-ignored', { workspace })
  })
  app.view(/^/, async ({ body, ack }) => {
    const submission = Submission.parse(body)
    const workspace = placeOf(submission, parts)
    const form = formOf(submission.view.callback_id)
    if (!form) {
      log.info('slack-view-ignored', { workspace })
      return ack()
    }
    const read = fromForm(form, submission, workspace, now())
    if ('faults' in read) return ack({ response_action: 'errors', errors: read.faults })
    await hall.keep(read.incoming)
    await ack()
  })
}

function placeOf(payload: Press | Shortcut | Submission, { heardIn }: ListenerParts): string {
  const where = ofInteraction(payload)
  heardIn(where)
  return where.workspace
}

const NOT_OPENED =
  'Sorry, the form could not be opened. Please try once more; the same works as a command, /aisi help tells how.'

/** Opens a form; where that fails the person is told as far as there is a way. */
async function open(
  code: Parameters<typeof viewOf>[0],
  from: Press | Shortcut,
  workspace: string,
  parts: ListenerParts,
) {
  const { call, sender, log } = parts
  const { trigger_id = '', channel } = from
  try {
    const view = viewOf(code, parts.forms, channel?.id)
    await call(workspace, (api, as) => api.views.open({ ...as, trigger_id, view }))
  } catch (cause) {
    log.warn('slack-form-not-opened', { workspace, code: codeOf(cause) ?? 'failed', cause })
    const url = 'response_url' in from ? from.response_url : undefined
    const [message] = renderSlack({ blocks: [{ kind: 'text', text: NOT_OPENED }] })
    if (url && message) await sender.reply(url, message, { inChannel: false }).catch(() => {})
  }
}
