import type { KnownFact, Knowledge } from '../knowledge/knowledge.ts'
import { featuresOf, vectorOf, WORDING } from './features.ts'
import type { Lexicon } from './lexicon.ts'
import type { Reading } from './read.ts'
import { largest, multiplier, type Products } from './sparse.ts'
import type { Model } from './model.ts'

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

/** Index entries read for one question: all that matter in a folder of a thousand facts, a bound for larger ones. */
const BUDGET = 30_000
/** Columns read beyond that, so that short questions of common words are read whole. */
const SPARE = 4
/** Fainter likenesses than this are not worth a look, even about what was named. */
const FAINT = 0.08
/** Topics handed on to be looked at closely, besides those about what was named. */
const MOST = 24
/** The linear model tells topics apart, the nearest phrasing catches what it has few examples of. */
const LINEAR_SHARE = 0.5
const SIDES = ['open', 'yes', 'no'] as const

export interface Matcher {
  /** The topics whose wording fits best and those in `also`, best first. */
  match(reading: Reading, also: ReadonlySet<number>): Match[]
}

export function matcherOf(model: Model, lexicon: Lexicon): Matcher {
  const nearest = multiplier(model.near, model.phrases.length)
  const linear = multiplier(model.linear, model.topics.length)
  const sides = sidesOf(model)
  const fits = new Float32Array(model.topics.length)
  return {
    match(reading, also) {
      const vector = vectorOf(featuresOf(reading.words, namesOf(reading), lexicon.canonical), model.vocabulary)
      sides.fill(nearest(vector, BUDGET, model.vocabulary.firstName, SPARE))
      const margins = linear(vector, BUDGET, Infinity, SPARE)
      const rows = [...new Set([...sides.topics(), ...margins.rows])]
      const sayOf = (topic: number) => certainty((margins.sums[topic] as number) + (model.bias[topic] as number))
      for (const topic of rows) fits[topic] = LINEAR_SHARE * sayOf(topic) + (1 - LINEAR_SHARE) * sides.best(topic)
      const best = largest({ rows, sums: fits }, MOST)
      const named = rows.filter(topic => also.has(topic) && (fits[topic] as number) > FAINT && !best.includes(topic))
      return [...best, ...named].map(topic => sides.complete(topic, sayOf(topic), fits[topic] as number))
    },
  }
}

/** A margin of the linear model as 0–1: its own side of the line begins at a half. */
function certainty(margin: number): number {
  return Math.min(Math.max((margin + 1) / 2, 0), 1)
}

/** The nearest phrasing of every topic, by the side of a yes/no question that it is on; memory is reused. */
function sidesOf(model: Model) {
  const polarity = Uint8Array.from(model.phrases, phrase => SIDES.indexOf(phrase.polarity))
  const topicOf = Int32Array.from(model.phrases, phrase => phrase.topic)
  const cosines = new Float32Array(model.topics.length * 3)
  const rows = new Int32Array(model.topics.length * 3)
  let touched = new Set<number>()
  return {
    fill(found: Products) {
      for (const topic of touched) cosines.fill(0, topic * 3, topic * 3 + 3)
      touched = new Set()
      for (const row of found.rows) {
        const topic = topicOf[row] as number
        const place = topic * 3 + (polarity[row] as number)
        const cosine = found.sums[row] as number
        if (cosine <= (cosines[place] as number)) continue
        cosines[place] = cosine
        rows[place] = row
        touched.add(topic)
      }
    },
    topics: () => touched,
    best: (topic: number) =>
      Math.min(
        Math.max(cosines[topic * 3] ?? 0, cosines[topic * 3 + 1] ?? 0, cosines[topic * 3 + 2] ?? 0) / WORDING,
        1,
      ),
    complete: (topic: number, linear: number, fit: number): Match => {
      const nearOf = (side: number): Near | undefined => {
        const cosine = (cosines[topic * 3 + side] as number) / WORDING
        return cosine > 0 ? { phrase: rows[topic * 3 + side] as number, cosine } : undefined
      }
      return matchOf(topic, linear, fit, nearOf(0), nearOf(1), nearOf(2))
    },
  }
}

function matchOf(topic: number, linear: number, fit: number, open?: Near, yes?: Near, no?: Near): Match {
  const best = [open, yes, no].reduce((a, b) => ((b?.cosine ?? 0) > (a?.cosine ?? 0) ? b : a))
  return {
    topic,
    fit,
    linear,
    near: Math.min(best?.cosine ?? 0, 1),
    ...(best ? { phrase: best.phrase } : {}),
    ...(yes ? { yes } : {}),
    ...(no ? { no } : {}),
  }
}

function namesOf(reading: Reading): string[] {
  return reading.mentions.flatMap(mention => (mention.ids.length <= 3 ? mention.ids : []))
}

/** The facts of a property about a subject or about something of the subject's, as "Korea" stands for its institute. */
export function factsAbout(knowledge: Knowledge, property: string, subject: string): readonly KnownFact[] {
  const own = knowledge.settled(property, subject)
  if (own.length > 0 || knowledge.defaults.has(subject)) return own
  const owned = knowledge.settledOf(property, subject)
  const kindOf = (fact: KnownFact) => knowledge.subjects.get(fact.subject ?? '')?.kind ?? ''
  const kinds = [...(knowledge.properties.get(property)?.kinds ?? []), ...owned.map(kindOf)]
  for (const kind of kinds) {
    const found = owned.filter(fact => kindOf(fact) === kind)
    if (new Set(found.map(fact => fact.subject)).size === 1) return found
  }
  return []
}
