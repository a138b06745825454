import { addDays, overlaps, spanOf, type Span } from '../knowledge/dates.ts'
import { near } from './near.ts'
import { dateOf, type Occasion } from './occasion.ts'
import { startDays } from './occurrences.ts'
import { readTimes, TIME_WORDS } from './pick-times.ts'
import { wallOf } from './wall.ts'

export interface Pick {
  /** The day from which "next month" is seen, `YYYY-MM-DD`. */
  today: string
  /** What else a word or phrase (lower case) may stand for in names, topics, kinds and places. */
  synonyms?: ReadonlyMap<string, readonly string[]>
}

export interface Picked {
  /** By their first day. Past ones are among them where no time says otherwise. */
  picked: Occasion[]
  /** Words that fit nothing, as they were typed. */
  unknown: string[]
  understood: { spans: readonly Span[]; terms: readonly Term[] }
}

export interface Term {
  said: string
  /** What it was taken for: the same, but for slips of the finger. */
  meant: string
  /** "no", "without", "except" */
  without: boolean
}

interface Read extends Term {
  /** Any of these phrases, each with all of its words, fits. */
  any: readonly (readonly string[])[]
  group: number
}

const SEPARATORS = new Set([',', ';', '&', '+', 'and', 'or', 'plus'])
const WITHOUT = new Set(['no', 'not', 'without', 'except', 'excluding', 'minus', 'but'])
const FILLER = new Set(
  'a about all an any anything are at by calendar coming date dates event events every everything for from have in into is list me most next of on only please show than that the there things this to upcoming what when where which with'.split(
    ' ',
  ),
)
const LONGEST_PHRASE = 4

/**
 * Chooses occasions by some words: times, topics, kinds, places and names, with small slips. Words beside each other
 * all have to fit ("eu deadlines"), of those apart by a comma, "and" or "or" one has to ("standards, summits"); the
 * times go with all of them. Without words it is everything, with nothing but unknown ones it is nothing.
 */
export function pickOccasions(text: string, occasions: readonly Occasion[], { today, synonyms }: Pick): Picked {
  const about = new Map(occasions.map(occasion => [occasion, wordsOf(occasion)]))
  const vocabulary = vocabularyOf(occasions, about, synonyms ?? new Map())
  const { spans, left } = readTimes(
    tokens(text).map(word => corrected(word, vocabulary)),
    today,
  )
  const { terms, unknown } = readTerms(left, vocabulary)
  const nothing = unknown.length > 0 && terms.length === 0 && spans.length === 0
  const picked = occasions.filter(one => !nothing && fits(about.get(one) ?? new Set(), terms) && isDuring(one, spans))
  picked.sort((a, b) => compare(firstDay(a), firstDay(b)))
  return {
    picked,
    unknown,
    understood: { spans, terms: terms.map(({ said, meant, without }) => ({ said, meant, without })) },
  }
}

interface Vocabulary {
  /** Words of topics and kinds, and phrases with synonyms: a slip is first looked for among these. */
  chief: ReadonlySet<string>
  all: ReadonlySet<string>
  synonyms: ReadonlyMap<string, readonly (readonly string[])[]>
}

function vocabularyOf(
  occasions: readonly Occasion[],
  about: ReadonlyMap<Occasion, ReadonlySet<string>>,
  given: ReadonlyMap<string, readonly string[]>,
): Vocabulary {
  const synonyms = new Map(
    [...given].map(([phrase, meant]) => [roots(phrase).join(' '), [phrase, ...meant].map(roots)] as const),
  )
  return {
    chief: new Set([...occasions.flatMap(({ topics, kind }) => [...topics, kind].flatMap(roots)), ...synonyms.keys()]),
    all: new Set([...about.values()].flatMap(words => [...words])),
    synonyms,
  }
}

function wordsOf({ topics, kind, place = '', name }: Occasion): Set<string> {
  return new Set([...topics, kind, place, name].flatMap(roots))
}

function readTerms(words: readonly string[], vocabulary: Vocabulary): { terms: Read[]; unknown: string[] } {
  const terms: Read[] = []
  const unknown: string[] = []
  let group = 0
  let without = false
  for (let at = 0; at < words.length;) {
    const word = words[at] ?? ''
    const phrase = phraseAt(words, at, vocabulary)
    if (SEPARATORS.has(word)) {
      group++
      without = false
    } else if (WITHOUT.has(word)) without = true
    else if (phrase) terms.push({ ...phrase.term, group, without })
    else if (!FILLER.has(word)) unknown.push(word)
    at += phrase?.words ?? 1
  }
  return { terms, unknown }
}

/** The longest phrase with synonyms that begins here, else the word or its nearest neighbour in the calendar. */
function phraseAt(words: readonly string[], at: number, { chief, all, synonyms }: Vocabulary) {
  for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 0; length--) {
    const said = words.slice(at, at + length).join(' ')
    const any = synonyms.get(roots(said).join(' '))
    if (any) return { words: length, term: { said, meant: said, any } }
  }
  const said = words[at] ?? ''
  if (FILLER.has(said) || SEPARATORS.has(said) || WITHOUT.has(said)) return undefined
  const root = rootOf(said)
  const meant = all.has(root) ? root : (near(root, chief)[0] ?? near(root, all)[0])
  if (meant === undefined) return undefined
  return { words: 1, term: { said, meant: meant === root ? said : meant, any: synonyms.get(meant) ?? [[meant]] } }
}

function fits(about: ReadonlySet<string>, terms: readonly Read[]): boolean {
  const isAbout = ({ any }: Read) => any.some(words => words.length > 0 && words.every(word => about.has(word)))
  const wanted = terms.filter(({ without }) => !without)
  if (terms.some(term => term.without && isAbout(term))) return false
  const groups = new Set(wanted.map(({ group }) => group))
  return groups.size === 0 || [...groups].some(group => wanted.every(term => term.group !== group || isAbout(term)))
}

function isDuring(occasion: Occasion, spans: readonly Span[]): boolean {
  if (spans.length === 0) return true
  const own = { start: firstDay(occasion), end: spanOf(dateOf(occasion.end ?? occasion.start)).end }
  const wall = occasion.repeats && wallOf(occasion)
  if (!wall) return spans.some(span => overlaps(span, own))
  const more = wall.end.toPlainDate().since(wall.start.toPlainDate()).days
  return spans.some(
    ({ start, end }) => !startDays(occasion, start > own.start ? addDays(start, -more) : start, end).next().done,
  )
}

function firstDay(occasion: Occasion): string {
  return spanOf(dateOf(occasion.start)).start
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A mistyped month is put right before anything else is read, unless the calendar knows the word. */
function corrected(word: string, { all, chief }: Vocabulary): string {
  if (!/^\p{L}{5,}$/u.test(word) || all.has(rootOf(word)) || chief.has(rootOf(word))) return word
  return near(word, TIME_WORDS)[0] ?? word
}

function tokens(text: string): string[] {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s?\b/g, '')
  return plain.match(/\d{4}-\d{2}(?:-\d{2})?|[\p{L}\p{N}]+|[,;&+]/gu) ?? []
}

function roots(text: string): string[] {
  return tokens(text)
    .filter(word => !/^[,;&+]$/.test(word))
    .map(rootOf)
}

/** Singular and plural have the same root; "us" and "business" are no plurals. */
function rootOf(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 4 && /(?:s|x|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.length > 3 && /[^sui]s$/.test(word) ? word.slice(0, -1) : word
}
