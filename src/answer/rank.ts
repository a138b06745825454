import { overlaps } from '../knowledge/dates.ts'
import type { KnownFact, Knowledge } from '../knowledge/knowledge.ts'
import type { Context } from './context.ts'
import { NUMBERS, numbersIn, type Offer, type Profile } from './profile.ts'
import { factsAbout, type Match, type Matcher } from './match.ts'
import type { Reading } from './read.ts'
import type { Model } from './train.ts'
import type { Want } from './form.ts'

/** A fact that may answer a question, with everything that speaks for and against it (each 0–1). */
export interface Candidate {
  fact: KnownFact
  score: number
  match: Match
  /** The shared property whose phrasing led here, if not one of the fact's own. */
  via?: string
  cover: number
  names: number
  time: number
  form: number
}

/** Something that was understood but has no fact: a property of a subject, a theme outside the folder, small talk. */
export interface Gap {
  kind: 'property' | 'unknown' | 'social'
  id: string
  subject?: string
  score: number
  match: Match
}

export interface Ranking {
  candidates: Candidate[]
  gaps: Gap[]
}

/** How much of a score is left when none of the question's words is known to the fact. */
const UNCOVERED = 0.25
/** A name in the question that the fact does not know speaks strongly against it. */
const STRANGER = 0.45
/** The fact is about something else, but its text names what was asked. */
const ASIDE = 0.88
/** The question names nothing, and the fact is not about the folder's own theme. */
const UNNAMED = 0.85
const OTHER_TIME = 0.6
const OTHER_FORM = 0.82

export interface Ranker {
  rank(reading: Reading, context: Context): Ranking
}

export function rankerOf(knowledge: Knowledge, model: Model, matcher: Matcher): Ranker {
  const profiles = new Map(knowledge.facts.map((fact, at) => [fact.id, quick(model.profiles[at])]))
  const roots = model.roots.map(list => new Set(list))
  const weigh = weigherOf(model)
  return {
    rank(reading, context) {
      const ranking: Ranking = { candidates: [], gaps: [] }
      const best = new Map<string, Candidate>()
      const consider = (fact: KnownFact, match: Match, via?: string) => {
        const profile = profiles.get(fact.id)
        if (!profile) return
        const cover = weigh(reading, profile.roots, via ? roots[match.topic] : undefined)
        const candidate = judge(knowledge, fact, profile, match, reading, context, cover, via)
        if (candidate.score > (best.get(fact.id)?.score ?? 0)) best.set(fact.id, candidate)
      }
      for (const match of matcher.match(reading)) {
        const topic = model.topics[match.topic]
        if (!topic) continue
        if (topic.kind === 'fact') {
          const fact = knowledge.fact.get(topic.id)
          if (fact) consider(fact, match)
        } else if (topic.kind === 'property') {
          const gap = spread(knowledge, topic.id, match, reading, context, consider)
          if (gap) ranking.gaps.push({ ...gap, score: match.fit * covered(weigh(reading, roots[match.topic])) })
        } else {
          const score = match.fit * covered(weigh(reading, roots[match.topic]))
          ranking.gaps.push({ kind: topic.kind, id: topic.id, score, match })
        }
      }
      ranking.candidates = [...best.values()].sort((a, b) => b.score - a.score || (a.fact.id < b.fact.id ? -1 : 1))
      ranking.gaps.sort((a, b) => b.score - a.score)
      return ranking
    },
  }
}

/** Hands on the facts of a property about what was named; says so when there is none. */
function spread(
  knowledge: Knowledge,
  property: string,
  match: Match,
  reading: Reading,
  context: Context,
  consider: (fact: KnownFact, match: Match, via: string) => void,
): Gap | undefined {
  const named = reading.mentions.flatMap(mention => mention.ids)
  const subjects = named.length > 0 ? named : context.subjects.length > 0 ? context.subjects : [...knowledge.defaults]
  let found = false
  for (const subject of subjects)
    for (const fact of factsAbout(knowledge, property, subject)) {
      found = true
      consider(fact, match, property)
    }
  const [subject] = subjects
  return found ? undefined : { kind: 'property', id: property, score: 0, match, ...(subject ? { subject } : {}) }
}

interface QuickProfile {
  names: ReadonlySet<string>
  roots: ReadonlySet<string>
  numbers: ReadonlySet<string>
  offers: ReadonlySet<Offer>
}

function quick(profile: Profile | undefined): QuickProfile {
  return {
    names: new Set(profile?.names),
    roots: new Set(profile?.roots),
    numbers: new Set(profile?.numbers),
    offers: new Set(profile?.offers),
  }
}

function judge(
  knowledge: Knowledge,
  fact: KnownFact,
  profile: QuickProfile,
  match: Match,
  reading: Reading,
  context: Context,
  cover: number,
  via: string | undefined,
): Candidate {
  const names = nameFit(knowledge, fact, profile, reading, context)
  const time = timeFit(fact, profile, reading)
  const form = formFit(profile, reading)
  const score = match.fit * covered(cover) * names * time * form
  return { fact, score, match, cover, names, time, form, ...(via ? { via } : {}) }
}

function covered(cover: number): number {
  return UNCOVERED + (1 - UNCOVERED) * cover
}

function nameFit(
  knowledge: Knowledge,
  fact: KnownFact,
  profile: QuickProfile,
  reading: Reading,
  context: Context,
): number {
  let fit = 1
  let supported = false
  for (const { ids } of reading.mentions) {
    const own = fact.subject !== undefined && ids.some(id => knowledge.closure(fact.subject ?? '').has(id))
    if (own) supported = true
    else if (ids.some(id => knowledge.defaults.has(id))) fit *= profile.names.has(ids[0] ?? '') ? 1 : 0.95
    else if (!ids.some(id => profile.names.has(id))) fit *= STRANGER
  }
  if (supported || !fact.subject) return fit
  if (reading.mentions.length > 0) return fit * ASIDE
  if (context.subjects.some(id => knowledge.closure(fact.subject ?? '').has(id))) return fit
  return [...knowledge.closure(fact.subject)].some(id => knowledge.defaults.has(id)) ? fit : fit * UNNAMED
}

function timeFit(fact: KnownFact, profile: QuickProfile, reading: Reading): number {
  let fit = 1
  for (const time of reading.times) {
    if (time.relation !== 'in') continue
    const years = new Set([time.span.start.slice(0, 4), time.span.end.slice(0, 4)])
    const told = [...years].some(year => profile.numbers.has(year))
    const bounded = fact.from || fact.until || fact.on
    if (bounded ? !overlaps(fact.span, time.span) && !told : !told) fit *= bounded ? OTHER_TIME : 0.85
  }
  return fit
}

const OFFERED: Partial<Record<Want, readonly Offer[]>> = {
  who: ['who'],
  when: ['when'],
  where: ['where'],
  howmany: ['number'],
  howmuch: ['number'],
  howlong: ['when', 'number'],
}

function formFit(profile: QuickProfile, reading: Reading): number {
  const wants = [...reading.form.wants].filter(want => OFFERED[want])
  const met = wants.some(want => OFFERED[want]?.some(offer => profile.offers.has(offer)))
  const numbers = reading.content.flatMap(numbersIn)
  const strange = numbers.filter(number => !profile.numbers.has(NUMBERS.get(number) ?? number)).length
  return (wants.length === 0 || met ? 1 : OTHER_FORM) * 0.85 ** strange
}

/** How much of what a question is about a set of roots knows: rare and unheard-of words weigh most. */
function weigherOf(model: Model) {
  const unheard = Math.log(1 + model.phrases.length) + 1
  return (reading: Reading, ...known: (ReadonlySet<string> | undefined)[]): number => {
    let total = 0
    let met = 0
    for (const root of reading.content) {
      const id = model.vocabulary.ids.get(`w:${root}`)
      const weight = id === undefined ? unheard : (model.vocabulary.idf[id] ?? unheard)
      total += weight
      if (known.some(set => set?.has(root))) met += weight
    }
    return total === 0 ? 1 : met / total
  }
}
