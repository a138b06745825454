import type { Message } from '../state.ts'
import { str } from '../wire.ts'
import { isRefusal, reach, refuse, type Methods } from './method.ts'

export const reactions: Methods = {
  'reactions.add': {
    scopes: () => ['reactions:write'],
    run(call) {
      const channel = reach(call)
      if (isRefusal(channel)) return channel
      const message = channel.messages.get(str(call.args['timestamp']))
      if (!message) return refuse('message_not_found')
      const name = str(call.args['name'])
      if (!/^[a-z0-9_+'-]+$/.test(name)) return refuse('invalid_name')
      return react(message, name, call.workspace.botUserId) ? { ok: true } : refuse('already_reacted')
    },
  },
}

/** Adds one person's reaction; false when it was there. */
function react(message: Message, name: string, user: string): boolean {
  const all = (message.reactions ??= [])
  const same = all.find(reaction => reaction.name === name)
  if (same?.users.includes(user)) return false
  if (same) Object.assign(same, { users: [...same.users, user], count: same.count + 1 })
  else all.push({ name, users: [user], count: 1 })
  return true
}
