import type { Span } from '../../knowledge/dates.ts'
import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import type { Lexicon } from '../read/lexicon.ts'
import { namesWithin } from '../read/names-within.ts'
import { rootOf } from '../read/read.ts'
import { timesIn } from '../times/times.ts'
import { isFiller, tokens, type Token } from '../read/words.ts'

/** What a fact speaks of, worked out once: a question's names, words and numbers have to be among these. */
export interface Profile {
  /** Every subject that the fact is about or names, and whose those are. */
  names: readonly string[]
  /** Subjects that only its questions answered with "no" name. */
  denied: readonly string[]
  /** Roots of all words with which it is told. */
  roots: readonly string[]
  /** Numbers and years in its text. */
  numbers: readonly string[]
  /** The days, months and years that its text tells. */
  times: readonly Span[]
  /** The kinds of answer that it holds. */
  offers: readonly Offer[]
  /** Who is given as the value of a property that asks for somebody. */
  persons: readonly string[]
}

export type Offer = 'who' | 'where' | 'when' | 'number' | 'money' | 'list' | 'why'

const NUMBER_WORDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty hundred thousand'.split(
    ' ',
  )

/** The value of a number word, so that "sixteen companies" and "16" agree. */
export const NUMBERS: ReadonlyMap<string, string> = new Map(
  NUMBER_WORDS.map((word, at) => [word, String(at < 20 ? at + 1 : [30, 40, 50, 100, 1000][at - 20])]),
)

/** "first" is said of too much to tell anything. */
export const ORDINALS: ReadonlyMap<string, string> = new Map(
  ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth'].map(
    (word, at) => [word, `#${at + 2}`],
  ),
)

export function profileOf(fact: KnownFact, knowledge: Knowledge, lexicon: Lexicon): Profile {
  const property = knowledge.properties.get(fact.properties[0] ?? '')
  const told = [fact.says, String(fact.value ?? ''), ...fact.items, ...fact.rivals.map(rival => rival.says)].map(split)
  const asked = [...fact.asks, ...fact.yes].map(split)
  const names = new Set(
    fact.subject ? [...knowledge.closure(fact.subject), ...partsOf(fact.subject, knowledge, lexicon)] : [],
  )
  const saysNames = namesIn(told, knowledge, lexicon)
  for (const id of [...saysNames, ...namesIn(asked, knowledge, lexicon)])
    for (const up of knowledge.closure(id)) names.add(up)
  const named = [property?.name ?? '', fact.noun ?? ''].map(split)
  const words = [...told, ...named].flatMap(text => text.words.map(token => token.text))
  const counted = told.flatMap(({ text }) => numbersIn(text.replace(DATES, ' ')))
  const denied = [...namesIn(fact.no.map(split), knowledge, lexicon)].filter(id => !names.has(id))
  return {
    names: [...names],
    denied,
    roots: [...new Set(words.filter(word => !isFiller(word)).map(word => rootOf(word, lexicon.canonical)))],
    numbers: [...new Set([...told, ...asked].flatMap(({ words }) => numbersAmong(words)))],
    times: told.flatMap(text => timesIn(text.words, NO_DAY).map(time => time.span)),
    offers: offersOf(fact, saysNames, counted, knowledge),
    persons: property?.gives === 'person' ? [...namesIn([split(String(fact.value ?? ''))], knowledge, lexicon)] : [],
  }
}

/** A text tells its dates in full; what it says relative to today is far from every question. */
const NO_DAY = '0001-01-01'

/** A text with its words, which are looked through for names as well as for numbers. */
interface Split {
  text: string
  words: readonly Token[]
}

function split(text: string): Split {
  return { text, words: tokens(text) }
}

function namesIn(texts: readonly Split[], knowledge: Knowledge, lexicon: Lexicon): Set<string> {
  const ids = texts.flatMap(({ words }) => lexicon.names.find(words).flatMap(mention => mention.ids))
  for (const { text } of texts) if (knowledge.subjects.has(text)) ids.push(text)
  return new Set(ids)
}

/** What the names of a subject are made of: who asks for the ISO text of a number names ISO; no other of its own kind. */
function partsOf(subject: string, { subjects }: Knowledge, { names }: Lexicon): string[] {
  const { name = '', aliases = [], kind } = subjects.get(subject) ?? {}
  const parts = [name, ...aliases].flatMap(text => namesWithin(tokens(text), names))
  return parts.filter(id => subjects.get(id)?.kind !== kind)
}

/** The numbers of a text, words for numbers and ordinals included ("third" is "#3"). */
export function numbersIn(text: string): string[] {
  return numbersAmong(tokens(text))
}

function numbersAmong(words: readonly Token[]): string[] {
  return words.flatMap(({ text: word }) =>
    /^\d/.test(word) ? [word] : (NUMBERS.get(word) ?? ORDINALS.get(word) ?? []),
  )
}

/** "20–21 November 2024", "May 2024", "2024": numbers that count nothing. */
const DATES =
  /(?:\b\d{1,2}(?:[–-]\d{1,2})? )?\b(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2},?)?(?: (?:19|20)\d\d)?\b|\b(?:19|20)\d\d(?:-\d\d){0,2}\b/g
const REASON =
  /\b(?:because|reasons?|since it|due to|so that|in order to|explained|owing|argued|cited|aims?|aimed|purpose|in view of|therefore|which is why|to (?:prepare|reflect|stress|show|avoid|make|support|allow|help|focus))\b/i
const MONEY =
  /[$€£¥]|\b(?:dollars?|euros?|pounds?|yen|won|francs?|rupees?|million|billion|trillion|thousand|per ?cent)\b|%/i
const DATED = /\b(?:19|20)\d\d\b/
const NAMED_PERSON = /\b\p{Lu}\p{Ll}+(?:-\p{Ll}+)? \p{Lu}\p{Ll}+/u

function offersOf(
  fact: KnownFact,
  names: ReadonlySet<string>,
  numbers: readonly string[],
  knowledge: Knowledge,
): Offer[] {
  const kinds = [...names].map(id => knowledge.kinds.get(knowledge.subjects.get(id)?.kind ?? ''))
  const offers = new Set<Offer>(kinds.flatMap(kind => kind?.answers ?? []))
  if (NAMED_PERSON.test(fact.says)) offers.add('who')
  if (fact.event?.place) offers.add('where')
  if (DATED.test(fact.says) || fact.on || fact.from) offers.add('when')
  if (numbers.length > 0 || fact.items.length > 0) offers.add('number')
  if (REASON.test(fact.says)) offers.add('why')
  if (MONEY.test(fact.says)) offers.add('money')
  if (fact.items.length > 0 || (fact.says.match(/,| and /g) ?? []).length >= 2) offers.add('list')
  return [...offers]
}
