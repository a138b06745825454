import { confidenceOf } from './rank/confidence.ts'
import { bareForms } from './message/clauses.ts'
import { completionsOf, ofListTold, turnedFrom, type Completion } from './thread/completions.ts'
import type { Context, Turn } from './thread/context.ts'
import { BETTER_THAN_CALENDAR, decide, type Deciding } from './tell/decide.ts'
import { numberOf } from './learn/dictionary.ts'
import type { Ranker, Ranking } from './rank/rank.ts'
import type { Reading } from './read/read.ts'
import { asksOfPerson, namedIn } from './thread/referents.ts'
import { scheduleQuery, type ScheduleQuery } from './calendar/schedule-query.ts'
import { swapped } from './read/spell.ts'
import { readingsOf } from './times/timeless.ts'

export interface Resolving extends Deciding {
  ranker: Ranker
}

interface Try {
  text: string
  reading: Reading
  ranking: Ranking
  context: Context
  /** What its score counts for beside others, where it is less likely meant. */
  weight?: number
}

/** Understands one question: its barest form is tried beside the whole, a question that leans on the thread is completed from it. */
export function resolve(text: string, context: Context, by: Resolving, background = ''): Turn {
  const alone = bestBare(text, context, by)
  if (!context.last && scoreOf(alone) > CLEAR) return turnOf(alone, by)
  if (asksCalendar(alone, by) && background) return turnOf(narrowed(alone, background, by), by)
  if (queryOf(alone, by)) return turnOf(alone, by)
  const whole = by.lexicon.reader.read(text, context.today)
  const isAll = whole.content.length <= alone.reading.content.length
  const turned = isAll ? turnedFrom(alone.reading, context, by) : []
  if (turned.length > 0) return turnOf(bestOf(turned.map(form => attempted(form, context, by))), by)
  const isClear = scoreOf(alone) > CLEAR && background === ''
  const meant = isClear || isElliptic(alone.reading) ? [] : meantBy(alone, text, background, by)
  const ofPerson = asksOfPerson(
    alone.text,
    meant.map(one => one.text),
    by,
  )
  const asked = bestOf(ofPerson ? meant : [alone, ...meant])
  if (!leansOnThread(alone) && confidenceOf(asked.ranking, by.model) >= by.model.sure) return turnOf(asked, by)
  const ways = isUnheardOf(whole, by) ? [] : completionsOf(alone.reading, context, by)
  const forms = [
    ...(isAll ? ways : ways.map(way => ({ text: way.text }))),
    ...(background && background.length < LONGEST_BACKGROUND ? [{ text: `${background} ${alone.text}` }] : []),
  ]
  const completed = forms.map(form => attempted(form, context, by))
  return turnOf(ofPerson ? bestOf([...meant, ...completed.map(discount)]) : choose(alone, meant, completed), by)
}

/** "Since when does she?" asks about the whole of what was said, unlike "what does she do?". */
function isElliptic({ content, words, form }: Reading): boolean {
  return content.length === 0 && !form.wants.has('what') && words.some(word => /^(?:do|does|did)$/.test(word))
}

/** A referent that is one place less likely has to fit this much better. */
const LESS_LIKELY = 0.95

/** Whether something is on a list is more likely asked of the one that was told than of another. */
const LIST_TOLD = 1.2

/**
 * The question about each of the things that its pronoun may stand for: what the message itself names, or what was told;
 * without a pronoun about the list that was told.
 */
function meantBy({ text, context, reading }: Try, whole: string, background: string, by: Resolving): Try[] {
  const own = by.lexicon.reader.read(background, context.today).mentions.flatMap(mention => mention.ids)
  const spoken = own.length > 0 ? { today: context.today, subjects: own } : context
  const lead = whole.slice(0, Math.max(whole.indexOf(text), 0))
  const forms = namedIn(text, lead, spoken, by)
  const listed = forms.length === 0 ? ofListTold(reading, context, by) : undefined
  if (listed) return [{ ...attempt(listed, context, by), weight: LIST_TOLD }].filter(one => isToldLast(one, context))
  return forms.map((form, place) => ({ ...attempt(form, context, by), weight: LESS_LIKELY ** place }))
}

function isToldLast({ ranking }: Try, { last }: Context): boolean {
  return ranking.candidates[0]?.fact.id === last?.told[0]
}

/** What asks the same of another is nearly as sure of its answer as what was asked before. */
const CARRIED = 0.95

/** A completed question; what settles it as the one before was settled has nearly the score of that. */
function attempted({ text, same = [], other = [] }: Completion, context: Context, by: Resolving): Try {
  const one = attempt(text, context, by)
  const best = one.ranking.candidates.find(({ fact }) => same.includes(fact.id))
  if (!best) return one
  const score = Math.max(best.score, (context.last?.score ?? 0) * CARRIED)
  const others = one.ranking.candidates.filter(rival => rival !== best && !other.includes(rival.fact.id))
  const candidates = [{ ...best, score }, ...others].sort((a, b) => b.score - a.score)
  return { ...one, ranking: { ...one.ranking, candidates } }
}

/** Speaks of nothing that the folder has a word or name for: the names said before do not make it a question about them. */
function isUnheardOf({ content, mentions }: Reading, { model }: Resolving): boolean {
  const isKnown = (feature: string) => numberOf(feature, model.vocabulary.features) !== undefined
  return mentions.length === 0 && content.length > 0 && !content.some(root => isKnown(`w:${root}`))
}

/** From this score on no other way of reading a question is tried. */
const CLEAR = 0.5

function turnOf(one: Try, by: Resolving): Turn {
  return { text: one.text, outcome: decide(one.reading, one.ranking, one.context, by) }
}

function bestBare(text: string, context: Context, by: Resolving): Try {
  const tries: Try[] = []
  const tryOut = (form: string) => {
    if (!tries.some(isClear)) tries.push(attempt(form, withBackground(text, form, context, by), by))
  }
  bareForms(text).forEach(tryOut)
  if (!tries.some(isClear)) unswapped(text, by).forEach(tryOut)
  const best = bestOf(tries)
  if (scoreOf(best) >= BETTER_THAN_CALENDAR) return best
  return tries.find(one => asksCalendar(one, by)) ?? best
}

/** Whether it asks what is on in the calendar's own words. */
function asksCalendar(one: Try, by: Resolving): boolean {
  return queryOf(one, by)?.words.length === 0
}

function queryOf({ reading, context }: Pick<Try, 'reading' | 'context'>, by: Resolving): ScheduleQuery | undefined {
  return scheduleQuery(reading, by.schedule, by.knowledge, by.lexicon, context.today)
}

/** "Anything in January? Laws I mean": what is said besides may choose from the calendar, too. */
function narrowed(alone: Try, background: string, by: Resolving): Try {
  const both = attempt(`${alone.text} ${background}`, alone.context, by)
  return asksCalendar(both, by) ? both : alone
}

/** Sure of a fact, or of a gap that no barer form can do away with. */
function isClear({ ranking }: Try): boolean {
  return (ranking.candidates[0]?.score ?? 0) > CLEAR
}

/** The question with the commoner words that its rarest are swapped letters of. */
function unswapped(text: string, { lexicon }: Resolving): string[] {
  const meant = text.replace(/\p{L}+/gu, word => swapped(word.toLowerCase(), lexicon.counts) ?? word)
  return meant === text ? [] : [meant]
}

function choose(alone: Try, meant: readonly Try[], completed: readonly Try[]): Try {
  if (meant.length + completed.length === 0) return alone
  if (!leansOnThread(alone)) return bestOf([alone, ...meant, ...completed.map(discount)])
  return alone.reading.form.wants.size === 0
    ? bestOf([...meant, ...completed])
    : bestOf([alone, ...meant, ...completed])
}

/** Said before a question, more than this is another matter. */
const LONGEST_BACKGROUND = 240

/** A question as it stands, or, where that is not clear, without the words for its time if it is better understood so. */
function attempt(text: string, context: Context, by: Resolving): Try {
  const reading = by.lexicon.reader.read(text, context.today)
  const ranked = (one: Reading): Try => ({ text, reading: one, context, ranking: by.ranker.rank(one, context) })
  const readings = readingsOf(reading, by.lexicon)
  if (readings.every(one => one === reading) || queryOf({ reading, context }, by)) return ranked(reading)
  const tries: Try[] = []
  for (const one of readings) if (!tries.some(isClear)) tries.push(ranked(one))
  return bestOf(tries)
}

/** Names said around the bare question are what "it" and "those" in it mean. */
function withBackground(text: string, form: string, context: Context, by: Resolving): Context {
  if (form === text) return context
  const around = by.lexicon.reader.read(text.replace(form, ' '), context.today)
  const named = around.mentions.flatMap(mention => (mention.ids.length <= 2 ? mention.ids : []))
  return named.length > 0 ? { ...context, subjects: [...named, ...context.subjects] } : context
}

function scoreOf(one: Try): number {
  return Math.max(one.ranking.candidates[0]?.score ?? 0, one.ranking.gaps[0]?.score ?? 0) * (one.weight ?? 1)
}

function bestOf(tries: readonly Try[]): Try {
  return tries.reduce((best, one) => (scoreOf(one) > scoreOf(best) + 1e-9 ? one : best))
}

/** A completed question has to be clearly better than the question as asked. */
function discount(one: Try): Try {
  const factor = 0.85
  const candidates = one.ranking.candidates.map(candidate => ({ ...candidate, score: candidate.score * factor }))
  const gaps = one.ranking.gaps.map(gap => ({ ...gap, score: gap.score * factor }))
  return { ...one, ranking: { candidates, gaps } }
}

/** Longer questions stand by themselves. */
const MOST_LEANING = 8
const ABOUT = /\b(?:what|how) about\b|\bsame (?:question )?for\b/i

const HALF_ASKED = /^(?:(?:and|but|so) )?(?:is|are|was|were|do|does|did|has|have|had|will|can) (?:the )?xname$/

/** Nothing but a name, a date or a question word: "and Kenya?", "when was that?", "did Kenya?" */
function leansOnThread({ reading }: Try): boolean {
  if (reading.content.length > 0 || reading.words.length > MOST_LEANING) return false
  if (reading.mentions.length === 0) return true
  return (
    reading.mentions.length === 1 &&
    (reading.form.wants.size === 0 || ABOUT.test(reading.text) || HALF_ASKED.test(reading.words.join(' ')))
  )
}
