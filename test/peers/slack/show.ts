import { changeEvent, echo, messageEvent, removalEvent } from './echo.ts'
import { withIds } from './elements.ts'
import { fromBot, keep, takeAway } from './messages.ts'
import type { Ephemeral, ResponseUrl } from './records.ts'
import type { Channel, Message, World, Workspace } from './state.ts'
import { dicts, filled, flag, str, type Dict } from './wire.ts'

/** Where a response belongs, and in answer to what. */
export interface Place {
  workspace: Workspace
  channel: Channel
  response: ResponseUrl
}

/** Carries out what a response says: shows a message to one or to all, puts it in the place of another, or deletes. */
export function show(world: World, place: Place, body: Dict, via: Ephemeral['via']): Message | Ephemeral | undefined {
  const { original } = place.response
  if (flag(body['delete_original'])) return original && void dropOriginal(world, place, original)
  if (flag(body['replace_original']) && original) return replaceOriginal(world, place, original, body)
  return body['response_type'] === 'in_channel' ? post(world, place, body) : whisper(world, place, body, via)
}

/** Whether a response would show anything. */
export function saysSomething(body: Dict): boolean {
  return str(body['text']) !== '' || dicts(body['blocks']).length > 0
}

function contentOf(world: World, body: Dict): { text: string; blocks?: Dict[] } {
  const blocks = body['blocks'] === undefined ? undefined : withIds(dicts(body['blocks']), world.id)
  return { text: str(body['text']), ...(blocks ? { blocks } : {}) }
}

function post(world: World, { workspace, channel }: Place, body: Dict): Message {
  const thread_ts = filled(body['thread_ts'])
  const content = { ...contentOf(world, body), ...(thread_ts ? { thread_ts } : {}) }
  const message = keep(channel, fromBot(world, workspace, channel, content))
  echo(world, workspace, channel, () => messageEvent(channel, message))
  return message
}

function whisper(world: World, { workspace, channel, response }: Place, body: Dict, via: Ephemeral['via']): Ephemeral {
  const thread_ts = filled(body['thread_ts'])
  const one: Ephemeral = {
    team: workspace.id,
    channel: channel.id,
    user: response.user,
    ts: world.stamp(),
    ...(thread_ts ? { thread_ts } : {}),
    ...contentOf(world, body),
    via,
  }
  world.records.ephemerals.push(one)
  return one
}

type Original = NonNullable<ResponseUrl['original']>

function replaceOriginal(world: World, place: Place, original: Original, body: Dict): Message | Ephemeral | undefined {
  const { workspace, channel } = place
  const content = { blocks: undefined, ...contentOf(world, body) }
  if (original.ephemeral) {
    const one = world.records.ephemerals.find(({ ts }) => ts === original.ts)
    return one && Object.assign(one, content)
  }
  const before = channel.messages.get(original.ts)
  if (!before) return undefined
  const after = keep(channel, { ...before, ...content })
  echo(world, workspace, channel, () => changeEvent(world, channel, before, after))
  return after
}

function dropOriginal(world: World, { workspace, channel }: Place, original: Original): void {
  const { ephemerals } = world.records
  const index = ephemerals.findIndex(({ ts }) => original.ephemeral && ts === original.ts)
  if (index >= 0) ephemerals.splice(index, 1)
  const message = original.ephemeral ? undefined : channel.messages.get(original.ts)
  if (!message) return
  takeAway(channel, message)
  echo(world, workspace, channel, () => removalEvent(world, channel, message))
}
