/** Discord counts time from the first second of 2015. */
const EPOCH = Date.UTC(2015, 0, 1)
/** The lower bits tell ids of one millisecond apart. */
const TIME_SHIFT = 22n
const DAY_MS = 24 * 60 * 60 * 1000
/** What existed before the test began: servers first, then all else. */
export const AGE = { guild: 500 * DAY_MS, other: 400 * DAY_MS } as const

/** Ids for what happens now: the time of `now` in the upper bits, always ascending. */
export function snowflakes(now: () => Date): () => string {
  let last = 0n
  return () => {
    const made = BigInt(now().getTime() - EPOCH) << TIME_SHIFT
    last = made > last ? made : last + 1n
    return String(last)
  }
}

/** Ids for what is older than every message, each a millisecond younger than the one before: servers one after another spread over shards. */
export function foundings(now: () => Date, age: number): () => string {
  let founded = now().getTime() - age
  return () => String(BigInt(founded++ - EPOCH) << TIME_SHIFT)
}

/** The shard that gets a server's events. */
export function shardOf(guild: string, shards: number): number {
  return Number((BigInt(guild) >> TIME_SHIFT) % BigInt(shards))
}
