import type { Handler } from '../bot/handler.ts'
import type { Place } from '../bot/platform.ts'
import type { Block } from '../bot/reply.ts'
import { calendar, pressCalendar } from '../bot/remind/calendar.ts'
import { digest } from '../bot/remind/digest.ts'
import { guarded, type Duty, type RemindersBy } from '../bot/remind/duty.ts'
import { eventAdd, eventDrop, eventList } from '../bot/remind/event.ts'
import { events } from '../bot/remind/events.ts'
import { remindHere } from '../bot/remind/here.ts'
import { remindList } from '../bot/remind/list.ts'
import { pressMe, remindMe } from '../bot/remind/me.ts'
import { remindOff } from '../bot/remind/off.ts'
import { overview } from '../bot/remind/overview.ts'
import { quiet } from '../bot/remind/quiet.ts'
import { remindTest } from '../bot/remind/test.ts'
import { zone } from '../bot/remind/zone.ts'
import { changes } from './changes.ts'
import { correcting } from './correct.ts'
import { deliverer } from './deliver.ts'
import { holding } from './held.ts'
import type { Works } from './parts.ts'
import { pausing } from './pause.ts'
import { planner } from './plan.ts'
import type { PlanSource } from './source.ts'
import { tidying } from './tidy.ts'

/** How long a platform may take for one post; its own patience is shorter, this is for the case that it has none. */
const POST_LIMIT_MS = 30_000

export interface ReminderParts extends Pick<
  Works,
  'facts' | 'ledger' | 'teams' | 'platforms' | 'now' | 'worker' | 'log' | 'metrics'
> {
  /** Who may change a channel's reminders: the same everywhere, or by platform; anyone where it is left out. */
  remindersBy?: RemindersBy | ((platform: string) => RemindersBy) | undefined
  /** What other parts of the program post at times. */
  sources?: readonly PlanSource[]
  postLimitMs?: number
  leaseMs?: number | undefined
}

type ReminderCommand =
  | 'events'
  | 'remind here'
  | 'remind list'
  | 'remind off'
  | 'remind test'
  | 'remind me'
  | 'digest'
  | 'quiet'
  | 'zone'
  | 'calendar'
  | 'event add'
  | 'event list'
  | 'event drop'

/** Everything about reminders: what people say about them, and what we do by ourselves. */
export interface Reminders {
  /** Plans what falls due until a minute from now; to be called every few seconds, at least every minute. Rejects with the store's Problem. */
  tick(): Promise<void>
  /** Posts what is due on a platform, until it is to stop; returns how many rows were taken up. To be called every second or so, again at once where it is not 0. Rejects with the store's Problem. */
  deliver(platform: string, stopping?: AbortSignal): Promise<number>
  /** The facts may have changed: what was planned of changed events is withdrawn, what stands is corrected by the next deliveries. */
  factsChanged(): Promise<void>
  commands: Record<ReminderCommand, Handler>
  presses: Record<'me' | 'calendar', Handler>
  /** What is set up in a workspace, for those in it. Rejects with the store's Problem. */
  overview(platform: string, place: Place): Promise<Block[]>
}

export function remindersOf(parts: ReminderParts): Reminders {
  const { facts, log, teams, postLimitMs = POST_LIMIT_MS, sources = [] } = parts
  const works: Works = { ...parts, postLimitMs, sources, held: holding(teams, log) }
  const stopping = pausing(works)
  const corrections = correcting(works)
  const watch = changes(works, corrections)
  const plan = planner(works, watch)
  const tidy = tidying(works)
  const deliver = deliverer(works, stopping, corrections)
  const duty: Duty = { ...works, remindersBy: ruleOf(parts), resume: stopping.resume }
  return {
    async tick() {
      await watch.look()
      await plan()
      await tidy()
    },
    deliver,
    factsChanged: () => watch.look(),
    ...handlersOf(duty),
    overview: (platform, place) => overview(platform, place, facts(), duty),
  }
}

function ruleOf({ remindersBy = 'anyone' }: ReminderParts): Duty['remindersBy'] {
  return typeof remindersBy === 'function' ? remindersBy : () => remindersBy
}

function handlersOf(duty: Duty): Pick<Reminders, 'commands' | 'presses'> {
  const safe = (make: (duty: Duty) => Handler) => guarded(make(duty), duty.log)
  return {
    commands: {
      events: safe(events),
      'remind here': safe(remindHere),
      'remind list': safe(remindList),
      'remind off': safe(remindOff),
      'remind test': safe(remindTest),
      'remind me': safe(remindMe),
      digest: safe(digest),
      quiet: safe(quiet),
      zone: safe(zone),
      calendar: safe(calendar),
      'event add': safe(eventAdd),
      'event list': safe(eventList),
      'event drop': safe(eventDrop),
    },
    presses: { me: safe(pressMe), calendar: safe(pressCalendar) },
  }
}
