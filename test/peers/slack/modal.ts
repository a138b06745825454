import { checkView } from './check.ts'
import { stateOf } from './click.ts'
import type { Delivery } from './delivery.ts'
import { elementsOf } from './elements.ts'
import { interactionPayload } from './payloads.ts'
import type { PostOffice } from './post-office.ts'
import type { View } from './records.ts'
import { userOf, workspaceOf } from './refs.ts'
import { stateValue, type Choice } from './state-values.ts'
import type { World, Workspace } from './state.ts'
import { viewObject } from './view-object.ts'
import { hashOf, stack, withBlockIds } from './web-api/views.ts'
import { dicts, isDict, str, type Dict } from './wire.ts'

export interface Submitted {
  delivery: Delivery
  acknowledged: boolean
  ack?: Dict
  /** What the app found wrong, by block id; the view then stays open. */
  errors: Record<string, unknown>
}

export interface Modals {
  /** A person fills in a modal, by action id or block id, and submits it; what the app answers is carried out. */
  submitView(view: View, values?: Readonly<Record<string, Choice>>): Promise<Submitted>
  /** A person closes a modal; the app hears of it when it asked to. */
  closeView(view: View): Promise<Delivery | undefined>
}

export function modals(world: World, office: PostOffice): Modals {
  function payloadFor(view: View, type: string, values: Dict): Dict {
    const workspace = workspaceOf(world, view.team)
    const user = userOf(world, view.user, view.team)
    const shown = viewObject(world, workspace, view, values)
    return { ...interactionPayload(world, workspace, user, type), view: shown }
  }

  return {
    async submitView(view, values = {}) {
      if (!view.open) throw new Error('Only an open modal can be submitted')
      const payload = { ...payloadFor(view, 'view_submission', entered(view, values)), response_urls: [] }
      const about = { id: world.id('sub'), kind: 'interaction', type: 'view_submission', team: view.team } as const
      const delivery = await office.send({ ...about, payload, acceptsPayload: true })
      const ack = isDict(delivery.answer) ? delivery.answer : undefined
      if (delivery.acknowledged) carryOut(world, workspaceOf(world, view.team), view, ack ?? {})
      const errors = isDict(ack?.['errors']) ? ack['errors'] : {}
      return { delivery, acknowledged: delivery.acknowledged, ...(ack ? { ack } : {}), errors }
    },
    async closeView(view) {
      view.open = false
      if (view.body['notify_on_close'] !== true) return undefined
      const payload = { ...payloadFor(view, 'view_closed', {}), is_cleared: false }
      return office.send({ id: world.id('cls'), kind: 'interaction', type: 'view_closed', team: view.team, payload })
    },
  }
}

/** The state of the view with these values entered. */
function entered(view: View, values: Readonly<Record<string, Choice>>): Dict {
  const blocks = dicts(view.body['blocks'])
  const state = stateOf(blocks)
  const unused = new Set(Object.keys(values))
  for (const { block, element } of elementsOf(blocks)) {
    const [blockId, actionId] = [str(block['block_id']), str(element['action_id'])]
    const name = [actionId, blockId].find(id => Object.hasOwn(values, id))
    if (name === undefined) continue
    unused.delete(name)
    state[blockId] = { ...state[blockId], [actionId]: stateValue(element, values[name]) }
  }
  if (unused.size > 0) throw new Error(`The view has no ${[...unused].join(', ')}`)
  return state
}

/** Without a word the view closes; otherwise it is changed, covered, or stays with its errors. */
function carryOut(world: World, workspace: Workspace, view: View, ack: Dict): void {
  const next = isDict(ack['view']) ? ack['view'] : undefined
  if (next) checkView(world.records, `ack ${str(ack['response_action'])}`, next)
  switch (ack['response_action']) {
    case 'errors':
      return
    case 'update':
      Object.assign(view, { body: withBlockIds(world, next ?? {}), hash: hashOf(world) })
      return
    case 'push':
      stack(world, workspace, view.user, next ?? {}, view)
      return
    case 'clear':
      for (const other of world.records.views) if (other.root === view.root) other.open = false
      return
    default:
      view.open = false
  }
}
