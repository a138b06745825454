import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import { askedByName, isBareName, raised } from './bare-name.ts'
import type { Context } from '../thread/context.ts'
import { share, topicsBySubject, weigherOf, type Evidence } from './evidence.ts'
import { wordingOf, type Wording } from '../learn/phrasebook.ts'
import type { Weights } from '../learn/logistic.ts'
import type { Match, Matcher } from './match.ts'
import { wantedOf, type Wanted } from './form-signs.ts'
import { atMoment } from './moment.ts'
import { once } from '../once.ts'
import type { Reading } from '../read/read.ts'
import { discounted, isGap, spread } from './spread.ts'
import { factSigns, gapSigns, knownOf, SIGNS, type Common, type Known, type Signs } from './signs.ts'
import type { Model } from '../model.ts'

/** A fact that may answer a question, with everything that speaks for and against it. */
export interface Candidate {
  fact: KnownFact
  /** 0–1, comparable between candidates of all questions. */
  score: number
  match: Match
  /** The shared property whose phrasing led here, if not one of the fact's own. */
  via?: string
  signs: Signs
}

/** Something that was understood but has no fact: a property of a subject, or a theme outside the folder. */
export interface Gap {
  kind: 'property' | 'unknown'
  id: string
  subject?: string
  score: number
  match: Match
  signs: Signs
}

export interface Ranking {
  candidates: Candidate[]
  gaps: Gap[]
  /** A property that was asked for without saying of what. */
  loose?: Gap
}

/** What is left of a score when a thread is about something else and the question names nothing. */
const OFF_TOPIC = 0.4
/** What is left where neither a name nor a topic word of the question stands anywhere in the folder. */
const UNHEARD_OF = 0.2

export interface Ranker {
  rank(reading: Reading, context: Context): Ranking
}

export function scoreOf(signs: Signs, weights: Weights): number {
  let odds = weights[SIGNS.length] ?? 0
  for (let at = 0; at < SIGNS.length; at++) odds += (weights[at] as number) * signs[SIGNS[at] as keyof Signs]
  return 1 / (1 + Math.exp(-odds))
}

export function rankerOf(knowledge: Knowledge, model: Model, matcher: Matcher): Ranker {
  const places = new Map(knowledge.facts.map((fact, at) => [fact, at]))
  const topics = new Map(model.topics.flatMap(({ kind, id }, at) => (kind === 'fact' ? [[id, at]] : [])))
  const askedWith = (fact: KnownFact) => model.roots[topics.get(fact.id) ?? -1] ?? []
  const by: Means = {
    knowledge,
    model,
    known: once(fact => knownOf(fact, model.profiles[places.get(fact) ?? -1], askedWith(fact), knowledge)),
    roots: once(topic => new Set(model.roots[topic])),
    byName: askedByName(knowledge),
  }
  const namedTopics = model.topics.flatMap(({ kind, id }, at) => (kind === 'property' && by.byName.has(id) ? [at] : []))
  const weigh = weigherOf(model)
  const topicsAbout = topicsBySubject(knowledge, model)
  return {
    rank(reading, context) {
      const about = topicsAbout(reading, context)
      if (isBareName(reading)) for (const topic of namedTopics) about.add(topic)
      const matches = matcher.match(reading, about)
      const best = {
        bestLinear: most(matches, match => match.linear),
        bestNear: most(matches, match => match.near),
      }
      const asked = { reading, context, wanted: wantedOf(reading), evidence: weigh(reading, context), best }
      return rankMatches(matches, asked, by)
    },
  }
}

/** What stays the same from question to question. */
interface Means {
  knowledge: Knowledge
  model: Model
  /** What is known of a fact. */
  known: (fact: KnownFact) => Known
  /** The roots that a topic's phrasings use. */
  roots: (topic: number) => ReadonlySet<string>
  /** Properties that are asked for with a name alone. */
  byName: ReadonlySet<string>
}

/** One question to be ranked for. */
interface Asked {
  reading: Reading
  context: Context
  wanted: Wanted
  evidence: Evidence
  best: { bestLinear: number; bestNear: number }
}

function rankMatches(matches: readonly Match[], asked: Asked, by: Means): Ranking {
  const found = new Map<string, Found>()
  const gaps: Gap[] = []
  let loose: Gap | undefined
  const consider = (fact: KnownFact, match: Match, via?: string) => {
    const before = found.get(fact.id)
    if (before) found.set(fact.id, joined(before, match, via))
    else found.set(fact.id, via ? { fact, match, via, viaTopic: match.topic } : { fact, match })
  }
  for (const match of matches) {
    const topic = by.model.topics[match.topic]
    const fact = topic?.kind === 'fact' ? by.knowledge.fact.get(topic.id) : undefined
    if (fact) consider(fact, match)
    if (!topic || topic.kind === 'fact') continue
    const subject = topic.kind === 'property' ? spread(topic.id, match, asked, by.knowledge, consider) : undefined
    if (subject === 'found') continue
    const gap = gapOf(topic.kind, topic.id, subject, match, asked, by)
    if (topic.kind !== 'property' || isGap(by.knowledge, topic.id, subject, asked.reading))
      gaps.push(discounted(gap, by.knowledge))
    else if (asked.reading.mentions.length === 0 && gap.score > (loose?.score ?? 0)) loose = gap
  }
  const all = [...found.values()].map(one => candidateOf(one, asked, by))
  const candidates = isBareName(asked.reading) ? raised(all, by.byName, asked.reading) : all
  return {
    candidates: atMoment(candidates, asked.reading, by.knowledge, asked.context.today, one => timelessScore(one, by)),
    gaps: gaps.sort((a, b) => b.score - a.score),
    ...(loose ? { loose } : {}),
  }
}

function candidateOf({ fact, match, via, viaTopic }: Found, asked: Asked, by: Means): Candidate {
  const { reading, context, evidence } = asked
  const known = by.known(fact)
  const cover = share(evidence, known.roots, viaTopic === undefined ? undefined : by.roots(viaTopic))
  const common = commonOf(heard(match, fact, reading), cover, asked, listedBy(fact, match, reading, by))
  const signs = factSigns(by.knowledge, fact, known, asked, common, via !== undefined)
  const offTopic = signs.unnamed && context.subjects.length > 0 ? OFF_TOPIC : 1
  const astray = evidence.unheard === 1 && reading.mentions.length === 0 ? UNHEARD_OF : offTopic
  const candidate: Candidate = { fact, score: scoreOf(signs, by.model.weights) * astray, match, signs }
  if (via) candidate.via = via
  return candidate
}

/** What is left of the likeness to what a fact denies, where it is not asked whether. */
const DENIED = 0.7

/** A phrasing answered with "no" tells what a fact does not say: a question that takes it for true is less like it; not of what is open. */
function heard(match: Match, { gap }: KnownFact, { form }: Reading): Match {
  const isDenied = !gap && match.no !== undefined && match.phrase === match.no.phrase && !form.wants.has('yesno')
  return isDenied ? { ...match, near: match.near * DENIED } : match
}

/** The score that a candidate would have if the question told no time. */
function timelessScore({ signs, score }: Candidate, { model: { weights } }: Means): number {
  return (score * scoreOf({ ...signs, offTime: 0 }, weights)) / scoreOf(signs, weights)
}

function commonOf(match: Match, cover: number, { evidence, best }: Asked, phrase?: Wording): Common {
  const { bestLinear, bestNear } = best
  return { match, cover, total: evidence.total, unheard: evidence.unheard, bestLinear, bestNear, phrase }
}

/** The phrasing of a list that the question is most like, where it names what may be on it. */
function listedBy(
  { items }: KnownFact,
  { phrase }: Match,
  { mentions }: Reading,
  { model }: Means,
): Wording | undefined {
  if (items.length === 0 || mentions.length === 0 || phrase === undefined) return undefined
  return wordingOf(model.phrases, phrase)
}

function gapOf(kind: Gap['kind'], id: string, subject: string | undefined, match: Match, asked: Asked, by: Means): Gap {
  const cover = share(asked.evidence, by.roots(match.topic))
  const common = commonOf(match, cover, asked)
  const signs = gapSigns(common, kind === 'unknown' && isOfAnother(match, asked.reading, by.model))
  const gap: Gap = { kind, id, match, signs, score: scoreOf(signs, by.model.weights) }
  if (subject) gap.subject = subject
  return gap
}

/** The phrasing is about something by name, and the question is about something else. */
function isOfAnother({ phrase }: Match, { mentions }: Reading, { phrases }: Model): boolean {
  if (phrase === undefined || mentions.length === 0) return false
  const { names } = wordingOf(phrases, phrase)
  return names.length > 0 && !mentions.some(({ ids }) => ids.some(id => names.includes(id)))
}

interface Found {
  fact: KnownFact
  match: Match
  via?: string
  viaTopic?: number
}

/** A fact reached by its own phrasings and by its property's has the better of both. */
function joined(before: Found, match: Match, via: string | undefined): Found {
  const [first, second] = before.match.near >= match.near ? [before.match, match] : [match, before.match]
  return {
    fact: before.fact,
    match: { ...first, linear: Math.max(first.linear, second.linear), ...sides(first, second) },
    ...(via
      ? { via, viaTopic: match.topic }
      : before.via
        ? { via: before.via, viaTopic: before.viaTopic as number }
        : {}),
  }
}

function sides(first: Match, second: Match): Pick<Match, 'yes' | 'no'> {
  const yes = first.yes ?? second.yes
  const no = first.no ?? second.no
  return { ...(yes ? { yes } : {}), ...(no ? { no } : {}) }
}

function most(matches: readonly Match[], of: (match: Match) => number): number {
  return matches.reduce((best, match) => Math.max(best, of(match)), 0)
}
