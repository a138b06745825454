import { confidenceOf, wholeOf } from '../rank/confidence.ts'
import type { Model } from '../model.ts'
import type { Candidate, Ranking } from '../rank/rank.ts'

/** A second that is fainter than this share of the first adds nothing. */
const SHARE = 0.2
/** Longer than this two facts are no answer. */
const LONGEST = 500

/**
 * The two likeliest facts where they are about one subject: neither is sure, but one of them very likely is the answer,
 * if any holds the sort of answer that is asked for.
 */
export function halvesOf(
  ranking: Ranking,
  model: Pick<Model, 'confidence'>,
): { pair: readonly [Candidate, Candidate]; confidence: number } | undefined {
  const [first, second] = ranking.candidates
  if (!first || !second || first.fact.gap || second.fact.gap || first.signs.cover === 0) return undefined
  const about = wholeOf(first.fact)
  if (about === undefined || about !== wholeOf(second.fact)) return undefined
  if (second.score < first.score * SHARE || first.fact.says.length + second.fact.says.length > LONGEST) return undefined
  if (first.signs.offForm > 0 && second.signs.offForm > 0) return undefined
  const either = { ...first, score: Math.min(first.score + second.score, 1) }
  return { pair: [first, second], confidence: confidenceOf({ ...ranking, candidates: [either] }, model) }
}
