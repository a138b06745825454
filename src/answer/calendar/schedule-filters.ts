import type { Knowledge } from '../../knowledge/knowledge.ts'
import { audienceIn } from './audience.ts'
import type { Lexicon } from '../read/lexicon.ts'
import type { Mention } from '../read/names.ts'
import { rootOf, type Reading } from '../read/read.ts'
import * as say from './schedule-words.ts'
import type { Schedule } from './schedule.ts'
import { isFiller, type Token } from '../read/words.ts'

/** What a question for the calendar is read with. */
export interface Means {
  schedule: Schedule
  knowledge: Knowledge
  lexicon: Lexicon
}

/** "Which ministers will attend?" does not ask for an event, "which satellite events" does. */
export function asksForOther({ tokens }: Reading, words: readonly string[], { canonical }: Lexicon): boolean {
  const at = tokens.findIndex(({ text }) => text === 'which' || text === 'what')
  const [noun, next] = [tokens[at + 1], tokens[at + 2]].map(token => rootOf(token?.text ?? '', canonical))
  const isStrange = (root = '') => words.includes(root) || isFiller(root) || root === ''
  return at >= 0 && words.includes(noun ?? '') && isStrange(next)
}

/** "The next 3 deadlines" */
function isCount(text: readonly Token[], at: number): boolean {
  return /^\d$/.test(text[at]?.text ?? '') && /^(?:next|first|coming)$/.test(text[at - 1]?.text ?? '')
}

function isWhere(id: string, { subjects, kinds }: Knowledge): boolean {
  return kinds.get(subjects.get(id)?.kind ?? '')?.answers.includes('where') ?? false
}

/** What the topic words of a question ask for: kinds and topics of the calendar, and what is neither nor its own word. */
export function wordsIn(reading: Reading, mentions: readonly Mention[], { schedule, knowledge, lexicon }: Means) {
  const root = (word: string) => rootOf(word, lexicon.canonical)
  const audience = audienceIn(reading, knowledge, lexicon)
  const covered = (at: number) =>
    [...reading.mentions, ...reading.times].some(({ start, end }) => at >= start && at < end) || audience.has(at)
  const inCalendar = (sorts: readonly string[] = []) => sorts.map(root).filter(one => schedule.sorts.has(one))
  /** A meeting of somebody is one of theirs, not any conference. */
  const isHosted = mentions.some(({ ids }) => !ids.some(id => isWhere(id, knowledge)))
  const sorts = new Set<string>()
  const hints = new Set<string>()
  const themes = new Set<string>()
  const words = new Set<string>()
  for (const [at, { text }] of reading.tokens.entries()) {
    if (covered(at) || say.VERBS.has(text) || isCount(reading.tokens, at)) continue
    const theme = root(say.ASKED_TOPICS.get(text) ?? text)
    const others = isHosted && say.ASKED_SORTS.get(text) === say.PEOPLE_MEET ? [] : say.ASKED_SORTS.get(text)
    const asked = inCalendar([text, ...(others ?? [])])
    for (const one of asked) sorts.add(one)
    for (const one of inCalendar(say.HINTED_SORTS.get(text))) hints.add(one)
    if (asked.length === 0 && schedule.topics.has(theme)) themes.add(theme)
    else if (asked.length === 0 && !schedule.own.has(root(text)) && !isFiller(text)) words.add(root(text))
  }
  const named = mentions.flatMap(({ ids }) => ids.filter(id => schedule.topics.has(id)))
  const kinds = new Set(say.PEOPLE_MEET.map(root))
  const all = [...(sorts.size + themes.size > 0 ? sorts : hints)]
  return {
    kinds: all.filter(one => kinds.has(one)),
    sorts: all.filter(one => !kinds.has(one)),
    topics: [...new Set([...named, ...themes])],
    words: [...words],
  }
}
