import { breach, checkText } from '../check.ts'
import { TOTALS } from '../totals.ts'
import { dicts, filled, str } from '../wire.ts'
import { isRefusal, reach, refuse, type Call, type Method, type Methods } from './method.ts'

/** What an agent's thread shows besides its messages. */
export const assistant: Methods = {
  'assistant.threads.setStatus': setting(['assistant:write', 'chat:write'], true, call => {
    checkText(call.world.records, call.method, 'status', str(call.args['status']))
  }),
  'assistant.threads.setTitle': setting(['assistant:write'], true, call => {
    checkText(call.world.records, call.method, 'title', str(call.args['title']))
  }),
  'assistant.threads.setSuggestedPrompts': setting(['assistant:write'], false, checkPrompts),
}

function setting(scopes: readonly string[], inThread: boolean, look: (call: Call) => void): Method {
  return {
    scopes: () => scopes,
    run(call) {
      const channel = reach(call, 'channel_id')
      if (isRefusal(channel)) return channel
      const thread_ts = filled(call.args['thread_ts'])
      if (inThread && thread_ts === undefined) return refuse('invalid_arguments')
      look(call)
      const { method, args, workspace } = call
      call.world.records.assistant.push({ method, team: workspace.id, channel: channel.id, thread_ts, args })
      return { ok: true }
    },
  }
}

function checkPrompts({ world: { records }, method, args }: Call): void {
  const prompts = dicts(args['prompts'])
  if (prompts.length === 0) breach(records, method, 'prompts', 'are none')
  if (prompts.length > TOTALS.suggestedPrompts)
    breach(records, method, 'prompts', `${prompts.length}, at most ${TOTALS.suggestedPrompts}`)
  prompts.forEach((prompt, index) => {
    for (const name of ['title', 'message'])
      if (str(prompt[name]) === '') breach(records, method, `prompts[${index}].${name}`, 'is missing')
  })
}
