import type { Gateway } from './gateway/gateway.ts'
import type { News } from './news.ts'
import type { Settings } from './settings.ts'
import type { World } from './world.ts'

/** What all parts of the peer share. */
export interface State {
  readonly settings: Settings
  readonly world: World
  readonly gateway: Gateway
  readonly news: News
  /** What the bot did that it must not, one line each. */
  readonly violations: string[]
  /** The address of this server, without a path. */
  readonly origin: string
}
