import { assertedIn, isDenial, limitsIn } from './denials.ts'
import type { Near } from '../rank/match.ts'
import type { Model } from '../model.ts'
import { wordingOf } from '../learn/phrasebook.ts'
import { NUMBERS } from '../learn/profile.ts'
import type { Reading } from '../read/read.ts'
import { timesIn } from '../times/times.ts'
import { tokens, type Token } from '../read/words.ts'

/** A name with more meanings says little. */
const MOST_MEANINGS = 3
/** A phrasing tells its dates in full. */
const NO_DAY = '0001-01-01'

/** How like a question the nearest phrasing of one side is. */
export interface Likeness {
  /** 0–1; less for other names, nothing when one denies and the other does not. */
  like: number
  /** What that took from it. */
  aside: number
  /** The same where all names, dates, numbers and limits agree, too; else 0. */
  same: number
}

/** @param implied what the fact is about: it need not be named. */
export function likenessOf(
  near: Near | undefined,
  reading: Reading,
  model: Model,
  implied: ReadonlySet<string>,
): Likeness {
  if (!near) return { like: 0, aside: 0, same: 0 }
  const phrase = wordingOf(model.phrases, near.phrase)
  const asked = assertedIn(tokens(phrase.text).map(token => token.text))
  if (isDenial(asked) !== isDenial(assertedIn(reading.words))) return { like: 0, aside: near.cosine, same: 0 }
  const asks = reading.mentions.filter(({ ids }) => ids.length <= MOST_MEANINGS && !ids.some(id => implied.has(id)))
  const shared = sharedNames(
    phrase.names.filter(id => !implied.has(id)),
    new Set(asks.flatMap(({ ids }) => ids)),
  )
  const like = near.cosine * (0.5 + 0.5 * shared)
  return { like, aside: near.cosine - like, same: shared === 1 && agrees(phrase.text, reading) ? near.cosine : 0 }
}

/** The share of names that two texts have in common; 1 where neither names anything. */
function sharedNames(names: readonly string[], named: ReadonlySet<string>): number {
  const all = new Set([...names, ...named]).size
  return all === 0 ? 1 : names.filter(id => named.has(id)).length / all
}

/** Dates, numbers and limits of a phrasing are those of the question. */
function agrees(text: string, reading: Reading): boolean {
  const said = tokens(text)
  const days = (times: Reading['times']) => times.map(({ span }) => `${span.start}/${span.end}`).join()
  return (
    days(timesIn(said, NO_DAY)) === days(reading.times) &&
    counts(said) === counts(reading.tokens) &&
    limitsIn(text).sort().join() === limitsIn(reading.words.join(' ')).sort().join()
  )
}

/** Numbers that tell no year, those in names, too. */
function counts(words: readonly Token[]): string {
  return words
    .flatMap(({ text }) => (/^\d/.test(text) && !/^(?:19|20)\d\d$/.test(text) ? text : (NUMBERS.get(text) ?? [])))
    .sort()
    .join()
}
