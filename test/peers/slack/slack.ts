import type { Click } from './click.ts'
import type { Command } from './command.ts'
import type { Delivery } from './delivery.ts'
import type { Events } from './events.ts'
import type { Faults } from './faults.ts'
import type { ChannelOptions, UserOptions, WorkspaceOptions } from './furnish.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Look } from './look.ts'
import type { Modals } from './modal.ts'
import type { Redelivery } from './post-office.ts'
import type { Rates } from './rates.ts'
import type { Records } from './records.ts'
import type { TeamRef } from './refs.ts'
import type { HttpAnswer, Signed, Signing, Targets } from './signed.ts'
import type { SocketSide } from './socket.ts'
import type { AppIdentity, Channel, User, Workspace } from './state.ts'
import type { Talk } from './talk.ts'

export interface SlackOptions {
  /** The peer's clock, for timestamps, lifetimes and paces. Waiting for acknowledgements takes real time. */
  now?: () => Date
  /** HTTP mode towards these addresses; Socket Mode when absent. */
  http?: string | Targets
  /** Slack's own waits unless given. */
  redelivery?: Partial<Redelivery>
  /** Whether posts are paced in each channel as on Slack. */
  rateLimits?: boolean
  /** Whether a workspace takes no more calls of a method than Slack does. */
  workspaceLimits?: boolean
  /** Whether the bot's own posts come back as events, as they do on Slack. They do unless told. */
  echoes?: boolean
  /** The events the app has subscribed to; everything that the peer can send unless given. */
  subscriptions?: readonly string[]
  pingEveryMs?: number
}

type Kept = Pick<
  Records,
  'calls' | 'deliveries' | 'violations' | 'allowMentions' | 'ephemerals' | 'views' | 'homes' | 'files' | 'assistant'
>
type Sockets = Pick<SocketSide, 'disconnect' | 'drop' | 'silence'>

/** A Slack of one's own on loopback, with all that a test can do to it and see of it. */
export interface Slack
  extends Kept, Look, Talk, Lifecycle, Modals, Sockets, Pick<Faults, 'fail'>, Pick<Events, 'deliver'> {
  /** For `slackApiUrl`: ends in `/api/`. */
  url: string
  /** For the installer's `authorizationUrl`. */
  authorizeUrl: string
  app: AppIdentity
  rates: Rates
  redelivery: Redelivery
  /** What is wrong with the signatures in HTTP mode. */
  signing: Signing
  workspace(options?: WorkspaceOptions): Workspace
  channel(options?: ChannelOptions & { team?: TeamRef }): Channel
  user(options?: UserOptions & { team?: TeamRef }): User
  command: Command
  click: Click
  /** Tries every unacknowledged event once more, now. */
  redeliver(): Promise<Delivery[]>
  /** How many sockets the app holds. */
  connections(): number
  useSocketMode(): void
  useHttp(to: string | Targets): void
  /** Sends any body, signed, and says what came back. */
  post(what: Signed): Promise<HttpAnswer>
  /** Asks an address for its challenge; true when it knows the answer. */
  verifyUrl(url: string): Promise<boolean>
  /** Switches all faults off. */
  heal(): void
  close(): Promise<void>
}
