/** Slack's documented pace for `chat.postMessage`: about one a second a channel, short bursts let through. */
const PER_SECOND = 1
const BURST = 4

export interface Rates {
  enabled: boolean
  /** How many calls were refused. */
  refused: number
  /** Seconds to wait before a post to this channel may be tried again; 0 takes the post and counts it. */
  wait(channel: string): number
}

/** Counts posts a channel by the peer's own clock: under a clock that stands still a used-up channel stays so. */
export function rateLimits(now: () => Date, enabled: boolean): Rates {
  const buckets = new Map<string, { left: number; at: number }>()
  return {
    enabled,
    refused: 0,
    wait(channel) {
      if (!this.enabled) return 0
      const at = now().getTime() / 1_000
      const bucket = buckets.get(channel) ?? { left: BURST, at }
      bucket.left = Math.min(BURST, bucket.left + (at - bucket.at) * PER_SECOND)
      bucket.at = at
      buckets.set(channel, bucket)
      if (bucket.left < 1) {
        this.refused += 1
        return Math.ceil((1 - bucket.left) / PER_SECOND)
      }
      bucket.left -= 1
      return 0
    },
  }
}
