import type { KnownFact } from '../../knowledge/knowledge.ts'
import { numberOf } from '../learn/dictionary.ts'
import { sizeOf } from '../learn/phrasebook.ts'
import type { Lexicon } from '../read/lexicon.ts'
import type { Model } from '../model.ts'
import { rootOf, type Reading } from '../read/read.ts'
import { isFiller, tokens } from '../read/words.ts'

/** In how many phrasings of a fact a word is asked, by side. */
interface Asked {
  told: boolean
  yes: number
  no: number
  open: boolean
}

/** What the topic words of a question are to a fact: shares by weight, but for the last. */
export interface WordsFit {
  /** It tells all of them. */
  told: number
  /** Only its questions answered with no know them. */
  refused: number
  /** Its questions know them, but its text does not. */
  asked: number
  unknown: number
  /** How much more often they stand in questions answered with yes than in others, in log-odds. */
  lean: number
}

/** A single word tells no more than this, and all of them no more than twice as much. */
const MOST_LEAN = 2

export function wordsFit(fact: KnownFact, reading: Reading, model: Model, lexicon: Lexicon): WordsFit {
  const known = askedOf(fact, lexicon)
  const shares = { told: 0, refused: 0, asked: 0, unknown: 0 }
  let total = 0
  for (const root of reading.content) {
    const weight = weightOf(root, model)
    total += weight
    shares[standing(known.get(root))] += weight
  }
  const lean = [...new Set(reading.content)].reduce((sum, root) => sum + leanOf(known.get(root)), 0)
  const share = (weight: number) => (total === 0 ? 0 : weight / total)
  return {
    told: share(shares.told) > 0.99 ? 1 : 0,
    refused: share(shares.refused),
    asked: share(shares.asked),
    unknown: share(shares.unknown),
    lean: clamp(lean, 2 * MOST_LEAN),
  }
}

function standing(asked: Asked | undefined): 'told' | 'refused' | 'asked' | 'unknown' {
  if (!asked) return 'unknown'
  if (asked.told) return 'told'
  return asked.no > 0 && asked.yes === 0 && !asked.open ? 'refused' : 'asked'
}

function leanOf(asked: Asked | undefined): number {
  if (!asked) return 0
  const open = asked.open ? 1 : 0
  return clamp(Math.log((asked.yes + open + (asked.told ? 2 : 0) + 1) / (asked.no + open + 1)), MOST_LEAN)
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value))
}

function weightOf(root: string, { vocabulary, phrases }: Model): number {
  const highest = Math.log(1 + sizeOf(phrases)) + 1
  const id = numberOf(`w:${root}`, vocabulary.features)
  return id === undefined ? highest : (vocabulary.idf[id] ?? highest)
}

/** Worked out once a fact: its phrasings do not change. */
const worked = new WeakMap<KnownFact, Map<string, Asked>>()

function askedOf(fact: KnownFact, lexicon: Lexicon): ReadonlyMap<string, Asked> {
  const done = worked.get(fact)
  if (done) return done
  const all = new Map<string, Asked>()
  const note = (text: string, change: (asked: Asked) => void) => {
    for (const root of rootsOf(text, lexicon)) {
      const asked = all.get(root) ?? { told: false, yes: 0, no: 0, open: false }
      all.set(root, asked)
      change(asked)
    }
  }
  for (const text of [fact.says, String(fact.value ?? ''), fact.noun ?? '', ...fact.items])
    note(text, asked => (asked.told = true))
  for (const text of fact.yes) note(text, asked => asked.yes++)
  for (const text of fact.no) note(text, asked => asked.no++)
  for (const text of fact.asks) note(text, asked => (asked.open = true))
  worked.set(fact, all)
  return all
}

function rootsOf(text: string, lexicon: Lexicon): Set<string> {
  const words = tokens(text).map(token => token.text)
  return new Set(words.filter(word => !isFiller(word)).map(word => rootOf(word, lexicon.canonical)))
}
