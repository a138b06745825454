/** A reminder as the ledger has it. */
export interface Kept {
  channel: string
  /** How it was settled, as the ledger's `Settlement`. */
  how: string | null
}

/** What became of reminders, one for each channel. */
export interface Tally {
  due: number
  posted: number
  /** Never posted, and the ledger does not say why. */
  lost: number
  /** Posted more than once. */
  doubled: number
  /** The bot could not know whether they arrived, and says so; how many of these did. */
  unknown: number
  unknownArrived: number
  /** Not posted, for a reason that is told. */
  dropped: number
}

/** @param posts how often something was posted, by channel */
export function tally(channels: readonly string[], posts: ReadonlyMap<string, number>, kept: readonly Kept[]): Tally {
  const hows = new Map(kept.map(({ channel, how }) => [channel, how]))
  const ends = channels.map(channel => ({ times: posts.get(channel) ?? 0, how: hows.get(channel) ?? null }))
  const count = (fits: (end: { times: number; how: string | null }) => boolean) => ends.filter(fits).length
  const isDropped = (how: string | null) => how === 'skipped' || how === 'failed'
  return {
    due: channels.length,
    posted: count(({ times }) => times > 0),
    lost: count(({ times, how }) => times === 0 && how !== 'unknown' && !isDropped(how)),
    doubled: count(({ times }) => times > 1),
    unknown: count(({ how }) => how === 'unknown'),
    unknownArrived: count(({ times, how }) => times > 0 && how === 'unknown'),
    dropped: count(({ times, how }) => times === 0 && isDropped(how)),
  }
}
