import type { Log } from '../../src/log.ts'
import { mayHave } from './access.ts'
import type { Call } from './client.ts'
import { codeOf } from './failures.ts'
import { formButtons } from './forms/forms.ts'
import type { Hall } from './hall.ts'
import { LIMITS } from './limits.ts'
import { renderHome } from './render.ts'
import { fitting } from './text.ts'

/** Who opened us, and which of our tabs. */
export interface OpenedBy {
  user: string
  channel: string
  tab?: string | undefined
}

/** What people find when they open us: the Home tab, or prompts over an empty conversation. Everything works without. */
export function welcomer({ hall, call, log }: { hall: Hall; call: Call; log: Log }) {
  async function publish({ user, channel }: OpenedBy, workspace: string): Promise<void> {
    const ears = hall.ears()
    if (!ears) return
    const reply = await ears.welcome({ workspace, channel, direct: true }, user)
    const blocks = renderHome(reply, [{ type: 'divider' }, formButtons()])
    // A press in the Home tab does not say where the direct messages with the person are.
    const view = { type: 'home' as const, blocks, private_metadata: channel }
    await call(workspace, (api, as) => api.views.publish({ ...as, user_id: user, view }))
  }
  async function prompt({ channel }: OpenedBy, workspace: string): Promise<void> {
    const suggested = hall.ears()?.suggest('', LIMITS.prompts) ?? []
    const [first, ...more] = suggested.map(message => ({ title: fitting(message, LIMITS.promptTitle), message }))
    if (!first) return
    await call(workspace, async (api, as, access) => {
      if (!mayHave(access, 'assistant:write')) return
      await api.assistant.threads.setSuggestedPrompts({ ...as, channel_id: channel, prompts: [first, ...more] })
    })
  }
  return async (opened: OpenedBy, workspace: string): Promise<void> => {
    const messages = opened.tab === 'messages'
    try {
      await (messages ? prompt(opened, workspace) : publish(opened, workspace))
    } catch (cause) {
      const fields = { workspace, code: codeOf(cause) ?? 'failed', cause }
      if (messages) log.debug('slack-prompts-not-set', fields)
      else log.warn('slack-home-not-shown', fields)
    }
  }
}
