import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import type { Context, Turn } from '../thread/context.ts'
import { nameOf } from '../tell/lists.ts'
import { pairsOf, type Pair } from './pairs.ts'
import type { Candidate, Ranking } from '../rank/rank.ts'
import type { Reading } from '../read/read.ts'
import type { Resolving } from '../resolve.ts'

/** What two things can be put in order by: time, or an amount. */
export interface Scale<Measure> {
  /** The questions that ask for the measure of one of the things. */
  questions(thing: string, frame: string): string[]
  /** The first question that finds a measure is enough: the others are other readings, not other words. */
  firstIsEnough?: boolean
  /** Where a fact lies on the scale, and how that is said. */
  of(fact: KnownFact): Measured<Measure> | undefined
  /** Whether facts of these two sorts may be compared. */
  fits(a: KnownFact, b: KnownFact): boolean
  /** Less than zero when the first is told before the second. */
  order(a: Measure, b: Measure): number
  /** What follows from the two; undefined where nothing does. */
  lead(first: Side<Measure>, second: Side<Measure>): string | undefined
}

interface Measured<Measure> {
  measure: Measure
  said: string
}

/** One of the two things, as it is told. */
export interface Side<Measure> extends Measured<Measure> {
  /** Its name with what was found; without a name where both have the same one. */
  label: string
  /** Named before the other in the question. */
  namedFirst: boolean
}

interface Found<Measure> extends Measured<Measure> {
  candidate: Candidate
  /** Its subject itself was named, not only whose it is. */
  direct: boolean
}

/** Finds a measure for each of two things and tells both in their order; nothing where one of them has none. */
export function compareBy<Measure>(
  text: string,
  scale: Scale<Measure>,
  context: Context,
  by: Resolving,
): Turn | undefined {
  const reading = by.lexicon.reader.read(text, context.today)
  for (const pair of pairsOf(text, reading, by.knowledge)) {
    const [first, second] = pair.things.map(thing => measuresOf(thing, pair, scale, context, by))
    const found = first && second && likeliest(first, second, scale, by.knowledge)
    if (found) return turnOf(text, reading, found, scale, by)
  }
  return undefined
}

/** From this score on it is not asked for in other words. */
const CLEAR = 0.7

/** The facts that measure one of the things, the likeliest first. */
function measuresOf<Measure>(
  thing: string,
  { frame }: Pair,
  scale: Scale<Measure>,
  context: Context,
  by: Resolving,
): Found<Measure>[] {
  const found = new Map<string, Found<Measure>>()
  for (const question of scale.questions(thing, frame)) {
    const reading = by.lexicon.reader.read(question, context.today)
    for (const one of measuredIn(by.ranker.rank(reading, context), reading, scale)) {
      const before = found.get(one.candidate.fact.id)
      if (!before || before.candidate.score < one.candidate.score) found.set(one.candidate.fact.id, one)
    }
    if (scale.firstIsEnough ? found.size > 0 : [...found.values()].some(one => one.candidate.score > CLEAR)) break
  }
  return [...found.values()].sort((a, b) => b.candidate.score - a.candidate.score)
}

/** What is scored below this, or this far below the best answer, is hardly what was asked for. */
const LIKELY = 0.2
const BEHIND = 0.3

function measuredIn<Measure>({ candidates, gaps }: Ranking, reading: Reading, scale: Scale<Measure>): Found<Measure>[] {
  const least = Math.max(LIKELY, gaps[0]?.score ?? 0, (candidates[0]?.score ?? 0) * BEHIND)
  return candidates
    .filter(one => one.score >= least && !one.fact.gap && isOf(one, reading))
    .flatMap(candidate => {
      const measured = scale.of(candidate.fact)
      const about = [subjectOf(candidate.fact), candidate.fact.subject ?? '']
      const direct = reading.mentions.some(({ ids }) => ids.some(id => about.includes(id)))
      return measured ? [{ candidate, direct, ...measured }] : []
    })
}

/** A fact that knows less of what is asked, by weight, is about something else. */
const KNOWN = 0.7

/** It is about what was named and knows all of it; without a name it knows every word. */
function isOf({ signs }: Candidate, reading: Reading): boolean {
  if (signs.strangers > 0 || signs.numbers > 0 || signs.cover < KNOWN || signs.unheard > 0) return false
  return (reading.mentions.length > 0 && signs.named > 0) || signs.cover === 1
}

/** What it is about; an event is about what happened to it. */
function subjectOf({ event, subject }: KnownFact): string {
  return event?.subject ?? subject ?? ''
}

/** What is left of two that are not of one sort. */
const UNLIKE = 0.6

function likeliest<Measure>(
  first: readonly Found<Measure>[],
  second: readonly Found<Measure>[],
  scale: Scale<Measure>,
  knowledge: Knowledge,
): [Found<Measure>, Found<Measure>] | undefined {
  const kindOf = (fact: KnownFact) => knowledge.subjects.get(subjectOf(fact))?.kind
  let best: [Found<Measure>, Found<Measure>] | undefined
  let most = LIKELY
  for (const a of first)
    for (const b of second) {
      const [one, other] = [a.candidate.fact, b.candidate.fact]
      if (one === other || !scale.fits(one, other) || !(kindOf(one) === kindOf(other) || (a.direct && b.direct)))
        continue
      const score = Math.min(a.candidate.score, b.candidate.score) * (isAlike(one, other) ? 1 : UNLIKE)
      if (score <= most) continue
      most = score
      best = [a, b]
    }
  return best
}

/** Both settle the same question, or both none that is shared. */
export function isAlike(a: KnownFact, b: KnownFact): boolean {
  return a.properties.length === 0 ? b.properties.length === 0 : a.properties.some(one => b.properties.includes(one))
}

function turnOf<Measure>(
  text: string,
  reading: Reading,
  found: readonly [Found<Measure>, Found<Measure>],
  scale: Scale<Measure>,
  by: Resolving,
): Turn {
  const [first, second] = found.toSorted((a, b) => scale.order(a.measure, b.measure)) as [
    Found<Measure>,
    Found<Measure>,
  ]
  const nameIn = ({ candidate: { fact } }: Found<Measure>) => nameOf(fact.subject ?? '', by.knowledge)
  const isOne = nameIn(first) === nameIn(second)
  const sideOf = (one: Found<Measure>): Side<Measure> => ({
    ...one,
    label: isOne ? one.said : `${nameIn(one)} (${one.said})`,
    namedFirst: one === found[0],
  })
  const lead = scale.lead(sideOf(first), sideOf(second))
  const candidates = [first, second].map(one => one.candidate)
  return {
    text,
    outcome: {
      kind: 'facts',
      reading,
      ranking: { candidates, gaps: [] },
      ...(lead ? { lead } : {}),
      tellings: candidates.map(candidate => ({ fact: candidate.fact, candidate })),
      confidence: Math.max(by.model.sure, Math.min(...candidates.map(one => one.score))),
      decision: `${candidates.map(one => `${one.fact.id} (${one.score.toFixed(2)})`).join(' and ')} compared`,
    },
  }
}
