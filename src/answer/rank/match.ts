import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import { EVENT } from '../../knowledge/schema.ts'
import { featuresBy } from '../learn/features.ts'
import type { Lexicon } from '../read/lexicon.ts'
import type { Model } from '../model.ts'
import { numberOf } from '../learn/dictionary.ts'
import { sizeOf } from '../learn/phrasebook.ts'
import { POLARITIES } from '../learn/phrases.ts'
import type { Reading } from '../read/read.ts'
import { largest, multiplier } from '../learn/sparse.ts'
import { vectorOf, WORDING } from '../learn/vector.ts'

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

/** Fainter likenesses than this are not worth a look, even about what was named. */
const FAINT = 0.2
/** Topics handed on to be looked at closely, besides those about what was named. */
const MOST = 24
/** The linear model tells topics apart, the nearest phrasing catches what it has few examples of. */
const LINEAR_SHARE = 0.5
/** Index entries read for one question: all that matter in a folder of a thousand facts, a bound for larger ones. */
const BUDGET = 50_000

export interface Matcher {
  /** The topics whose wording fits best and those in `also`, best first. */
  match(reading: Reading, also: ReadonlySet<number>): Match[]
}

export function matcherOf(model: Model, lexicon: Lexicon): Matcher {
  const { vocabulary, bias } = model
  const { runs } = model.phrases
  const featuresOf = featuresBy(key => numberOf(key, vocabulary.features), lexicon.canonical)
  const likeness = multiplier(model.near, sizeOf(model.phrases))
  const margin = multiplier(model.linear, model.topics.length)
  const cosines = new Float32Array(model.topics.length)
  const fits = new Float32Array(model.topics.length)
  const touched = new Int32Array(model.topics.length)
  return {
    match(reading, also) {
      const vector = vectorOf(featuresOf(reading.words, namesOf(reading)), vocabulary.idf)
      const likes = likeness(vector, { budget: BUDGET, skipFrom: vocabulary.firstName })
      const margins = margin(vector, { budget: BUDGET })
      nearest(bitsOf(likes), runs, bitsOf(cosines))
      const count = fit(cosines, margins, bias, fits, touched)
      const best = largest({ rows: touched.subarray(0, count), sums: fits }, MOST)
      const named = [...also].filter(topic => (fits[topic] as number) > FAINT && !best.includes(topic))
      return [...best, ...named].map(topic => {
        const linear = certainty((margins[topic] as number) + (bias[topic] as number))
        return matchOf(topic, linear, fits[topic] as number, sidesOf(topic, likes, runs))
      })
    },
  }
}

/** Works out how well each topic fits; notes those that share a feature with the question and says how many. */
function fit(
  cosines: Float32Array,
  margins: Float32Array,
  bias: Float32Array,
  fits: Float32Array,
  touched: Int32Array,
): number {
  let count = 0
  for (let topic = 0; topic < fits.length; topic++) {
    const near = cosines[topic] as number
    const margin = margins[topic] as number
    fits[topic] = 0
    if (near === 0 && margin === 0) continue
    const linear = certainty(margin + (bias[topic] as number))
    fits[topic] = LINEAR_SHARE * linear + (1 - LINEAR_SHARE) * Math.min(near / WORDING, 1)
    touched[count++] = topic
  }
  return count
}

/** A margin of the linear model as 0–1: its own side of the line begins at a half. */
function certainty(margin: number): number {
  return Math.min(Math.max((margin + 1) / 2, 0), 1)
}

const SIDES = POLARITIES.length

/**
 * Works out the cosine of each topic's nearest phrasing, times `WORDING`, as bits: numbers that are not negative are in
 * the order of their bits, and whole numbers can be compared without a branch for the processor to guess wrong. Two at a
 * time, since the second need not wait for the first.
 */
function nearest(likes: Int32Array, runs: Int32Array, cosines: Int32Array): void {
  for (let topic = 0; topic < cosines.length; topic++) {
    const end = runs[(topic + 1) * SIDES] as number
    let highest = 0
    let other = 0
    let phrase = runs[topic * SIDES] as number
    for (; phrase + 1 < end; phrase += 2) {
      highest = greater(highest, likes[phrase] as number)
      other = greater(other, likes[phrase + 1] as number)
    }
    if (phrase < end) highest = greater(highest, likes[phrase] as number)
    cosines[topic] = greater(highest, other)
  }
}

function bitsOf({ buffer, length }: Float32Array): Int32Array {
  return new Int32Array(buffer, 0, length)
}

function greater(a: number, b: number): number {
  const more = b - a
  return a + (more & ~(more >> 31))
}

/** The nearest phrasings of a topic: the open one, the one answered yes, the one answered no. */
function sidesOf(topic: number, likes: Float32Array, runs: Int32Array): (Near | undefined)[] {
  return POLARITIES.map((_, side) => {
    const run = topic * SIDES + side
    return nearestAmong(likes, runs[run] as number, runs[run + 1] as number)
  })
}

function nearestAmong(likes: Float32Array, start: number, end: number): Near | undefined {
  let nearest = -1
  let highest = 0
  for (let phrase = start; phrase < end; phrase++) {
    if ((likes[phrase] as number) <= highest) continue
    nearest = phrase
    highest = likes[phrase] as number
  }
  return nearest < 0 ? undefined : { phrase: nearest, cosine: highest / WORDING }
}

function matchOf(topic: number, linear: number, fit: number, [open, yes, no]: readonly (Near | undefined)[]): Match {
  const best = [open, yes, no].reduce((a, b) => ((b?.cosine ?? 0) > (a?.cosine ?? 0) ? b : a))
  const match: Match = { topic, fit, linear, near: Math.min(best?.cosine ?? 0, 1) }
  if (best) match.phrase = best.phrase
  if (yes) match.yes = yes
  if (no) match.no = no
  return match
}

function namesOf(reading: Reading): string[] {
  return reading.mentions.flatMap(mention => (mention.ids.length <= 3 ? mention.ids : []))
}

/**
 * The facts of a property about a subject, or about what stands for it: something of the subject's, as "Korea" stands
 * for its institute, or what an event is of.
 */
export function factsAbout(knowledge: Knowledge, property: string, subject: string): readonly KnownFact[] {
  const own = knowledge.settled(property, subject)
  if (own.length > 0 || knowledge.defaults.has(subject)) return own
  const { kind, of = [] } = knowledge.subjects.get(subject) ?? {}
  if (kind === EVENT) return of.flatMap(whole => knowledge.settled(property, whole))
  const owned = knowledge.settledOf(property, subject)
  const kindOf = (fact: KnownFact) => knowledge.subjects.get(fact.subject ?? '')?.kind ?? ''
  const { kinds: asked = [] } = knowledge.properties.get(property) ?? {}
  const representing = [...knowledge.kinds.values()].filter(({ represents }) => represents).map(({ id }) => id)
  const kinds = [...asked, ...representing, ...owned.map(kindOf)]
  for (const wanted of kinds) {
    const found = owned.filter(fact => kindOf(fact) === wanted)
    if (new Set(found.map(fact => fact.subject)).size === 1) return found
  }
  return []
}
