import { assertedIn, isDenial, limitsIn } from './denials.ts'
import type { Near } from '../rank/match.ts'
import type { Model } from '../model.ts'
import { wordingOf } from '../learn/phrasebook.ts'
import { NUMBERS } from '../learn/profile.ts'
import type { Reading } from '../read/read.ts'
import { timesIn } from '../times/times.ts'
import { tokens } from '../read/words.ts'

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

export function likenessOf(near: Near | undefined, reading: Reading, model: Model): Likeness {
  if (!near) return { like: 0, aside: 0, same: 0 }
  const phrase = wordingOf(model.phrases, near.phrase)
  const asked = assertedIn(tokens(phrase.text).map(token => token.text))
  if (isDenial(asked) !== isDenial(assertedIn(reading.words))) return { like: 0, aside: near.cosine, same: 0 }
  const named = new Set(reading.mentions.flatMap(({ ids }) => (ids.length <= MOST_MEANINGS ? ids : [])))
  const shared = sharedNames(phrase.names, named)
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
    counts(said.map(token => token.text)) === counts(reading.words) &&
    limitsIn(text).sort().join() === limitsIn(reading.words.join(' ')).sort().join()
  )
}

function counts(words: readonly string[]): string {
  return words
    .flatMap(word => (/^\d/.test(word) && !/^(?:19|20)\d\d$/.test(word) ? word : (NUMBERS.get(word) ?? [])))
    .sort()
    .join()
}
