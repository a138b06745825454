import type { Delivery } from './delivery.ts'
import { eventPayload } from './payloads.ts'
import type { PostOffice } from './post-office.ts'
import { workspaceOf, type TeamRef } from './refs.ts'
import type { World, Workspace } from './state.ts'
import { str, type Dict } from './wire.ts'

export interface DeliverOptions {
  team?: TeamRef
  /** How many copies of each event are sent, all with the same event id. */
  times?: number
  /** The order in which the events go out: reversed, or by their places. */
  order?: 'given' | 'reversed' | readonly number[]
  /** The event id; with several events only the first gets it. */
  eventId?: string
  /** When it happened; an hour ago for an event that comes late. */
  at?: Date
  /** Sends it as a second or third try; copies count on from there. */
  retry?: { number: number; reason?: string }
  /** Marks the copies after the first as retries, as Slack does when it missed the acknowledgement. */
  copiesAreRetries?: boolean
}

export interface Events {
  /** Sends events as they are, once the one before has been tried; fulfilled when each had its first try. */
  deliver(events: Dict | readonly Dict[], options?: DeliverOptions): Promise<Delivery[]>
  /** Sends one event on its way. */
  emit(workspace: Workspace, event: Dict, id?: string, at?: Date): Promise<Delivery>
}

export function eventSender(world: World, office: PostOffice): Events {
  function emit(workspace: Workspace, event: Dict, id = world.id('Ev'), at = world.now(), retry?: Retry) {
    const payload = eventPayload(world, workspace, event, id, at)
    return office.send({ id, kind: 'event', type: str(event['type']), team: workspace.id, payload, retry })
  }

  return {
    emit,
    async deliver(events, options = {}) {
      const workspace = workspaceOf(world, options.team)
      const given = Array.isArray(events) ? (events as readonly Dict[]) : [events as Dict]
      const ids = given.map((_, index) => (index === 0 ? options.eventId : undefined) ?? world.id('Ev'))
      const done: Delivery[] = []
      for (const index of orderOf(given.length, options.order))
        for (const copy of Array.from({ length: options.times ?? 1 }).keys())
          done.push(await emit(workspace, given[index] ?? {}, ids[index], options.at, retryOf(options, copy)))
      return done
    },
  }
}

type Retry = { number: number; reason: string }

function retryOf({ retry, copiesAreRetries }: DeliverOptions, copy: number): Retry | undefined {
  const number = (retry?.number ?? 0) + (copiesAreRetries ? copy : 0)
  return number > 0 ? { number, reason: retry?.reason ?? 'timeout' } : undefined
}

function orderOf(length: number, order: DeliverOptions['order'] = 'given'): readonly number[] {
  if (typeof order === 'object') return order
  const places = [...Array.from({ length }).keys()]
  return order === 'reversed' ? places.reverse() : places
}
