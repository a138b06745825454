import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import type { Lexicon } from '../read/lexicon.ts'
import { factsAbout } from '../rank/match.ts'
import { numbersIn, ORDINALS } from '../learn/profile.ts'
import { NAME, rootOf, TIME, type Reading } from '../read/read.ts'
import { isPerson } from './persons.ts'
import { lineOf, seriesOf } from './series.ts'
import { isFiller, tokens } from '../read/words.ts'

/** A step from what was told to what came before or after it. */
export interface Step {
  /** The facts that tell it. */
  facts: readonly string[]
  /** The other values of the same property, where the step is among these. */
  line: readonly string[]
  /** The subject that the step leads to, where it is to another one. */
  to?: string
}

interface Means {
  knowledge: Knowledge
  lexicon: Lexicon
}

/** The step that a question makes from the fact told last; undefined when it makes none, or there is nothing. */
export function stepFrom(fact: KnownFact, { words, mentions }: Reading, by: Means): Step | undefined {
  const said = withoutTime(words[1] === 'about' ? words.slice(2) : words)
  const asked = successionIn(said) ?? directionIn(said) ?? numberIn(said)
  if (!asked || mentions.length > 1) return undefined
  const [mention] = mentions
  const line = lineOf(fact, by.knowledge)
  const start = mention ? line.findIndex(one => isNamed(one, mention.ids, by.lexicon)) : line.indexOf(fact)
  const value = asked.way === 0 || start < 0 ? undefined : line[start + asked.way]
  if (value)
    return knows([value, fact], asked.besides, by) ? { facts: [value.id], line: line.map(one => one.id) } : undefined
  const from = mention ? mention.ids : [fact.event?.subject ?? fact.subject ?? '']
  const to = neighbour(from, fact, asked, by)
  const facts = to ? fact.properties.flatMap(property => factsAbout(by.knowledge, property, to)) : []
  return to ? { facts: facts.map(one => one.id), line: [], to } : undefined
}

function isNamed({ value = '' }: KnownFact, ids: readonly string[], { names }: Lexicon): boolean {
  return names.find(tokens(String(value))).some(mention => mention.ids.some(id => ids.includes(id)))
}

/** Later, earlier, or the one of a number; and the other words said of it. */
interface Asked {
  way: 1 | -1 | 0
  number: number
  besides: readonly string[]
}

const WAYS: ReadonlyMap<string, 1 | -1> = new Map([
  ...['after', 'afterwards'].map(word => [word, 1] as const),
  ...['before', 'previously'].map(word => [word, -1] as const),
])
const NEXT: ReadonlyMap<string, 1 | -1> = new Map([
  ...['next', 'following', 'subsequent'].map(word => [word, 1] as const),
  ...['previous', 'preceding', 'earlier', 'prior'].map(word => [word, -1] as const),
])
const STANDS_FOR = new Set([NAME, ...'it that this those them him her he she they'.split(' ')])
/** "After he had left the office" is said of what was told; more is a question by itself. */
const LONGEST_CLAUSE = 4

/** "Who took over?", said of somebody of whom something was told: the question by name. */
export function successorOf(fact: KnownFact, { words, mentions }: Reading, { knowledge }: Means): string | undefined {
  const { subject = '' } = fact
  const asked = mentions.length === 0 && isPerson(subject, knowledge) ? successionIn(words) : undefined
  return asked && `who ${asked.way > 0 ? 'succeeded' : 'preceded'} ${knowledge.subjects.get(subject)?.name}`
}

/** "Who took over?", "and his predecessor?" */
function successionIn(said: readonly string[]): Asked | undefined {
  const text = said.join(' ')
  const way = SUCCESSION.find(([, pattern]) => pattern.test(text))?.[0]
  return way && { way, number: 0, besides: [] }
}
const ONE = '(?:him|her|it|them|that|this|xname)'
const SUCCESSION: readonly (readonly [1 | -1, RegExp])[] = [
  [
    1,
    new RegExp(
      `^(?:and )?who (?:then )?(?:took over|followed|replaced|succeeded|came next)(?: (?:from )?(?:the )?${ONE})?$`,
    ),
  ],
  [1, /^(?:and )?(?:who (?:is|was) )?(?:his|her|its|their|the) successor$/],
  [-1, /^(?:and )?(?:who (?:is|was) )?(?:his|her|its|their|the) predecessor$/],
  [-1, /^(?:and )?who(?:m)? did (?:he|she|it|they) (?:replace|succeed|follow)$/],
]

/** "The one after it", "after she left", "the next edition"; not "what did she do before that". */
function directionIn(said: readonly string[]): Asked | undefined {
  const at = said.findIndex(word => WAYS.has(word))
  const rest = said.slice(at + 1)
  if (at >= 0 && said.slice(0, at).some(word => STANDS_FOR.has(word))) return undefined
  if (at >= 0 && rest.length <= LONGEST_CLAUSE && (rest.length === 0 || STANDS_FOR.has(rest[0] ?? '')))
    return { way: WAYS.get(said[at] ?? '') ?? 0, number: 0, besides: topicsIn(said.slice(0, at)) }
  const [first, second, ...others] = said
  const way = first === 'the' ? NEXT.get(second ?? '') : undefined
  return way && others.length <= LONGEST_CLAUSE ? { way, number: 0, besides: topicsIn(others) } : undefined
}

/** "The third one". */
function numberIn(words: readonly string[]): Asked | undefined {
  const [article, word = '', one = 'one', ...others] = words
  const number = word === 'first' ? 1 : Number(ORDINALS.get(word)?.slice(1) ?? 0)
  return article === 'the' && number > 0 && one === 'one' && others.length === 0
    ? { way: 0, number, besides: [] }
    : undefined
}

function withoutTime(words: readonly string[]): readonly string[] {
  if (words.at(-1) !== TIME) return words
  return words.slice(0, words.at(-2) === 'in' ? -2 : -1)
}

function topicsIn(words: readonly string[]): string[] {
  return words.filter(word => word !== NAME && word !== TIME && !isFiller(word))
}

/** The nearest of the series that way whose facts know all that is said of it, or the one of that number. */
function neighbour(from: readonly string[], told: KnownFact, asked: Asked, by: Means): string | undefined {
  const { way, number, besides } = asked
  const subject = told.event?.subject ?? told.subject ?? ''
  const series = seriesOf(by.knowledge, subject) ?? []
  const at = series.findIndex(id => from.includes(id))
  if (number > 0) {
    const numbered = series.filter(id => numbersIn(by.knowledge.subjects.get(id)?.name ?? '').includes(`#${number}`))
    const found = numbered.length > 0 ? numbered : series.slice(number - 1, number)
    return found.length === 1 && found[0] !== subject ? found[0] : undefined
  }
  if (at < 0) return undefined
  const others = way > 0 ? series.slice(at + 1) : series.slice(0, at).reverse()
  return others.find(id => knows(by.knowledge.bySubject.get(id) ?? [], besides, by))
}

/** They tell, or are asked for with, all of these words. */
function knows(facts: readonly KnownFact[], words: readonly string[], by: Means): boolean {
  if (words.length === 0) return true
  const { canonical } = by.lexicon
  const asked = (id: string) => by.knowledge.properties.get(id)?.asks ?? []
  const texts = facts.flatMap(fact => [fact.says, ...fact.asks, ...fact.properties.flatMap(asked)])
  const roots = new Set(texts.flatMap(text => tokens(text).map(token => rootOf(token.text, canonical))))
  return words.every(word => roots.has(rootOf(word, canonical)))
}
