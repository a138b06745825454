import type { KnownFact } from '../../knowledge/knowledge.ts'
import type { Event } from '../../knowledge/schema.ts'
import type { News } from './news.ts'
import type { Candidate, Gap, Ranking } from '../rank/rank.ts'
import type { Reading } from '../read/read.ts'
import type { ScheduleQuery } from '../calendar/schedule-query.ts'

export type Side = 'yes' | 'no'

/** A fact to be told, and how: which side of a yes/no question it takes. */
export interface Telling {
  fact: KnownFact
  candidate: Candidate
  side?: Side
}

/** What became of one question. */
export type Outcome = { reading: Reading; ranking: Ranking; confidence: number; decision: string } &
  /** `lead` is said before them: what was worked out from them together. */
  (
    | { kind: 'facts'; tellings: readonly Telling[]; lead?: string }
    | { kind: 'events'; events: readonly Event[]; query: ScheduleQuery }
    | { kind: 'news'; news: News }
    | { kind: 'choices'; subjects: readonly string[]; noun: string }
    | { kind: 'unknown'; gap?: Gap; nearby?: Candidate; tells?: KnownFact; query?: ScheduleQuery }
    | { kind: 'social'; about: string }
  )
