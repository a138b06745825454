import type { KnownFact } from '../../knowledge/knowledge.ts'
import { wordingOf } from '../learn/phrasebook.ts'
import type { Near } from '../rank/match.ts'
import type { Model } from '../model.ts'
import type { Candidate } from '../rank/rank.ts'
import type { Reading } from '../read/read.ts'
import { tokens } from '../read/words.ts'
import { neighbours } from '../tell/history.ts'
import type { Side } from '../tell/outcome.ts'
import type { Means } from './side-signs.ts'

/** A phrasing that asks for it tells the side from this likeness on, when it is so far ahead of those of the other. */
const ALIKE = 0.7
const AHEAD = 0.15

/**
 * "Is she still in office?": no when that is over or another holds it by now, yes when she is who does, else what
 * phrasings that ask it of the same names are answered with.
 */
export function sideByStill(candidate: Candidate, reading: Reading, by: Means): Side | undefined {
  const { fact, match, signs } = candidate
  if (!asksStill(reading.words) || reading.form.negated) return undefined
  if (signs.stale === 1) return 'no'
  const byValue = sideByValue(fact, reading, by)
  if (byValue) return byValue
  const yes = likenessOf(match.yes, reading, by.model)
  const no = likenessOf(match.no, reading, by.model)
  if (Math.max(yes, no) < ALIKE || Math.abs(yes - no) < AHEAD) return undefined
  return yes > no ? 'yes' : 'no'
}

function asksStill(words: readonly string[]): boolean {
  return words.includes('still')
}

/** Which of the values that a property had over time stands in the question: the one before, or the present one. */
function sideByValue(fact: KnownFact, reading: Reading, by: Means): Side | undefined {
  const { before, after } = neighbours(fact, by.knowledge)
  if (!before || after) return undefined
  const isFormer = isSaid(before, reading, by)
  return isFormer === isSaid(fact, reading, by) ? undefined : isFormer ? 'no' : 'yes'
}

function isSaid({ value, subject }: KnownFact, { mentions, tokens: asked }: Reading, { lexicon }: Means): boolean {
  const words = (all: typeof asked) => ` ${all.map(({ text }) => text).join(' ')} `
  const own = tokens(String(value))
  const ids = lexicon.names.find(own).flatMap(mention => mention.ids)
  if (own.length > 0 && words(asked).includes(words(own))) return true
  return mentions.some(mention => mention.ids.some(id => id !== subject && ids.includes(id)))
}

function likenessOf(near: Near | undefined, { mentions }: Reading, { phrases }: Model): number {
  if (!near) return 0
  const { text, names } = wordingOf(phrases, near.phrase)
  const isSame = mentions.every(({ ids }) => ids.some(id => names.includes(id)))
  return isSame && asksStill(text.toLowerCase().split(' ')) ? near.cosine : 0
}
