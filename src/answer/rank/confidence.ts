import type { KnownFact } from '../../knowledge/knowledge.ts'
import { probability, type Weights } from '../learn/logistic.ts'
import type { Model } from '../model.ts'
import type { Candidate, Ranking } from './rank.ts'

/** A lead in log-odds beyond this says no more. */
const FAR = 5
/** The log-odds that something unknown was meant where no known gap is near. */
const NO_GAP = -4
/**
 * As fitted to the development questions: the lead over known gaps tells as much as the score; a close second fact
 * tells something only when it is about something else.
 */
export const CONFIDENCE_PRIOR: Weights = [0.55, 0.3, -1.2, -0.5]
/**
 * Held-out phrasings know fewer gaps than people do, and their second facts are told apart more easily: the prior
 * counts for much, but where zero lies is the folder's.
 */
export const CONFIDENCE_PULL: Weights = [40, 40, 400, 4]

/** A score below this is no answer, however much a small folder, with few wrong ones to learn from, trusts its scores. */
const LEAST = 0.1

/** How likely the best candidate is right, from its log-odds and its lead over known gaps and over other subjects. */
export function confidenceOf(ranking: Standing, model: Pick<Model, 'confidence'>): number {
  const inputs = standingOf(ranking)
  return inputs && (ranking.candidates[0]?.score ?? 0) >= LEAST ? probability(model.confidence, inputs) : 0
}

/** Candidates and gaps, best first. */
export type Standing = Pick<Ranking, 'candidates' | 'gaps'>

/**
 * What the confidence is made of: the log-odds of the best fact, its lead over the next known gap, and how near (0–1)
 * the best fact about something else comes to it; undefined where there is no fact.
 */
export function standingOf({ candidates, gaps: [gap] }: Standing): number[] | undefined {
  const [best] = candidates
  if (!best) return undefined
  const odds = oddsOf(best.score)
  const lead = odds - (gap ? oddsOf(gap.score) : NO_GAP)
  const rival = candidates.find(one => isOfAnother(one, best))
  const near = rival ? Math.min(rival.score / best.score, 1) : 0
  return [odds, Math.max(Math.min(lead, FAR), -FAR), near]
}

/** About something else, which is named no less than what the best is about. */
function isOfAnother(one: Candidate, best: Candidate): boolean {
  return wholeOf(one.fact) !== wholeOf(best.fact) && one.signs.named >= best.signs.named
}

/** What a fact is about; an event is about what it is an event of. */
export function wholeOf({ subject, event }: KnownFact): string | undefined {
  return event?.subject ?? subject
}

function oddsOf(score: number): number {
  return Math.log(Math.max(score, 1e-9) / Math.max(1 - score, 1e-9))
}
