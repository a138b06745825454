import { openDirect, openGroup } from '../furnish.ts'
import { standing, thread, wireOf } from '../messages.ts'
import type { Channel, Message, Workspace } from '../state.ts'
import { filled, flag, str, type Dict } from '../wire.ts'
import { isRefusal, reach, refuse, scopeFor, SCOPE_PREFIX, type Call, type Method, type Methods } from './method.ts'

const readable = scopeFor('read')

const info: Method = {
  scopes: readable,
  run(call) {
    const channel = reach(call)
    if (isRefusal(channel)) return channel
    const members = flag(call.args['include_num_members']) ? { num_members: channel.members.size } : {}
    return { ok: true, channel: { ...channelObject(call.workspace, channel), ...members } }
  },
}

const members: Method = {
  scopes: readable,
  run(call) {
    const channel = reach(call)
    if (isRefusal(channel)) return channel
    const { page, metadata } = paged([...channel.members], call.args)
    return { ok: true, members: page, ...metadata }
  },
}

const open: Method = {
  scopes: ({ args }) => [str(args['users']).includes(',') ? 'mpim:write' : 'im:write'],
  run({ world, workspace, args }) {
    const users = str(args['users']).split(',').filter(Boolean)
    const known = filled(args['channel']) && workspace.channels.get(str(args['channel']))
    if (known) return { ok: true, no_op: true, already_open: true, channel: { id: known.id } }
    if (users.length === 0) return refuse('users_list_not_supplied')
    if (users.some(user => !workspace.users.has(user))) return refuse('user_not_found')
    const channel =
      users.length === 1 ? openDirect(world, workspace, users[0] ?? '') : openGroup(world, workspace, users)
    const whole = flag(args['return_im']) ? channelObject(workspace, channel) : { id: channel.id }
    return { ok: true, channel: whole }
  },
}

const join: Method = {
  scopes: () => ['channels:join'],
  run(call) {
    const channel = reach(call)
    if (isRefusal(channel)) return channel
    if (channel.kind !== 'public') return refuse('method_not_supported_for_channel_type')
    if (channel.archived) return refuse('is_archived')
    channel.members.add(call.workspace.botUserId)
    return { ok: true, channel: channelObject(call.workspace, channel) }
  },
}

const history: Method = {
  scopes: scopeFor('history'),
  run(call) {
    const channel = within(call)
    if (isRefusal(channel)) return channel
    const roots = standing(channel).filter(
      message => message.thread_ts === undefined || message.thread_ts === message.ts,
    )
    return { ok: true, ...messagesOf(call, channel, between(roots, call.args).reverse()) }
  },
}

const replies: Method = {
  scopes: scopeFor('history'),
  run(call) {
    const channel = within(call)
    if (isRefusal(channel)) return channel
    const ts = channel.messages.get(str(call.args['ts']))?.thread_ts ?? str(call.args['ts'])
    const found = thread(channel, ts)
    if (found.length === 0) return refuse('thread_not_found')
    return { ok: true, ...messagesOf(call, channel, between(found, call.args)) }
  },
}

const list: Method = {
  scopes: kindScopes,
  run: call => ({ ok: true, ...channelsOf(call, () => true) }),
}

const mine: Method = {
  scopes: kindScopes,
  run: call => ({ ok: true, ...channelsOf(call, channel => channel.members.has(call.workspace.botUserId)) }),
}

export const conversations: Methods = {
  'conversations.info': info,
  'conversations.members': members,
  'conversations.open': open,
  'conversations.join': join,
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.list': list,
  'users.conversations': mine,
}

/** A channel as Slack describes it. */
export function channelObject({ botUserId }: Workspace, channel: Channel): Dict {
  const { id, name, kind, archived } = channel
  const [creator = ''] = channel.members
  if (kind === 'im') return { id, created: 1_700_000_000, is_im: true, is_archived: archived, user: channel.user }
  return {
    id,
    name,
    name_normalized: name,
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_im: false,
    is_mpim: kind === 'mpim',
    is_private: kind !== 'public',
    is_archived: archived,
    is_general: name === 'general',
    is_member: channel.members.has(botUserId),
    created: 1_700_000_000,
    creator,
    context_team_id: channel.team,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  }
}

/** The channel in question when the bot may read what was said there. */
function within(call: Call): ReturnType<typeof reach> {
  const channel = reach(call)
  if (isRefusal(channel) || channel.members.has(call.workspace.botUserId)) return channel
  return refuse('not_in_channel')
}

function between(messages: readonly Message[], args: Dict): Message[] {
  const [oldest, latest] = [filled(args['oldest']) ?? '0', filled(args['latest']) ?? '9']
  const inclusive = flag(args['inclusive'])
  return messages.filter(({ ts }) => (inclusive ? ts >= oldest && ts <= latest : ts > oldest && ts < latest))
}

function messagesOf({ args }: Call, channel: Channel, messages: readonly Message[]): Dict {
  const { page, metadata } = paged(messages, args)
  const all = flag(args['include_all_metadata'])
  const has_more = metadata.response_metadata.next_cursor !== ''
  return { messages: page.map(message => wireOf(channel, message, all)), has_more, ...metadata }
}

function kindScopes({ args }: Call): readonly string[] {
  return typesOf(args).map(kind => `${SCOPE_PREFIX[kind]}:read`)
}

function typesOf(args: Dict): Channel['kind'][] {
  const names = (filled(args['types']) ?? 'public_channel').split(',').map(name => name.trim())
  return names.flatMap(name => KIND_NAMES[name] ?? [])
}

const KIND_NAMES: Readonly<Record<string, Channel['kind']>> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
}

function channelsOf({ workspace, args }: Call, wanted: (channel: Channel) => boolean): Dict {
  const kinds = typesOf(args)
  const seen = [...workspace.channels.values()]
    .filter(channel => kinds.includes(channel.kind) && wanted(channel))
    .filter(channel => channel.kind === 'public' || channel.members.has(workspace.botUserId))
    .filter(channel => !(flag(args['exclude_archived']) && channel.archived))
  const { page, metadata } = paged(seen, args)
  return { channels: page.map(channel => channelObject(workspace, channel)), ...metadata }
}

/** Slack's own default. */
const PAGE = 100

interface Page<Item> {
  page: Item[]
  metadata: { response_metadata: { next_cursor: string } }
}

/** One page of a list; the cursor is the place where the next one begins, and empty on the last. */
function paged<Item>(items: readonly Item[], args: Dict): Page<Item> {
  const limit = Number(args['limit'] ?? PAGE) || PAGE
  const start = Number(args['cursor'] ?? 0) || 0
  const next = start + limit
  const next_cursor = next < items.length ? String(next) : ''
  return { page: items.slice(start, next), metadata: { response_metadata: { next_cursor } } }
}
