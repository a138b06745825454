/** The same again at every n-th day, week, month or year, `until` (a day, included) or for ever. */
export interface Repeat {
  every: 'day' | 'week' | 'month' | 'year'
  times: number
  until?: string
}

/** Something that happens at some time and can be reminded of. */
export interface Occasion {
  id: string
  name: string
  /** `YYYY-MM-DD`, or `YYYY-MM-DDTHH:mm` on the clocks of its zone; a month or year while its days are not fixed. */
  start: string
  /** The last day, included, or the end on the clocks of its zone. */
  end?: string
  /** IANA name, or "AoE"; missing means UTC. */
  zone?: string
  place?: string
  /** One or more words, as "deadline". */
  kind: string
  /** False while the days are not fixed: such an occasion has no moments, and is never reminded of. */
  exact: boolean
  cancelled?: boolean
  topics: readonly string[]
  says: string
  /** Ids of the sources that back it. */
  sources: readonly string[]
  repeats?: Repeat
  url?: string
}

/** Whether it is something to be done by then: what counts is its end. */
export function isDeadline({ kind }: Pick<Occasion, 'kind'>): boolean {
  return kind.split(' ').includes('deadline')
}

/** Whether the moment that counts (the end of a deadline, else the start) has a clock time. */
export function hasClock(occasion: Pick<Occasion, 'kind' | 'start' | 'end'>): boolean {
  return isClocked(isDeadline(occasion) ? (occasion.end ?? occasion.start) : occasion.start)
}

/** Whether a text has a time of day beside its day. */
export function isClocked(text: string): boolean {
  return text.includes('T')
}

/** `2026-12-03` of `2026-12-03T14:00`; a month or year stays what it is. */
export function dateOf(text: string): string {
  return text.slice(0, 10)
}
