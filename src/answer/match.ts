import type { KnownFact, Knowledge } from '../knowledge/knowledge.ts'
import { featuresBy } from './features.ts'
import type { Lexicon } from './lexicon.ts'
import type { Model } from './model.ts'
import { POLARITIES } from './phrases.ts'
import type { Reading } from './read.ts'
import { largest, multiplier } from './sparse.ts'
import { vectorOf, WORDING } from './vector.ts'

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
const FAINT = 0.08
/** Topics handed on to be looked at closely, besides those about what was named. */
const MOST = 24
/** The linear model tells topics apart, the nearest phrasing catches what it has few examples of. */
const LINEAR_SHARE = 0.5
/** Index entries read for one question: all that matter in a folder of a thousand facts, a bound for larger ones. */
const BUDGET = 30_000
/** Columns read beyond that, so that short questions of common words are read whole. */
const SPARE = 4

export interface Matcher {
  /** The topics whose wording fits best and those in `also`, best first. */
  match(reading: Reading, also: ReadonlySet<number>): Match[]
}

export function matcherOf(model: Model, lexicon: Lexicon): Matcher {
  const { vocabulary, bias } = model
  const featuresOf = featuresBy(key => vocabulary.ids.get(key), lexicon.canonical)
  const likeness = multiplier(model.near, model.phrases.length)
  const margin = multiplier(model.linear, model.topics.length)
  const nearestIn = nearestOf(model)
  const topics = new Int32Array(model.topics.length)
  const fits = new Float32Array(model.topics.length)
  return {
    match(reading, also) {
      const vector = vectorOf(featuresOf(reading.words, namesOf(reading)), vocabulary.idf)
      const nearest = nearestIn(likeness(vector, { budget: BUDGET, spare: SPARE, skipFrom: vocabulary.firstName }))
      const margins = margin(vector, { budget: BUDGET, spare: SPARE })
      const sayOf = (topic: number) => certainty((margins[topic] as number) + (bias[topic] as number))
      let count = 0
      for (let topic = 0; topic < fits.length; topic++) {
        const near = nearest.cosines[topic] as number
        fits[topic] = 0
        if (near === 0 && margins[topic] === 0) continue
        topics[count++] = topic
        fits[topic] = LINEAR_SHARE * sayOf(topic) + (1 - LINEAR_SHARE) * Math.min(near / WORDING, 1)
      }
      const best = largest({ rows: topics.subarray(0, count), sums: fits }, MOST)
      const named = [...also].filter(topic => (fits[topic] as number) > FAINT && !best.includes(topic))
      return [...best, ...named].map(topic => matchOf(topic, sayOf(topic), fits[topic] as number, nearest.sides(topic)))
    },
  }
}

/** A margin of the linear model as 0–1: its own side of the line begins at a half. */
function certainty(margin: number): number {
  return Math.min(Math.max((margin + 1) / 2, 0), 1)
}

/** The nearest phrasing that is open, answered yes, answered no. */
type Sides = readonly (Near | undefined)[]

interface Nearest {
  /** The cosine of each topic's nearest phrasing, times `WORDING`. */
  cosines: Float32Array
  sides(topic: number): Sides
}

/** Phrasings lie topic by topic and side by side, so that the nearest of each is found in one pass; memory is reused. */
function nearestOf({ phrases, topics }: Model): (likeness: Float32Array) => Nearest {
  const starts = new Int32Array(topics.length * POLARITIES.length + 1)
  for (const { topic, polarity } of phrases) (starts[runOf(topic, POLARITIES.indexOf(polarity)) + 1] as number)++
  for (let run = 1; run < starts.length; run++) (starts[run] as number) += starts[run - 1] as number
  const cosines = new Float32Array(topics.length)
  return likeness => {
    for (let topic = 0; topic < cosines.length; topic++) {
      const end = starts[runOf(topic + 1, 0)] as number
      let highest = 0
      for (let phrase = starts[runOf(topic, 0)] as number; phrase < end; phrase++)
        if ((likeness[phrase] as number) > highest) highest = likeness[phrase] as number
      cosines[topic] = highest
    }
    const sideOf = (run: number) => nearestAmong(likeness, starts[run] as number, starts[run + 1] as number)
    return { cosines, sides: topic => POLARITIES.map((_, side) => sideOf(runOf(topic, side))) }
  }
}

function runOf(topic: number, side: number): number {
  return topic * POLARITIES.length + side
}

function nearestAmong(likeness: Float32Array, start: number, end: number): Near | undefined {
  let nearest = -1
  let highest = 0
  for (let phrase = start; phrase < end; phrase++) {
    if ((likeness[phrase] as number) <= highest) continue
    nearest = phrase
    highest = likeness[phrase] as number
  }
  return nearest < 0 ? undefined : { phrase: nearest, cosine: highest / WORDING }
}

function matchOf(topic: number, linear: number, fit: number, [open, yes, no]: Sides): Match {
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
