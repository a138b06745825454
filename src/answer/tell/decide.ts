import type { Knowledge } from '../../knowledge/knowledge.ts'
import { confidenceOf } from '../rank/confidence.ts'
import { halvesOf } from './halves.ts'
import type { Context } from '../thread/context.ts'
import type { Lexicon } from '../read/lexicon.ts'
import { isAskedFor } from './lists.ts'
import { happenedIn, newsFor } from './news.ts'
import type { Outcome } from './outcome.ts'
import type { Candidate, Gap, Ranking } from '../rank/rank.ts'
import type { Reading } from '../read/read.ts'
import { isRuledOut } from '../sides/ruled-out.ts'
import type { Means } from '../sides/side-signs.ts'
import { scheduleQuery, type ScheduleQuery } from '../calendar/schedule-query.ts'
import { OPEN_END, OPEN_START } from '../calendar/schedule-span.ts'
import { eventsFor, type Schedule } from '../calendar/schedule.ts'
import type { Model } from '../model.ts'
import { tell, tellingOf } from './tell.ts'

/** A score from which a fact is preferred to a look into the calendar. */
export const BETTER_THAN_CALENDAR = 0.62

/** The same, where not all words of the question are the calendar's own. */
const BETTER_THAN_GUESS = 0.3

/** The calendar answers what it is asked; now and then something else was meant. */
const CALENDAR_CONFIDENCE = 0.85

export interface Deciding {
  knowledge: Knowledge
  model: Model
  lexicon: Lexicon
  schedule: Schedule
}

/** Turns a ranking into the one thing to say: facts, the calendar, a choice, or an honest "I don't know". */
export function decide(reading: Reading, ranking: Ranking, context: Context, deciding: Deciding): Outcome {
  const by = { ...deciding, today: context.today }
  const base = { reading, ranking }
  const best = bestOf(reading, ranking)
  const [gap] = ranking.gaps
  const score = best?.score ?? 0
  const confidence = confidenceOf(ranking, by.model)
  const news = newsFor(reading, by.knowledge, context.today)
  if (news)
    return { ...base, kind: 'news', news, confidence: CALENDAR_CONFIDENCE, decision: `what is new since ${news.since}` }
  const dates = lookUp(reading, context, by, score, gap?.score ?? 0)
  const isSure = dates?.kind === 'events' || score >= BETTER_THAN_CALENDAR
  const past = isSure ? undefined : happenedIn(reading, by.knowledge, context.today)
  if (past)
    return { ...base, kind: 'news', news: past, confidence: CALENDAR_CONFIDENCE, decision: 'what happened then' }
  if (dates) return { ...base, ...dates }
  if (gap && gap.score > score)
    return { ...base, ...unknown(gap, best), confidence: gap.score, decision: `the known gap "${gap.id}" fits better` }
  const options = reading.times.length === 0 ? choicesFor(ranking, context, by.knowledge) : undefined
  const isOpen = options && best && isAnyones(best, ranking)
  if (best && confidence >= by.model.sure && !isOpen)
    return { ...base, ...told(best, reading, ranking, confidence, { ...by, today: context.today }) }
  if (options) return { ...base, ...options, decision: 'asked of nothing in particular' }
  const halves = halvesTold(reading, ranking, by)
  if (halves) return { ...base, ...halves }
  const decision = `no fact is sure enough (${confidence.toFixed(2)})`
  return { ...base, ...unknown(undefined, best), confidence: 1 - confidence, decision }
}

/** That something is not known is told rather than a neighbour's fact that is hardly nearer. */
const NEARLY = 0.75
/** As like a phrasing as this, a question is that phrasing. */
const VERBATIM = 0.95

/**
 * A list that is asked for with its number, rather than a sentence about it, where it knows a word of the question;
 * what is open, where that is as near.
 */
function bestOf(reading: Reading, { candidates }: Ranking): Candidate | undefined {
  const [best] = candidates
  if (!best || reading.form.wants.has('yesno')) return best
  const list = candidates.find(one => one.fact.subject === best.fact.subject && isAskedFor(one.fact, reading))
  if (list && list.signs.cover > 0 && best.fact.subject && best.fact.items.length === 0) return list
  const isVerbatim = best.match.near >= VERBATIM
  const open = candidates.find(
    ({ fact, score, match }) => fact.gap && score > best.score * NEARLY && (!isVerbatim || match.near >= VERBATIM),
  )
  return open && (open.fact.subject === best.fact.subject || open.signs.named === 1) ? open : best
}

/** What is in the calendar, when that was asked. */
function lookUp(reading: Reading, context: Context, by: Deciding, score: number, gap: number) {
  const query = scheduleQuery(reading, by.schedule, by.knowledge, by.lexicon, context.today, context.last?.day)
  if (!query || score >= BETTER_THAN_CALENDAR) return undefined
  const events = eventsFor(query, by.schedule)
  const isGuess = query.words.length > 0 || (isAnyTime(query) && events.length === 0)
  if (isGuess && (events.length === 0 || Math.max(score, gap) >= BETTER_THAN_GUESS)) return undefined
  const base = { query, confidence: CALENDAR_CONFIDENCE }
  return events.length === 0
    ? { ...base, kind: 'unknown' as const, decision: 'nothing of the sort is in the calendar' }
    : { ...base, kind: 'events' as const, events, decision: 'a look into the calendar' }
}

/** No days were named. */
function isAnyTime({ span }: ScheduleQuery): boolean {
  return span.start !== span.end && (span.end === OPEN_END || span.start === OPEN_START)
}

function told(best: Candidate, reading: Reading, ranking: Ranking, confidence: number, by: Deciding & Means) {
  const tellings = tell(best, reading, ranking, by)
  const [first] = tellings
  const isNo = best.fact.gap && first && !first.side && isRuledOut(best, reading, by.model, by.knowledge)
  if (isNo) tellings.splice(0, 1, { ...first, side: 'no' })
  else if (best.fact.gap && first?.side === undefined)
    return {
      kind: 'unknown' as const,
      tells: best.fact,
      confidence,
      decision: `${best.fact.id} tells that it is not known`,
    }
  const runnerUp = ranking.candidates.find(one => !tellings.some(telling => telling.fact.id === one.fact.id))
  const lead = runnerUp ? ` over ${runnerUp.fact.id} with ${runnerUp.score.toFixed(2)}` : ''
  const decision = `${best.fact.id} with ${best.score.toFixed(2)}${lead}`
  return { kind: 'facts' as const, tellings, confidence, decision }
}

/** Two facts of which one is the answer, unless they take different sides; of what says nothing by itself neither is. */
function halvesTold(reading: Reading, ranking: Ranking, by: Means) {
  if (reading.content.length === 0 && reading.mentions.length === 0) return undefined
  const halves = halvesOf(ranking, by.model)
  if (!halves || halves.confidence < by.model.sure) return undefined
  const tellings = halves.pair.map(candidate => tellingOf(candidate, reading, by))
  if (new Set(tellings.flatMap(telling => telling.side ?? [])).size > 1) return undefined
  const decision = `${tellings.map(telling => telling.fact.id).join(' or ')}`
  return { kind: 'facts' as const, tellings, confidence: halves.confidence, decision }
}

function unknown(gap: Gap | undefined, nearby: Candidate | undefined) {
  return { kind: 'unknown' as const, ...(gap ? { gap } : {}), ...(nearby ? { nearby } : {}) }
}

/** Of somebody else it would be told about half as surely: nothing says whose was meant. */
const AS_WELL = 0.4

function isAnyones({ fact, signs, score }: Candidate, { candidates, loose }: Ranking): boolean {
  if (!loose || signs.unnamed === 0 || !fact.properties.includes(loose.id)) return false
  return candidates.some(
    other =>
      other.fact.subject !== fact.subject && other.fact.properties.includes(loose.id) && other.score > score * AS_WELL,
  )
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
  const noun = knowledge.properties.get(loose.id)?.name ?? 'one'
  return { kind: 'choices' as const, subjects: alike.slice(0, MOST_CHOICES), noun, confidence: loose.score }
}
