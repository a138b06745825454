import type { Weights } from './learn/logistic.ts'
import type { Phrasebook } from './learn/phrasebook.ts'
import type { Topic } from './learn/phrases.ts'
import type { Profile } from './learn/profile.ts'
import type { Sparse } from './learn/sparse.ts'
import type { Vocabulary } from './learn/vocabulary.ts'

/** What is learnt from a fact folder; plain data, so that it can be kept and moved between threads. */
export interface Model extends Trained, Calibration {
  /** What each fact speaks of, in the order of the facts. */
  profiles: readonly Profile[]
  /** The folder's words and how often each occurs. */
  counts: ReadonlyMap<string, number>
}

/** How wording leads to topics. */
export interface Trained {
  topics: readonly Topic[]
  phrases: Phrasebook
  vocabulary: Vocabulary
  /** Feature -> phrasings, for the nearest phrasing. */
  near: Sparse
  /** Feature -> topics, for the linear model. */
  linear: Sparse
  bias: Float32Array
  /** The roots that each topic's phrasings use. */
  roots: readonly (readonly string[])[]
}

/** How far what was found can be trusted. */
export interface Calibration {
  /** How the signs for a candidate add up to its score. */
  weights: Weights
  /** How a score and its leads add up to a confidence. */
  confidence: Weights
  /** The confidence below which nothing is answered. */
  sure: number
}
