import type { Asked } from './questions.ts'

/** A reply as the platform got it. */
export interface Reply {
  text: string
  /** The bot says that an earlier try may have arrived. */
  again: boolean
  /** Which process sent it, and whether that one was killed later. */
  life: { killed: boolean }
}

/** What a platform saw of its questions. */
export interface Seen {
  acknowledged: ReadonlySet<string>
  replies: ReadonlyMap<string, readonly Reply[]>
}

export interface Tally {
  /** Acknowledged once at least. */
  acknowledged: number
  /** Acknowledged and never answered, or never taken although it was brought again and again. */
  lost: number
  once: number
  /** More than once, because a process was killed between its reply and the word that it had arrived; the bot says so. */
  twiceUnknown: number
  /** More than once otherwise. */
  twice: number
  /** Answered with something else than the answer. */
  wrong: number
}

export function tally(asked: readonly Asked[], { acknowledged, replies }: Seen): Tally {
  const ends = asked.map(({ incoming, told }) => ({ told, got: replies.get(incoming.id) ?? [] }))
  const count = (fits: (end: { told: string; got: readonly Reply[] }) => boolean) => ends.filter(fits).length
  return {
    acknowledged: acknowledged.size,
    lost: count(({ got }) => got.length === 0),
    once: count(({ got }) => got.length === 1),
    twiceUnknown: count(({ got }) => got.length > 1 && isExcused(got)),
    twice: count(({ got }) => got.length > 1 && !isExcused(got)),
    wrong: count(({ got, told }) => got.some(({ text }) => !text.includes(told))),
  }
}

/** Every reply but the first was sent after the sender of the one before was killed, and with the word that it may be one too many. */
function isExcused(got: readonly Reply[]): boolean {
  return got.every((reply, at) => at === 0 || (reply.again && got[at - 1]?.life.killed === true))
}
