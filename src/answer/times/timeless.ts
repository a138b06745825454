import type { Lexicon } from '../read/lexicon.ts'
import type { Reader, Reading } from '../read/read.ts'

/** What leads up to a time and says nothing without it. */
const LEADING = new Set(
  'in on at by since before after until till during back of from the up to between as around prior ahead sometime time'.split(
    ' ',
  ),
)
/** "at the time of the 2024 election": this much after it tells the time, too. */
const MOST_AFTER = 3

/**
 * The ways to understand a question that tells a time: as it stands, and without the words that tell it, since "who ran
 * it in May 2024" asks what "who ran it" asks, of another day. A name that stands for a time is not asked about.
 */
export function readingsOf(reading: Reading, { reader, landmarks }: Pick<Lexicon, 'reader' | 'landmarks'>): Reading[] {
  const found = landmarks(reading.tokens, reading.mentions)
  const dated = found.length > 0 ? { ...reading, times: [...reading.times, ...found] } : reading
  const bare = timeless(dated, reader)
  const asks = bare.content.length > 0
  if (found.length > 0) return asks || found.every(({ relation }) => relation === 'in') ? [bare] : [reading]
  return reading.times.length > 0 && asks && named(bare) === named(reading) ? [reading, bare] : [reading]
}

function named({ mentions }: Reading): boolean {
  return mentions.length > 0
}

/** A question without what tells its times. */
function timeless(reading: Reading, reader: Reader): Reading {
  return reader.without(
    reading,
    reading.times.map(({ start, end }) => ({ start: leadOf(reading, start), end: endOf(reading, start, end) })),
  )
}

/** Where the words that lead up to a time begin; the "up" of "set up before" is none of them. */
function leadOf({ tokens }: Reading, start: number): number {
  let at = start
  while (at > 0 && LEADING.has(wordAt(tokens, at - 1))) at--
  return wordAt(tokens, at) === 'up' && wordAt(tokens, at + 1) !== 'to' ? at + 1 : at
}

/** What happened at the end of the question is part of the time where it stands for it. */
function endOf({ tokens, mentions }: Reading, start: number, end: number): number {
  const article = wordAt(tokens, start - 1) === 'the' ? 1 : 0
  const isOf = wordAt(tokens, start - article - 1) === 'of' && wordAt(tokens, start - article - 2) === 'time'
  const isLast = tokens.length - end <= MOST_AFTER && mentions.every(mention => mention.end <= end)
  return isOf && isLast ? tokens.length : end
}

function wordAt(tokens: Reading['tokens'], at: number): string {
  return tokens[at]?.text ?? ''
}
