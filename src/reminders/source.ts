import type { Place } from '../bot/platform.ts'
import type { Reply } from '../bot/reply.ts'

/** Something that another part of the program posts at a time. */
export interface Posting {
  /** The same for the same posting, whoever asks; it is posted once. */
  id: string
  platform: string
  place: Place
  dueAt: Date
  /** Nothing is posted from here on. */
  staleAt: Date
}

/** Plans postings beside the reminders: they are claimed, paced, posted and settled like these. */
export interface PlanSource {
  /** Unique among the sources, of letters and hyphens. */
  name: string
  /** What falls due from `from` until before `to`. */
  due(from: Date, to: Date): Promise<readonly Posting[]>
  /** What is to be said when it is due; none where there is nothing to say. */
  compose(id: string, now: Date): Promise<Reply | undefined>
}
