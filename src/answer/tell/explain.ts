import type { ExplainedCandidate, ExplainedPart } from '../answer.ts'
import type { Turn } from '../thread/context.ts'
import { wordingOf } from '../learn/phrasebook.ts'
import type { Candidate } from '../rank/rank.ts'
import type { Resolving } from '../resolve.ts'

const MOST = 8

/** How one question was understood and what was considered. */
export function explainTurn({ outcome }: Turn, by: Resolving): ExplainedPart {
  const { reading, ranking } = outcome
  return {
    text: reading.text,
    wants: [...reading.form.wants, ...(reading.form.moment ? [reading.form.moment] : [])],
    names: reading.mentions.map(mention => ({
      text: reading.tokens
        .slice(mention.start, mention.end)
        .map(token => token.raw)
        .join(' '),
      subjects: mention.ids,
    })),
    times: reading.times.map(
      time => `${time.relation === 'in' ? '' : `${time.relation} `}${time.span.start}/${time.span.end}`,
    ),
    candidates: ranking.candidates.slice(0, MOST).map(candidate => explainCandidate(candidate, by)),
    decision: outcome.decision,
  }
}

function explainCandidate(candidate: Candidate, by: Resolving): ExplainedCandidate {
  const { match } = candidate
  const phrase = match.phrase === undefined ? undefined : wordingOf(by.model.phrases, match.phrase).text
  return {
    fact: candidate.fact.id,
    score: candidate.score,
    signs: { ...candidate.signs },
    ...(phrase ? { phrase } : {}),
  }
}
