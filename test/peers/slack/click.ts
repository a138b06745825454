import type { Reaction } from './command.ts'
import { elementsOf, type Placed } from './elements.ts'
import { unplaced } from './messages.ts'
import { interactionPayload, spokenName } from './payloads.ts'
import type { PostOffice } from './post-office.ts'
import type { Ephemeral, View } from './records.ts'
import { channelOf, userOf, workspaceOf, type UserRef } from './refs.ts'
import { openResponseUrl } from './response-url.ts'
import { stateValue, type Choice } from './state-values.ts'
import type { Message, User, World } from './state.ts'
import { viewObject } from './view-object.ts'
import { dicts, filled, isDict, str, type Dict } from './wire.ts'

export type Clickable = Message | Ephemeral | View

/** Which element: by its action id, a pattern for that, or what else is known of it. */
export type Pick = string | RegExp | ((element: Dict, block: Dict) => boolean)

export interface ClickOptions {
  user?: UserRef
  /** What is picked or typed there. */
  choose?: Choice
  /** Which of two feedback buttons; the good one unless told. */
  feedback?: 'positive' | 'negative'
}

export type Click = (target: Clickable, pick: Pick, by?: UserRef | ClickOptions) => Promise<Reaction>

/** A person uses a button or a menu; fulfilled when it is acknowledged or the time for that is over. */
export function clicks(world: World, office: PostOffice): Click {
  return async (target, pick, by = {}) => {
    const options: ClickOptions = typeof by === 'string' || 'id' in by ? { user: by } : by
    const workspace = workspaceOf(world, target.team)
    const user = clicker(world, target, options)
    const blocks = isView(target) ? dicts(target.body['blocks']) : (target.blocks ?? [])
    const place = found(blocks, pick)
    const values = stateAfter(blocks, place, options)
    const spot = isView(target) ? onView(world, target, values) : onMessage(world, target, values, user)
    const action = { ...actionOf(place, options), action_ts: world.stamp() }
    const base = interactionPayload(world, workspace, user, 'block_actions')
    const payload = { ...base, ...spot.fields, actions: [action] }
    const id = world.id('act')
    const delivery = await office.send({ id, kind: 'interaction', type: 'block_actions', team: workspace.id, payload })
    return {
      delivery,
      acknowledged: delivery.acknowledged,
      ...(isDict(delivery.answer) ? { ack: delivery.answer } : {}),
      responseUrl: spot.response?.url ?? '',
      triggerId: str(base['trigger_id']),
      responses: spot.response?.posts ?? [],
    }
  }
}

export function isView(target: Clickable): target is View {
  return 'body' in target
}

function isEphemeral(target: Message | Ephemeral): target is Ephemeral {
  return 'via' in target
}

/** Only the one who sees it can click an ephemeral message or a view; elsewhere the test says who it was. */
function clicker(world: World, target: Clickable, { user }: ClickOptions): User {
  const own = isView(target) || isEphemeral(target) ? target.user : undefined
  const ref = user ?? own
  if (ref === undefined) throw new Error('Say who clicks')
  return userOf(world, ref, target.team)
}

function found(blocks: readonly Dict[], pick: Pick): Placed {
  const placed = elementsOf(blocks)
  const hit = placed.find(({ element, block }) => fits(pick, element, block))
  if (hit) return hit
  const there = placed.map(({ element }) => str(element['action_id'])).join(', ')
  throw new Error(`There is nothing like ${String(pick)} to click; there is ${there || 'nothing at all'}`)
}

function fits(pick: Pick, element: Dict, block: Dict): boolean {
  if (typeof pick === 'function') return pick(element, block)
  const id = str(element['action_id'])
  return typeof pick === 'string' ? id === pick : pick.test(id)
}

function actionOf({ element, block }: Placed, { choose, feedback = 'positive' }: ClickOptions): Dict {
  const { type, action_id } = element
  const identity = { type, action_id, block_id: block['block_id'] }
  if (type === 'feedback_buttons') {
    const button = element[`${feedback}_button`]
    return isDict(button) ? { ...identity, text: button['text'], value: button['value'] } : identity
  }
  const { text, value, url, style, icon } = element
  return { ...identity, text, value, url, style, icon, ...stateValue(element, choose) }
}

interface Spot {
  fields: Dict
  response?: ReturnType<typeof openResponseUrl>
}

/** A click on a message brings the message along, unless one person alone can see it. */
function onMessage(world: World, target: Message | Ephemeral, values: Dict, user: User): Spot {
  const channel = channelOf(world, target.channel, target.team)
  const ephemeral = isEphemeral(target)
  const original = { ts: target.ts, ephemeral }
  const about = { team: target.team, channel: channel.id, user: user.id, original, path: 'actions' }
  const response = openResponseUrl(world, about)
  const thread = filled(target.thread_ts) ? { thread_ts: target.thread_ts } : {}
  const container = {
    type: 'message',
    message_ts: target.ts,
    channel_id: channel.id,
    is_ephemeral: ephemeral,
    ...thread,
  }
  return {
    response,
    fields: {
      container,
      channel: { id: channel.id, name: spokenName(channel) },
      ...(isEphemeral(target) ? {} : { message: unplaced(target) }),
      state: { values },
      response_url: response.url,
    },
  }
}

function onView(world: World, view: View, values: Dict): Spot {
  const shown = viewObject(world, workspaceOf(world, view.team), view, values)
  return { fields: { container: { type: 'view', view_id: view.id }, view: shown } }
}

/** What stands in every input, with this one used. */
function stateAfter(blocks: readonly Dict[], { block, element }: Placed, { choose }: ClickOptions): Dict {
  const values = stateOf(blocks)
  const entered = stateValue(element, choose)
  const id = str(block['block_id'])
  if (entered && element['type'] !== 'overflow') values[id] = { ...values[id], [str(element['action_id'])]: entered }
  return values
}

/** What stands in every input while nobody has touched it. */
export function stateOf(blocks: readonly Dict[]): Record<string, Dict> {
  const values: Record<string, Dict> = {}
  for (const { block, element } of elementsOf(blocks)) {
    const value = stateValue(element, undefined)
    const id = str(block['block_id'])
    if (value && element['type'] !== 'overflow') values[id] = { ...values[id], [str(element['action_id'])]: value }
  }
  return values
}
