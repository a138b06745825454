import type { KnownFact, Knowledge } from '../knowledge/knowledge.ts'
import { featuresOf, vectorOf, WORDING, type Vector } from './features.ts'
import type { Lexicon } from './lexicon.ts'
import type { Phrase } from './phrases.ts'
import type { Reading } from './read.ts'
import { largest, multiplier } from './sparse.ts'
import type { Model } from './train.ts'

/** A topic that a question may be asking for, and why. */
export interface Match {
  topic: number
  /** How well the wording fits, 0–1. */
  fit: number
  /** The linear model's say, 0–1. */
  linear: number
  /** Cosine with the nearest phrasing, 0–1. */
  near: number
  /** The nearest phrasing, and the nearest that is answered yes or no. */
  phrase?: number
  yes?: Near
  no?: Near
}

export interface Near {
  phrase: number
  cosine: number
}

/** Index entries read for one question; enough for all of a folder of this size, a bound for larger ones. */
const BUDGET = 60_000
/** Topics handed on to be looked at closely. */
const MOST = 40
/** The linear model tells topics apart, the nearest phrasing catches what it has few examples of. */
const LINEAR_SHARE = 0.5

export interface Matcher {
  /** The topics whose wording fits best, best first. */
  match(reading: Reading): Match[]
}

export function matcherOf(model: Model, lexicon: Lexicon): Matcher {
  const nearest = multiplier(model.near, model.phrases.length)
  const linear = multiplier(model.linear, model.topics.length)
  return {
    match(reading) {
      const vector = vectorOf(featuresOf(reading.words, namesOf(reading), lexicon.canonical), model.vocabulary)
      const matches = nearPhrases(model, vector, nearest)
      const scores = linear(vector, BUDGET)
      for (const topic of largest(scores, MOST)) if (!matches.has(topic)) matches.set(topic, blank(topic))
      for (const match of matches.values()) {
        const margin = (scores.sums[match.topic] ?? 0) + (model.bias[match.topic] ?? 0)
        match.linear = Math.min(Math.max((margin + 1) / 2, 0), 1)
        match.fit = LINEAR_SHARE * match.linear + (1 - LINEAR_SHARE) * match.near
      }
      return [...matches.values()].sort((a, b) => b.fit - a.fit || a.topic - b.topic).slice(0, MOST)
    },
  }
}

function namesOf(reading: Reading): string[] {
  return reading.mentions.flatMap(mention => (mention.ids.length <= 3 ? mention.ids : []))
}

function blank(topic: number): Match {
  return { topic, fit: 0, linear: 0, near: 0 }
}

function nearPhrases(model: Model, vector: Vector, nearest: ReturnType<typeof multiplier>): Map<number, Match> {
  const found = nearest(vector, BUDGET, model.vocabulary.firstName)
  const matches = new Map<number, Match>()
  for (const row of found.rows) {
    const phrase = model.phrases[row]
    if (!phrase) continue
    const cosine = Math.min((found.sums[row] as number) / WORDING, 1)
    const match = matches.get(phrase.topic) ?? blank(phrase.topic)
    matches.set(phrase.topic, match)
    if (cosine > match.near) Object.assign(match, { near: cosine, phrase: row })
    noteSide(match, phrase, row, cosine)
  }
  return matches
}

function noteSide(match: Match, phrase: Phrase, row: number, cosine: number): void {
  if (phrase.polarity === 'open') return
  if (cosine > (match[phrase.polarity]?.cosine ?? 0)) match[phrase.polarity] = { phrase: row, cosine }
}

/** The facts of a property about a subject or about something of the subject's, as "Korea" stands for its institute. */
export function factsAbout(knowledge: Knowledge, property: string, subject: string): KnownFact[] {
  const facts = knowledge.byProperty.get(property) ?? []
  const own = facts.filter(fact => fact.subject === subject)
  return own.length > 0 ? own : facts.filter(fact => knowledge.subjects.get(fact.subject ?? '')?.of.includes(subject))
}
