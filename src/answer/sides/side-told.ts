import { isPartialDate, overlaps, type Span } from '../../knowledge/dates.ts'
import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import { wordsBefore } from '../times/bounds.ts'
import { daysOf } from '../times/days-of.ts'
import { isDenial } from './denials.ts'
import type { Lexicon } from '../read/lexicon.ts'
import { NUMBERS, numbersIn } from '../learn/profile.ts'
import { rootOf, type Reading } from '../read/read.ts'
import { timesIn, type TimeMention } from '../times/times.ts'
import { isFiller, tokens } from '../read/words.ts'

/** A text tells its dates in full. */
const NO_DAY = '0001-01-01'

/** Whether the dates of a question are the fact's own, others that it tells, or none of its. */
export function datesFit(fact: KnownFact, reading: Reading): 'own' | 'told' | 'off' | undefined {
  if (reading.times.length === 0) return undefined
  const told = timesIn(tokens(fact.says), NO_DAY).map(time => time.span)
  const own = daysOf(fact)
  const first = own ?? told[0]
  if (!first) return undefined
  const all = [...told, first, ...(fact.from || fact.until ? [fact.span] : [])]
  if (!reading.times.every(time => fits(time, reading, all, first))) return 'off'
  return own && reading.times.some(time => fits(time, reading, [own], own)) ? 'own' : own ? 'told' : undefined
}

/** "before", "by" and "after" a date compare it with the first; any other date has to be among those told. */
function fits({ start, span, relation, yearless }: TimeMention, reading: Reading, told: readonly Span[], first: Span) {
  const said = wordsBefore(reading.tokens, start)
  if (relation === 'before') return first.start < span.start
  if (said === 'by') return first.start <= span.end
  if (relation === 'since' && said !== 'since' && said !== 'from') return first.start > span.start
  return told.some(one => overlaps(one, yearless ? inYearOf(one, span) : span))
}

/** "June" is the June of whatever is told. */
function inYearOf({ start }: Span, span: Span): Span {
  const year = start.slice(0, 4)
  return { start: year + span.start.slice(4), end: year + span.end.slice(4) }
}

/** Whether a question holds a number that the fact does not tell, or not of the same things where it counts those. */
export function isOffNumber(fact: KnownFact, reading: Reading, lexicon: Lexicon): boolean {
  const texts = [fact.says, String(fact.value ?? ''), ...fact.items]
  const known = new Set([...texts.flatMap(numbersIn), ...(fact.items.length > 0 ? [String(fact.items.length)] : [])])
  const counted = countsIn(`${fact.says} ${fact.noun ? `${fact.items.length} ${fact.noun}` : ''}`, lexicon)
  return reading.words.some((word, at) => {
    const number = numberOf(word)
    if (number === undefined || POINTS_BACK.test(reading.words[at - 1] ?? '')) return false
    const things = rootsOf(reading.words.slice(at + 1, at + 3), lexicon)
    const same = counted.filter(({ roots }) => roots.some(root => things.includes(root)))
    return same.length > 0 ? same.every(count => count.number !== number) : !known.has(number)
  })
}

/** "The ten" are those spoken of, "the" counts nothing. */
const POINTS_BACK = /^(?:the|these|those|all|both)$/

function numberOf(word: string): string | undefined {
  if (/^\d/.test(word)) return word
  const number = NUMBERS.get(word)
  return number === '1' ? undefined : number
}

/** The numbers of a text with the words that follow each. */
function countsIn(text: string, lexicon: Lexicon): { number: string; roots: string[] }[] {
  const words = tokens(text).map(token => token.text)
  return words.flatMap((word, at) => {
    const number = /^\d/.test(word) ? word : NUMBERS.get(word)
    return number === undefined ? [] : [{ number, roots: rootsOf(words.slice(at + 1, at + 4), lexicon) }]
  })
}

function rootsOf(words: readonly string[], lexicon: Lexicon): string[] {
  return words.filter(word => !isFiller(word)).map(word => rootOf(word, lexicon.canonical))
}

/** What the names of a question are to a fact. */
export interface NamesFit {
  /** It tells one besides what it is about. */
  told: boolean
  /** How many it neither tells nor is about. */
  strangers: number
  /** It tells one only in words that deny. */
  excepted: boolean
  /** One is of the kind of its value, but another: Washington for San Francisco. */
  rival: boolean
}

export function namesFit(fact: KnownFact, reading: Reading, knowledge: Knowledge, lexicon: Lexicon): NamesFit {
  const idsIn = (text: string) => lexicon.names.find(tokens(text)).flatMap(mention => mention.ids)
  const about = fact.subject ? knowledge.closure(fact.subject) : new Set<string>()
  const values = idsIn(String(fact.value ?? ''))
  const said = new Set([...idsIn(`${fact.says} ${fact.noun ?? ''}`), ...values])
  const told = new Set([...[...said].flatMap(id => [...knowledge.closure(id)]), ...fact.items])
  const kindOf = (id: string) => knowledge.subjects.get(id)?.kind
  const others = reading.mentions.filter(
    ({ ids }) => !ids.some(id => told.has(id) || about.has(id) || knowledge.defaults.has(id)),
  )
  const standsFor = (id: string) =>
    (knowledge.subjects.get(id)?.of ?? []).some(owner => said.has(owner)) &&
    ![...said].some(one => kindOf(one) === kindOf(id))
  return {
    told: reading.mentions.some(({ ids }) => ids.some(id => told.has(id) && !about.has(id))),
    excepted: reading.mentions.some(({ ids }) => isExcepted(ids, fact, knowledge, idsIn)),
    strangers: others.filter(({ ids }) => !ids.some(standsFor)).length,
    rival:
      others.some(({ ids }) => ids.some(id => values.some(value => rivals(value, id, knowledge)))) ||
      isAnothers(fact, reading, knowledge),
  }
}

/** "…; the United States is not": every part of the text that names it denies. */
function isExcepted(
  ids: readonly string[],
  fact: KnownFact,
  knowledge: Knowledge,
  idsIn: (text: string) => readonly string[],
): boolean {
  if (ids.some(id => id === fact.subject || knowledge.defaults.has(id))) return false
  const parts = fact.says.split(PARTS).filter(part => idsIn(part).some(id => ids.includes(id)))
  return parts.length > 0 && parts.every(isDenial)
}

/** Where a sentence turns. */
const PARTS = /[;.:](?:\s|$)|, (?=but|not|nor|while|unlike|except|whereas|without)| but /

/** What holds of somebody else, or held before: another value of the fact's property stands in the question. */
function isAnothers(fact: KnownFact, reading: Reading, knowledge: Knowledge): boolean {
  const plain = (text: string) =>
    ` ${tokens(text)
      .map(token => token.text)
      .join(' ')} `
  const asked = ` ${reading.tokens.map(token => token.text).join(' ')} `
  const says = plain(`${fact.says} ${fact.value ?? ''}`)
  return fact.properties
    .flatMap(property => knowledge.byProperty.get(property) ?? [])
    .some(({ value }) => {
      if (typeof value !== 'string' || isPartialDate(value)) return false
      const other = plain(value)
      return other.trim() !== '' && asked.includes(other) && !says.includes(other)
    })
}

/** Both answer the same question, and neither lies in the other. */
function rivals(value: string, id: string, knowledge: Knowledge): boolean {
  const kindOf = (one: string) => knowledge.subjects.get(one)?.kind ?? ''
  const answers = (one: string) => knowledge.kinds.get(kindOf(one))?.answers ?? []
  if (value === id || knowledge.closure(value).has(id)) return false
  if (knowledge.closure(id).has(value) && kindOf(id) !== kindOf(value)) return false
  return answers(value).some(answer => answers(id).includes(answer))
}
