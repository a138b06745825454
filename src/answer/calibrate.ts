import type { Knowledge } from '../knowledge/knowledge.ts'
import { fitLogistic, logit, probability, type Observation, type Weights } from './logistic.ts'
import type { Lexicon } from './lexicon.ts'
import { matcherOf } from './match.ts'
import type { Lesson } from './lesson.ts'
import type { Calibration, Model } from './model.ts'
import type { Profile } from './profile.ts'
import { rankerOf, type Candidate, type Gap, type Ranking } from './rank.ts'
import { SIGNS, type Signs } from './signs.ts'
import { train } from './train.ts'
import { trialsOf, type Trial } from './trials.ts'

/** Candidates of a question that teach the weights. */
const TAUGHT = 8
/**
 * As fitted to the 1,487 development questions, beside what held-out phrasings teach: people ask in words farther from
 * the phrasings than their writers do, and name what they ask about more loosely. Only `unheard` is set by hand: small
 * folders know few words, and ours can hardly teach what an unknown one means.
 */
const PRIOR: Record<(typeof SIGNS)[number] | 'constant', number> = {
  linear: 3.07,
  linearLag: -0.2,
  near: 3.31,
  nearLag: -0.79,
  cover: 1.64,
  matter: 2.72,
  unheard: -1,
  named: 0.32,
  strangers: -3.27,
  denied: 0,
  aside: 0.13,
  unnamed: -0.29,
  offTime: -2.24,
  stale: -1.21,
  offForm: -1.09,
  gives: 0.37,
  numbers: -0.44,
  shared: 0.41,
  listed: 3.5,
  gap: 0.81,
  constant: -4.82,
}
/** How hard a weight is drawn towards its prior: some thousand held-out candidates move it a little. */
const PULL = 400
/** A lead in log-odds beyond this says no more. */
const FAR = 5
/** Below this confidence we would rather say nothing than something wrong. */
const SURE = 0.4
/** The log-odds that something unknown was meant where no known gap is near. */
const NO_GAP = -4
/**
 * As fitted to the development questions: the lead over known gaps tells as much as the score; a close second fact
 * tells something only when it is about something else.
 */
const CONFIDENCE_PRIOR: Weights = [0.55, 0.3, -1.2, -0.5]
/**
 * Held-out phrasings know fewer gaps than people do, and their second facts are told apart more easily: the prior
 * counts for much, but where zero lies is the folder's.
 */
const CONFIDENCE_PULL: Weights = [40, 40, 400, 4]

/**
 * Learns the weights from the folder alone: questions made from held-out phrasings and taken-away facts are asked of
 * a model trained without them. Right candidates and wrong ones teach the weights; the best candidate of each
 * question, right or not, teaches how far a score can be trusted.
 */
export function calibrate(
  knowledge: Knowledge,
  lexicon: Lexicon,
  lesson: Lesson,
  profiles: readonly Profile[],
): Calibration {
  const { keep, trials } = trialsOf(knowledge, lexicon, lesson)
  const learnt = train(knowledge, lesson, keep)
  const prior = { weights: priorWeights(), confidence: CONFIDENCE_PRIOR, sure: SURE }
  const model: Model = { ...learnt, ...prior, profiles, counts: lexicon.counts }
  const ranker = rankerOf(knowledge, model, matcherOf(model, lexicon))
  const rounds = trials.map(trial => ({
    trial,
    ranked: best(without(trial, ranker.rank(trial.reading, { today: TODAY, subjects: [] })), TAUGHT),
  }))
  const pulls = [...SIGNS, 'constant'].map(() => PULL)
  const weights = fitLogistic(rounds.flatMap(taught), priorWeights(), pulls)
  return {
    weights,
    confidence: fitLogistic(
      rounds.flatMap(round => judged(round, weights)),
      CONFIDENCE_PRIOR,
      CONFIDENCE_PULL,
    ),
    sure: SURE,
  }
}

/** Held-out phrasings have no "today"; one in the past makes nothing stale. */
const TODAY = '2000-01-01'

export function priorWeights(): Weights {
  return [...SIGNS.map(sign => PRIOR[sign]), PRIOR.constant]
}

type Ranked = Candidate | Gap

interface Round {
  trial: Trial
  ranked: Ranked[]
}

function without(trial: Trial, ranking: Ranking): Ranking {
  return { ...ranking, candidates: ranking.candidates.filter(candidate => candidate.fact.id !== trial.without) }
}

function best(ranking: Ranking, most: number): Ranked[] {
  return [...ranking.candidates, ...ranking.gaps].sort((a, b) => b.score - a.score).slice(0, most)
}

function isRight(one: Ranked, { right }: Trial): boolean {
  return 'fact' in one ? one.fact.id === right.fact : one.id === right.gap
}

function inputsOf(signs: Signs): number[] {
  return SIGNS.map(sign => signs[sign])
}

function taught({ trial, ranked }: Round): Observation[] {
  return ranked.map(one => ({ inputs: inputsOf(one.signs), positive: isRight(one, trial), weight: 1 }))
}

function judged({ trial, ranked }: Round, weights: Weights): Observation[] {
  const scored = ranked.map(one => ({ one, odds: logit(weights, inputsOf(one.signs)) })).sort((a, b) => b.odds - a.odds)
  const first = scored.find(({ one }) => 'fact' in one)
  if (!first) return []
  const gap = scored.find(({ one }) => !('fact' in one))?.odds
  const subject = subjectOf(first.one)
  const other = scored.find(({ one }) => 'fact' in one && subjectOf(one) !== subject)?.odds
  return [{ inputs: leads(first.odds, gap, other), positive: isRight(first.one, trial), weight: 1 }]
}

function subjectOf(one: Ranked): string | undefined {
  return 'fact' in one ? one.fact.subject : undefined
}

/**
 * What the confidence is made of, all in log-odds: that of the best fact, its lead over the next known gap, and how
 * near (0–1) the best fact about something else comes to it.
 */
function leads(odds: number, gap: number | undefined, other: number | undefined): number[] {
  const near = other === undefined ? 0 : Math.min(chanceOf(other) / chanceOf(odds), 1)
  return [odds, Math.max(Math.min(odds - (gap ?? NO_GAP), FAR), -FAR), near]
}

function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}

function oddsOf(chance: number): number {
  return Math.log(Math.max(chance, 1e-9) / Math.max(1 - chance, 1e-9))
}

/** How likely the best candidate is right, from its log-odds and its lead over known gaps and over other subjects. */
export function confidenceOf(ranking: Ranking, model: Pick<Model, 'confidence'>): number {
  const [first] = ranking.candidates
  if (!first) return 0
  const [gap] = ranking.gaps
  const other = ranking.candidates.find(one => one.fact.subject !== first.fact.subject)
  const [score = 0, next, beside] = [first, gap, other].map(one => one && oddsOf(one.score))
  return probability(model.confidence, leads(score, next, beside))
}
