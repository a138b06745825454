import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import type { Turn } from '../thread/context.ts'
import { withCapitals } from './truecase.ts'

const MOST = 3
const ASKS = /^(?:who|what|when|where|which|how|why|is|are|was|were|does|did|do|has|have)\b/

/** Questions close to what was asked that the folder has its own phrasings for, so they really are answered. */
export function suggestions(turns: readonly Turn[], told: readonly KnownFact[], knowledge: Knowledge): string[] {
  const near = turns.flatMap(turn => turn.outcome.ranking.candidates.slice(0, 6).map(candidate => candidate.fact))
  const related = told.flatMap(fact => knowledge.bySubject.get(fact.subject ?? '') ?? [])
  const found = new Set<string>()
  for (const fact of [...near, ...related]) {
    if (told.includes(fact) || found.size >= MOST) continue
    const question = fact.asks.find(ask => ASKS.test(ask) && !ask.includes('{'))
    if (question) found.add(asQuestion(question, knowledge))
  }
  for (const example of knowledge.about.examples) if (found.size < MOST) found.add(asQuestion(example, knowledge))
  return [...found]
}

/** A phrasing as people write it when somebody reads it. */
export function asQuestion(phrasing: string, knowledge: Knowledge): string {
  const text = withCapitals(phrasing, knowledge)
  const capital = text.charAt(0).toUpperCase() + text.slice(1)
  return capital.endsWith('?') ? capital : `${capital}?`
}
