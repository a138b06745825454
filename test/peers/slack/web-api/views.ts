import { checkView } from '../check.ts'
import { withIds } from '../elements.ts'
import type { View } from '../records.ts'
import type { World, Workspace } from '../state.ts'
import { dicts, filled, isDict, str, type Dict } from '../wire.ts'
import { viewObject } from '../view-object.ts'
import { refuse, type Call, type Method, type Methods } from './method.ts'

/** A trigger opens one view, within this time. */
const TRIGGER_LIVES_MS = 3_000

const open: Method = { run: call => opened(call, undefined) }

const push: Method = {
  run(call) {
    const user = call.world.records.triggers.get(str(call.args['trigger_id']))?.user
    const top = call.world.records.views.findLast(view => view.open && view.user === user)
    return opened(call, top)
  },
}

const publish: Method = {
  run(call) {
    const { world, workspace, args } = call
    const user = str(args['user_id'])
    if (!workspace.users.has(user)) return refuse('invalid_arguments')
    const before = world.records.homes.findLast(home => home.user === user && home.team === workspace.id)
    if (before && filled(args['hash']) && args['hash'] !== before.hash) return refuse('hash_conflict')
    const wrong = viewFault(call)
    if (wrong) return wrong
    const home = { ...newView(world, workspace, user, 'home', bodyOf(call)), ...(before ? { id: before.id } : {}) }
    world.records.homes.push(home)
    return { ok: true, view: viewObject(world, workspace, home) }
  },
}

const update: Method = {
  run(call) {
    const { world, workspace, args } = call
    const view = world.records.views.find(
      ({ id, team, body }) =>
        team === workspace.id &&
        (id === args['view_id'] || (filled(args['external_id']) && body['external_id'] === args['external_id'])),
    )
    if (!view?.open) return refuse('not_found')
    if (filled(args['hash']) && args['hash'] !== view.hash) return refuse('hash_conflict')
    const wrong = viewFault(call)
    if (wrong) return wrong
    Object.assign(view, { body: bodyOf(call), hash: hashOf(world) })
    return { ok: true, view: viewObject(world, workspace, view) }
  },
}

export const views: Methods = {
  'views.open': open,
  'views.push': push,
  'views.publish': publish,
  'views.update': update,
}

/** Puts a view on the pile, without asking whether it may; `previous` is the one that it covers. */
export function stack(world: World, workspace: Workspace, user: string, body: Dict, previous?: View): View {
  const view = newView(world, workspace, user, 'modal', withBlockIds(world, body))
  if (previous) Object.assign(view, { previous: previous.id, root: previous.root })
  world.records.views.push(view)
  return view
}

/** The body with the ids that Slack adds. */
export function withBlockIds(world: World, body: Dict): Dict {
  return { ...body, blocks: withIds(dicts(body['blocks']), world.id) }
}

export function hashOf(world: World): string {
  return `${world.stamp()}.${world.id('h')}`
}

function opened(call: Call, previous: View | undefined): Dict {
  const { world, workspace, args } = call
  const trigger = world.records.triggers.get(str(args['trigger_id']))
  if (!trigger || trigger.team !== workspace.id) return refuse('invalid_trigger_id')
  if (trigger.used) return refuse('exchanged_trigger_id')
  if (world.now().getTime() - trigger.at.getTime() > TRIGGER_LIVES_MS) return refuse('expired_trigger_id')
  const wrong = viewFault(call)
  if (wrong) return wrong
  trigger.used = true
  const view = stack(world, workspace, trigger.user, bodyOf(call), previous)
  return { ok: true, view: viewObject(world, workspace, view) }
}

function viewFault({ world, method, args }: Call): Dict | undefined {
  if (!isDict(args['view'])) return refuse('invalid_arguments')
  const messages = checkView(world.records, method, args['view'])
  return messages.length > 0 ? refuse('invalid_arguments', { response_metadata: { messages } }) : undefined
}

function bodyOf({ world, args }: Call): Dict {
  return withBlockIds(world, isDict(args['view']) ? args['view'] : {})
}

function newView(world: World, workspace: Workspace, user: string, kind: View['kind'], body: Dict): View {
  const id = world.id('V')
  return { id, team: workspace.id, user, kind, open: kind === 'modal', hash: hashOf(world), body, root: id }
}
