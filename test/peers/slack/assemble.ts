import { eventSender, type Events } from './events.ts'
import { faultBoard, type Faults } from './faults.ts'
import { identity } from './identity.ts'
import { lifecycle, type Lifecycle } from './lifecycle.ts'
import { postOffice, SLACK_REDELIVERY, type PostOffice, type Redelivery } from './post-office.ts'
import { rateLimits, type Rates } from './rates.ts'
import { httpReason, signedSide, type SignedSide, type Signing, type Targets } from './signed.ts'
import type { SlackOptions } from './slack.ts'
import { socketSide, type SocketSide } from './socket.ts'
import { emptyWorld, type World } from './state.ts'

/** The parts of a peer, knowing of each other. */
export interface Parts {
  world: World
  faults: Faults
  rates: Rates
  redelivery: Redelivery
  signing: Signing
  /** HTTP mode towards these addresses, Socket Mode without. */
  mode: { http: Targets | undefined }
  socket: SocketSide
  signed: SignedSide
  office: PostOffice
  events: Events
  lifecycle: Lifecycle
}

export function assemble(options: SlackOptions): Parts {
  const { now = () => new Date(), pingEveryMs } = options
  const world = emptyWorld(now, identity(options.subscriptions), options.echoes ?? true)
  const { app, records } = world
  const redelivery = { ackWithinMs: SLACK_REDELIVERY.ackWithinMs, delaysMs: [...SLACK_REDELIVERY.delaysMs] }
  Object.assign(redelivery, options.redelivery)
  const signing = { forged: false, ageMs: 0 }
  const mode: Parts['mode'] = { http: options.http === undefined ? undefined : targets(options.http) }
  const late: PostOffice['late'] = (delivery, answer) => office.late(delivery, answer)
  const socket = socketSide({ appId: app.id, now, pingEveryMs, late })
  const signed = signedSide({ now, secret: app.signingSecret, signing, targets: () => mode.http ?? NO_TARGETS })
  const office = postOffice({
    now,
    redelivery,
    deliveries: records.deliveries,
    transport: () => (mode.http ? signed.transport : socket.transport),
    reasonOf: attempt => (mode.http ? httpReason(attempt) : 'timeout'),
  })
  const events = eventSender(world, office)
  world.emit = (workspace, event) => void events.emit(workspace, event)
  return {
    world,
    faults: faultBoard(),
    rates: rateLimits(now, options.rateLimits ?? false, options.workspaceLimits ?? false),
    ...{ redelivery, signing, mode, socket, signed, office, events },
    lifecycle: lifecycle(world, events),
  }
}

/** One address for everything, unless each kind has its own. */
export function targets(to: string | Targets): Targets {
  return typeof to === 'string' ? { events: to, commands: to, interactivity: to } : to
}

const NO_TARGETS: Targets = { events: '', commands: '', interactivity: '' }
