import type { Knowledge } from '../knowledge/knowledge.ts'
import { confidenceOf } from './calibrate.ts'
import { lastDay, type Context } from './context.ts'
import type { Lexicon } from './lexicon.ts'
import { factsAbout } from './match.ts'
import type { Outcome, Telling } from './outcome.ts'
import type { Candidate, Gap, Ranking } from './rank.ts'
import type { Reading } from './read.ts'
import { eventsFor, scheduleQuery, type Schedule } from './schedule.ts'
import type { Model } from './model.ts'
import { sideOf } from './yesno.ts'

/** A second fact this close belongs to the answer when it is about the same subject and the first is not certain. */
const CLOSE = 0.5
const CERTAIN = 0.85
/** A score from which a fact is preferred to a look into the calendar. */
const BETTER_THAN_CALENDAR = 0.62

export interface Deciding {
  knowledge: Knowledge
  model: Model
  lexicon: Lexicon
  schedule: Schedule
}

/** Turns a ranking into the one thing to say: facts, the calendar, a choice, or an honest "I don't know". */
export function decide(reading: Reading, ranking: Ranking, context: Context, by: Deciding): Outcome {
  const base = { reading, ranking }
  const [best] = ranking.candidates
  const [gap] = ranking.gaps
  const score = best?.score ?? 0
  const confidence = confidenceOf(ranking, by.model)
  const query = scheduleQuery(reading, by.schedule, by.knowledge, by.lexicon, context.today, lastDay(context))
  if (query && score < BETTER_THAN_CALENDAR) {
    const events = eventsFor(query, by.schedule)
    if (events.length === 0)
      return { ...base, kind: 'unknown', query, confidence: 0.9, decision: 'nothing of the sort is in the calendar' }
    return { ...base, kind: 'events', events, query, confidence: 0.9, decision: 'a look into the calendar' }
  }
  if (gap && gap.score > score)
    return { ...base, ...unknown(gap, best), confidence: gap.score, decision: `the known gap "${gap.id}" fits better` }
  const options = confidence < by.model.sure && reading.times.length === 0 ? choicesFor(ranking, context, by.knowledge) : undefined
  if (options) return { ...base, kind: 'choices', ...options, confidence: ranking.loose?.score ?? 0, decision: `asked of nothing in particular` }
  if (!best || confidence < by.model.sure)
    return { ...base, ...unknown(undefined, best), confidence: 1 - confidence, decision: `no fact is sure enough (${confidence.toFixed(2)})` }
  const tellings = tell(best, reading, ranking, by)
  if (best.fact.gap && tellings[0]?.side === undefined)
    return { ...base, kind: 'unknown', tells: best.fact, confidence, decision: `${best.fact.id} tells that this is not known` }
  const runnerUp = ranking.candidates.find(one => !tellings.some(telling => telling.fact.id === one.fact.id))
  const lead = runnerUp ? ` over ${runnerUp.fact.id} with ${runnerUp.score.toFixed(2)}` : ''
  return { ...base, kind: 'facts', tellings, confidence, decision: `${best.fact.id} with ${score.toFixed(2)}${lead}` }
}

function unknown(gap: Gap | undefined, nearby: Candidate | undefined) {
  return { kind: 'unknown' as const, ...(gap ? { gap } : {}), ...(nearby ? { nearby } : {}) }
}

/** From this score on a property asked for without a subject is asked back. */
const ASKS_BACK = 0.3
/** More to choose from than this is no help. */
const MOST_CHOICES = 12

/** "the director?": of whom, when nothing was named and several have one. */
function choicesFor({ loose }: Ranking, context: Context, knowledge: Knowledge) {
  if (!loose || loose.score < ASKS_BACK || loose.signs.cover < 1 || context.subjects.length > 0) return undefined
  const subjects = [...new Set((knowledge.byProperty.get(loose.id) ?? []).flatMap(fact => fact.subject ?? []))]
  const kinds = knowledge.properties.get(loose.id)?.kinds ?? []
  const first = kinds.find(kind => subjects.some(id => knowledge.subjects.get(id)?.kind === kind))
  const alike = subjects.filter(id => first === undefined || knowledge.subjects.get(id)?.kind === first)
  if (alike.length < 2) return undefined
  return { subjects: alike.slice(0, MOST_CHOICES), noun: knowledge.properties.get(loose.id)?.name ?? 'one' }
}

/** The best fact, the same of every other subject that was named, and a second that is as good. */
function tell(best: Candidate, reading: Reading, ranking: Ranking, by: Deciding): Telling[] {
  const chosen = [best, ...others(best, reading, ranking, by)]
  if (chosen.length === 1) {
    const second = ranking.candidates[1]
    const close = second && (best.score < CERTAIN ? second.score > best.score * CLOSE : second.score > CERTAIN)
    if (close && belongs(best, second)) chosen.push(second)
  }
  return chosen.map(candidate => {
    const side = reading.form.wants.has('yesno')
      ? sideOf(candidate.fact, candidate.match, reading, by.model, by.knowledge, by.lexicon, candidate.signs.denied > 0)
      : undefined
    return { fact: candidate.fact, candidate, ...(side ? { side } : {}) }
  })
}

function belongs(best: Candidate, second: Candidate): boolean {
  return best.fact.subject !== undefined && best.fact.subject === second.fact.subject && !sameProperty(best, second)
}

function sameProperty(a: Candidate, b: Candidate): boolean {
  return a.fact.properties.some(property => b.fact.properties.includes(property))
}

/** A name with this many meanings is told of each. */
const MOST_MEANINGS = 3

/** "UK and US": what the best fact says of one, told of each that was named. */
function others(best: Candidate, reading: Reading, ranking: Ranking, by: Deciding): Candidate[] {
  const named = reading.mentions.flatMap(({ ids }) => (ids.length <= MOST_MEANINGS ? ids.map(id => ({ ids: [id] })) : [{ ids }]))
  if (named.length < 2 || best.fact.items.length > 0) return []
  const taken = new Set([best.fact.subject])
  return named.flatMap(({ ids }) => {
    const facts = ids.flatMap(id => best.fact.properties.flatMap(property => factsAbout(by.knowledge, property, id)))
    const found = ranking.candidates.find(
      one => facts.includes(one.fact) && !taken.has(one.fact.subject) && one.score > best.score * 0.5,
    )
    if (!found) return []
    taken.add(found.fact.subject)
    return [found]
  })
}
