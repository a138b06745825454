import type { Channel, ChannelKind, World, Workspace } from '../state.ts'
import { filled, str, type Dict } from '../wire.ts'

/** One call as its method sees it: who calls is settled, structured arguments are parsed. */
export interface Call {
  world: World
  method: string
  args: Dict
  /** What the token opens. */
  workspace: Workspace
}

export interface Method {
  /** `bot` unless told; `none` takes any caller or no caller. */
  auth?: 'bot' | 'app' | 'none'
  /** One of these scopes is needed; none when absent. */
  scopes?: (call: Call) => readonly string[]
  run(call: Call): Dict
}

export type Methods = Readonly<Record<string, Method>>

export interface Refusal extends Dict {
  ok: false
  error: string
}

export function refuse(error: string, more: Dict = {}): Refusal {
  return { ok: false, error, ...more }
}

/** The methods whose scope differs by the kind of channel: `channels:read`, `groups:read`, … */
export const SCOPE_PREFIX: Readonly<Record<ChannelKind, string>> = {
  public: 'channels',
  private: 'groups',
  im: 'im',
  mpim: 'mpim',
}

/** The scope for the channel in question; any of the four when it is not known. */
export function scopeFor(right: 'read' | 'history'): (call: Call) => readonly string[] {
  return ({ workspace, args }) => {
    const channel = workspace.channels.get(str(args['channel']))
    const kinds = channel ? [channel.kind] : (['public', 'private', 'mpim', 'im'] as const)
    return kinds.map(kind => `${SCOPE_PREFIX[kind]}:${right}`)
  }
}

/** The channel that is meant, when the bot can see it; a user's id means the direct message with them. */
export function reach({ workspace, args }: Call, name = 'channel'): Channel | Refusal {
  const id = filled(args[name])
  if (id === undefined) return refuse('invalid_arguments', { response_metadata: { messages: [MISSING + name] } })
  const channel = workspace.channels.get(id) ?? directWith(workspace, id)
  if (!channel) return refuse('channel_not_found')
  const hidden = channel.kind !== 'public' && !channel.members.has(workspace.botUserId)
  return hidden ? refuse('channel_not_found') : channel
}

const MISSING = '[ERROR] missing required field: '

export function directWith(workspace: Workspace, user: string): Channel | undefined {
  return [...workspace.channels.values()].find(channel => channel.kind === 'im' && channel.user === user)
}

/** The channel that is meant, when the bot may post there. */
export function postable(call: Call): Channel | Refusal {
  const channel = reach(call)
  if (isRefusal(channel)) return channel
  if (channel.archived) return refuse('is_archived')
  if (channel.restricted) return refuse('restricted_action')
  const { workspace } = call
  if (channel.members.has(workspace.botUserId) || workspace.scopes.has('chat:write.public')) return channel
  return refuse('not_in_channel')
}

export function isRefusal(value: Channel | Refusal): value is Refusal {
  return 'ok' in value
}
