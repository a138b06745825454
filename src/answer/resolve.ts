import { confidenceOf } from './calibrate.ts'
import { bareForms } from './clauses.ts'
import type { Context, Last, Turn } from './context.ts'
import { decide, type Deciding } from './decide.ts'
import type { Mention } from './names.ts'
import type { Ranker, Ranking } from './rank.ts'
import type { Reading } from './read.ts'
import { scheduleQuery } from './schedule.ts'
import { swapped } from './spell.ts'

export interface Resolving extends Deciding {
  ranker: Ranker
}

interface Try {
  text: string
  reading: Reading
  ranking: Ranking
  context: Context
}

/** Understands one question: its barest form is tried beside the whole, a question that leans on the thread is completed from it. */
export function resolve(text: string, context: Context, by: Resolving, background = ''): Turn {
  const alone = bestBare(text, context, by)
  if ((!context.last && scoreOf(alone) > CLEAR) || standsAlone(alone, context, by)) return turnOf(alone, by)
  const forms = [
    ...(context.last && !isUnheardOf(alone, by) ? completions(alone, context.last, context, by) : []),
    ...named(alone.text, context, by),
    ...(background && background.length < LONGEST_BACKGROUND ? [`${background} ${alone.text}`] : []),
  ]
  const completed = forms.map(form => attempt(form, context, by))
  return turnOf(choose(alone, completed), by)
}

/** A look into the calendar, or a question that is sure of its answer by itself. */
function standsAlone(alone: Try, context: Context, by: Resolving): boolean {
  if (scheduleQuery(alone.reading, by.schedule, by.knowledge, by.lexicon, context.today)) return true
  return !leansOnThread(alone) && confidenceOf(alone.ranking, by.model) >= by.model.sure
}

/** Speaks of nothing that the folder has a word or name for: the names said before do not make it a question about them. */
function isUnheardOf({ reading: { content, mentions } }: Try, { model }: Resolving): boolean {
  return mentions.length === 0 && content.length > 0 && !content.some(root => model.vocabulary.ids.has(`w:${root}`))
}

/** From this score on no other way of reading a question is tried. */
const CLEAR = 0.8

function turnOf(one: Try, by: Resolving): Turn {
  return { text: one.text, outcome: decide(one.reading, one.ranking, one.context, by) }
}

function bestBare(text: string, context: Context, by: Resolving): Try {
  const tries: Try[] = []
  for (const form of [...bareForms(text), ...unswapped(text, by)]) {
    const one = attempt(form, withBackground(text, form, context, by), by)
    tries.push(one)
    if (isClear(one)) break
  }
  return bestOf(tries)
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

function choose(alone: Try, completed: readonly Try[]): Try {
  if (completed.length === 0) return alone
  if (!leansOnThread(alone)) return bestOf([alone, ...completed.map(discount)])
  return alone.reading.form.wants.size === 0 ? bestOf(completed) : bestOf([alone, ...completed])
}

/** Said before a question, more than this is another matter. */
const LONGEST_BACKGROUND = 240

/** The question with the name in it that its pronoun stands for. */
function named(text: string, context: Context, by: Resolving): string[] {
  const [subject] = context.subjects
  const name = subject && by.knowledge.subjects.get(subject)?.name
  if (!name || !PRONOUN.test(text)) return []
  return [text.replace(PRONOUN, pronoun => (/^(?:its|their|his|hers?)$/i.test(pronoun) ? `${name}'s` : name))]
}

const PRONOUN = /\b(?:it|they|them|he|she|him|its|their|his|hers?)\b/i

function attempt(text: string, context: Context, by: Resolving): Try {
  const reading = by.lexicon.reader.read(text, context.today)
  return { text, reading, context, ranking: by.ranker.rank(reading, context) }
}

/** Names said around the bare question are what "it" and "those" in it mean. */
function withBackground(text: string, form: string, context: Context, by: Resolving): Context {
  if (form === text) return context
  const around = by.lexicon.reader.read(text.replace(form, ' '), context.today)
  const named = around.mentions.flatMap(mention => (mention.ids.length <= 2 ? mention.ids : []))
  return named.length > 0 ? { ...context, subjects: [...named, ...context.subjects] } : context
}

function scoreOf(one: Try): number {
  return Math.max(one.ranking.candidates[0]?.score ?? 0, one.ranking.gaps[0]?.score ?? 0)
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

/** Nothing but a name, a date or a question word: "and Kenya?", "when was that?" */
function leansOnThread({ reading }: Try): boolean {
  if (reading.content.length > 0 || reading.words.length > MOST_LEANING) return false
  if (reading.mentions.length === 0) return true
  return reading.mentions.length === 1 && (reading.form.wants.size === 0 || ABOUT.test(reading.text))
}

/** The question put together with the one before it in the ways that people mean it. */
function completions(alone: Try, last: Last, context: Context, by: Resolving): string[] {
  const { reading } = alone
  const before = by.lexicon.reader.read(last.text, context.today)
  if (reading.content.length === 0 && (reading.mentions.length > 0 || reading.times.length > 0)) {
    return exchanged(alone, last, context, by)
  }
  const topic = before.content.length > 0 ? wordsOf(before, false) : wordsOf(before, true)
  const whole = wordsOf(before, true)
  if (reading.content.length === 0)
    return /\b(?:one|other|others|else)\b/.test(alone.text) ? [`${alone.text} ${topic}`] : [`${alone.text} ${whole}`]
  return reading.mentions.length > 0
    ? [`${alone.text} ${topic}`]
    : [`${alone.text} ${namesOf(before)}`, `${alone.text} ${whole}`]
}

/** The earlier question about another name or another time; with a name of another kind, about both. */
function exchanged(alone: Try, last: Last, context: Context, by: Resolving): string[] {
  const before = by.lexicon.reader.read(last.text, context.today)
  const kindOf = (ids: readonly string[]) => ids.map(id => by.knowledge.subjects.get(id)?.kind)
  const [mention] = alone.reading.mentions
  const [time] = alone.reading.times
  const texts: string[] = []
  if (mention) {
    const said = counterpart(mention, before, by) ?? slice(alone.reading, mention.start, mention.end)
    const kinds = kindOf(by.lexicon.reader.read(said, context.today).mentions[0]?.ids ?? mention.ids)
    const same = before.mentions.find(one => kindOf(one.ids).some(kind => kinds.includes(kind)))
    const old = same ?? before.mentions.at(-1)
    if (old) texts.push(replaced(before, old.start, old.end, said))
    if (!same) texts.push(`${alone.text} ${wordsOf(before, true)}`)
  } else texts.push(before.text)
  if (!time) return texts
  const said = slice(alone.reading, time.start, time.end)
  const [old] = before.times
  return texts.map(text => (!mention && old ? replaced(before, old.start, old.end, said) : `${text} in ${said}`))
}

/** "And Australia?" after a question about Canada's institute means Australia's institute. */
function counterpart(mention: Mention, before: Reading, { knowledge }: Resolving): string | undefined {
  const kindOf = (id: string) => knowledge.subjects.get(id)?.kind
  const kinds = before.mentions.flatMap(({ ids }) => ids.map(kindOf))
  if (mention.ids.some(id => kinds.includes(kindOf(id)))) return undefined
  const owned = [...knowledge.subjects.values()].filter(
    ({ of, kind }) => kinds.includes(kind) && of.some(id => mention.ids.includes(id)),
  )
  return owned.length === 1 ? owned[0]?.name : undefined
}

function slice(reading: Reading, start: number, end: number): string {
  return reading.text.slice(reading.tokens[start]?.start ?? 0, reading.tokens[end - 1]?.end ?? 0)
}

function replaced(reading: Reading, start: number, end: number, by: string): string {
  const from = reading.tokens[start]?.start ?? 0
  const to = reading.tokens[end - 1]?.end ?? from
  return reading.text.slice(0, from) + by + reading.text.slice(to)
}

/** The topic words of an earlier question in order, with its names or without. */
function wordsOf(reading: Reading, withNames: boolean): string {
  const inMention = (at: number) => reading.mentions.some(mention => at >= mention.start && at < mention.end)
  return reading.tokens
    .filter((token, at) => (inMention(at) ? withNames : !QUESTION_WORDS.has(token.text)))
    .map(token => token.raw)
    .join(' ')
}
const QUESTION_WORDS = new Set(
  'who whom whose what when where which why how is are was were do does did and or the a an'.split(' '),
)

function namesOf(reading: Reading): string {
  return reading.mentions.map(mention => slice(reading, mention.start, mention.end)).join(' ')
}
