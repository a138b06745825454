import { breach, checkMessage } from '../check.ts'
import { changeEvent, echo, messageEvent, removalEvent } from '../echo.ts'
import { withIds } from '../elements.ts'
import { openDirect } from '../furnish.ts'
import { fromBot, keep, takeAway, unplaced } from '../messages.ts'
import type { Channel, Message } from '../state.ts'
import { dicts, filled, isDict, str, type Dict } from '../wire.ts'
import { isRefusal, postable, reach, refuse, type Call, type Method, type Methods } from './method.ts'

const writes = { scopes: () => ['chat:write'] }

/** A message to a person opens the direct message with them: that takes no right of its own. */
const postMessage: Method = {
  ...writes,
  run(call) {
    const { world, workspace, args } = call
    if (workspace.users.has(str(args['channel']))) openDirect(world, workspace, str(args['channel']))
    const channel = postable(call)
    if (isRefusal(channel)) return channel
    const wrong = contentFault(call, channel, true)
    if (wrong) return wrong
    const parent = channel.messages.get(str(args['thread_ts']))
    const content = { ...contentOf(call), ...threadOf(args, parent) }
    const message = keep(channel, fromBot(world, workspace, channel, content))
    echo(world, workspace, channel, () => messageEvent(channel, message))
    return { ok: true, channel: channel.id, ts: message.ts, message: unplaced(message) }
  },
}

const update: Method = {
  ...writes,
  run(call) {
    const { world, workspace, args } = call
    const channel = postable(call)
    if (isRefusal(channel)) return channel
    const before = channel.messages.get(str(args['ts']))
    if (!before) return refuse('message_not_found')
    if (before.user !== workspace.botUserId) return refuse('cant_update_message')
    const wrong = contentFault(call, channel, false)
    if (wrong) return wrong
    const after = keep(channel, changed(call, before))
    echo(world, workspace, channel, () => changeEvent(world, channel, before, after))
    return { ok: true, channel: channel.id, ts: after.ts, text: after.text, message: unplaced(after) }
  },
}

const postEphemeral: Method = {
  ...writes,
  run(call) {
    const { world, workspace, args } = call
    const channel = postable(call)
    if (isRefusal(channel)) return channel
    const user = str(args['user'])
    if (!channel.members.has(user)) return refuse('user_not_in_channel')
    const wrong = contentFault(call, channel, false)
    if (wrong) return wrong
    const { text = '', blocks } = contentOf(call)
    const ts = world.stamp()
    const place = { team: workspace.id, channel: channel.id, user, ts, thread_ts: filled(args['thread_ts']) }
    world.records.ephemerals.push({ ...place, text, blocks, via: 'chat.postEphemeral' })
    return { ok: true, message_ts: ts }
  },
}

const remove: Method = {
  ...writes,
  run(call) {
    const { world, workspace, args } = call
    const channel = reach(call)
    if (isRefusal(channel)) return channel
    const message = channel.messages.get(str(args['ts']))
    if (!message) return refuse('message_not_found')
    if (message.user !== workspace.botUserId) return refuse('cant_delete_message')
    takeAway(channel, message)
    echo(world, workspace, channel, () => removalEvent(world, channel, message))
    return { ok: true, channel: channel.id, ts: message.ts }
  },
}

const getPermalink: Method = {
  run(call) {
    const channel = reach(call)
    if (isRefusal(channel)) return channel
    const ts = str(call.args['message_ts'])
    if (!channel.messages.has(ts)) return refuse('message_not_found')
    const permalink = `https://${call.workspace.domain}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}`
    return { ok: true, channel: channel.id, permalink }
  },
}

export const chat: Methods = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
}

/** What Slack would refuse about the content; everything else that is wrong is only noted. */
function contentFault({ world, method, args }: Call, channel: Channel, unfurls: boolean): Dict | undefined {
  const said = [args['text'], args['markdown_text']].some(text => str(text) !== '')
  if (!said && dicts(args['blocks']).length === 0 && dicts(args['attachments']).length === 0) return refuse('no_text')
  if (args['metadata'] !== undefined && !isMetadata(args['metadata'])) return refuse('invalid_metadata_format')
  const where = `${method} ${channel.id}`
  const messages = checkMessage(world.records, where, args, { unfurls })
  if (channel.messages.get(str(args['thread_ts']))?.parent_user_id !== undefined)
    breach(world.records, where, 'thread_ts', "is a reply's, not its parent's")
  if (messages.length > 0) return refuse('invalid_blocks', { errors: messages, response_metadata: { messages } })
  return undefined
}

function isMetadata(value: unknown): boolean {
  return (
    isDict(value) &&
    (Object.keys(value).length === 0 || (str(value['event_type']) !== '' && isDict(value['event_payload'])))
  )
}

function contentOf({ world, args }: Call): Partial<Message> {
  const blocks = args['blocks'] === undefined ? undefined : withIds(dicts(args['blocks']), world.id)
  return {
    text: str(args['text']) || str(args['markdown_text']),
    ...(blocks ? { blocks } : {}),
    ...(args['attachments'] === undefined ? {} : { attachments: dicts(args['attachments']) }),
    ...(isDict(args['metadata']) ? { metadata: args['metadata'] } : {}),
  }
}

function threadOf(args: Dict, parent: Message | undefined): Partial<Message> {
  const thread_ts = filled(args['thread_ts'])
  if (thread_ts === undefined) return {}
  return { thread_ts, ...(parent?.user === undefined ? {} : { parent_user_id: parent.user }) }
}

/** A text without blocks takes the blocks away; blocks without a text leave it; metadata stays unless given. */
function changed(call: Call, before: Message): Message {
  const content = contentOf(call)
  const edited = { user: call.workspace.botUserId, ts: call.world.stamp() }
  const text = content.text || before.text
  const blocks = content.text && !content.blocks ? undefined : (content.blocks ?? before.blocks)
  return { ...before, ...content, text, blocks, ...(blocks ? {} : { edited }) }
}
