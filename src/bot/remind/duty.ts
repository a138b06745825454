import { Problem } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { happeningsOf, ownHappening, type Happening } from '../../reminders/happening.ts'
import type { Pausing } from '../../reminders/pause.ts'
import type { Ledger } from '../../store/ledger.ts'
import type { Channel, Teams } from '../../store/teams.ts'
import { saidText, type Handler, type Request } from '../handler.ts'
import type { Incoming, Place, Platform } from '../platform.ts'
import { WORDING } from '../wording.ts'

/** Who may change what is set up for a channel. */
export type RemindersBy = 'anyone' | 'managers'

/** What the commands about reminders work with. */
export interface Duty {
  teams: Teams
  ledger: Ledger
  platforms: () => ReadonlyMap<string, Platform>
  remindersBy: (platform: string) => RemindersBy
  resume: Pausing['resume']
  /** How long a platform may take for one post. */
  postLimitMs: number
  log: Log
}

/** Where reminders of a conversation go: its channel, or in direct messages its person. */
export function placeIn({ in: place, from }: Incoming): Place {
  return place.direct ? personIn({ in: place, from }) : place
}

/** The direct messages with who speaks: a person's id stands for them. */
export function personIn({ in: { workspace }, from }: Pick<Incoming, 'in' | 'from'>): Place {
  return { workspace, channel: from.id, direct: true }
}

export function channelAt(platform: string, { workspace, channel }: Place): Channel {
  return { platform, workspace, id: channel }
}

/** The channel that a command is about. */
export function channelIn(incoming: Incoming): Channel {
  return channelAt(incoming.platform, placeIn(incoming))
}

/** Direct messages are everybody's own. */
export async function mayChange({ incoming, standing }: Request, { remindersBy }: Duty): Promise<boolean> {
  return incoming.in.direct || remindersBy(incoming.platform) === 'anyone' || (await standing()).manages
}

/** What all of a team has is changed by those who may change it, wherever they say so. */
export async function mayChangeTeam({ incoming, standing }: Request, { remindersBy }: Duty): Promise<boolean> {
  return remindersBy(incoming.platform) === 'anyone' || (await standing()).manages
}

/** The events that may be told in a workspace: those of the facts, then its own. */
export interface Known {
  all: readonly Happening[]
  own: readonly Happening[]
  find(id: string): Happening | undefined
}

export async function knownTo({ incoming, facts }: Request, { teams }: Duty): Promise<Known> {
  const own = await teams.events(incoming.platform, incoming.in.workspace)
  return known(
    facts.knowledge,
    own.flatMap(event => ownHappening(event) ?? []),
  )
}

/** The same where the team's own events cannot be read. */
export function known(knowledge: Request['facts']['knowledge'], own: readonly Happening[]): Known {
  const facts = happeningsOf(knowledge)
  const mine = new Map(own.map(one => [one.occasion.id, one]))
  return { all: [...facts.values(), ...own], own, find: id => facts.get(id) ?? mine.get(id) }
}

/** Where the store is away, a command says so; nothing is changed then. */
export function guarded(handler: Handler, log: Log): Handler {
  return async request => {
    try {
      return await handler(request)
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause
      log.error('command-without-store', { platform: request.incoming.platform, cause })
      return saidText(request.incoming, WORDING.storeAway)
    }
  }
}
