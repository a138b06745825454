/** Why something could not be delivered, in terms that every platform shares. */
export type Obstacle =
  /** The channel is gone, archived, or we were removed from it. */
  | 'gone'
  /** We are not allowed to write there. */
  | 'denied'
  /** The reply address has run out. */
  | 'expired'
  /** The platform asks us to wait. */
  | 'busy'
  /** It may have arrived or not. */
  | 'unknown'
  /** It certainly did not arrive; another try may. */
  | 'failed'

/** A delivery that did not end well; `why` is a sentence for people, with the cure where there is one. */
export class Undelivered extends Error {
  override name = 'Undelivered'
  readonly obstacle: Obstacle
  readonly why: string
  /** How long the platform asks us to wait, in ms; 0 where it does not say. */
  readonly waitMs: number

  constructor(obstacle: Obstacle, why: string, options: { waitMs?: number; cause?: unknown } = {}) {
    super(`${obstacle}: ${why}`, { cause: options.cause })
    this.obstacle = obstacle
    this.why = why
    this.waitMs = options.waitMs ?? 0
  }
}
