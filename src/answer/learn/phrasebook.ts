import { POLARITIES, type Phrase } from './phrases.ts'

/** The phrasings that a model was taught with, by their numbers; packed, since a folder has tens of thousands. */
export interface Phrasebook {
  /** Where the phrasings of each topic begin, and within it those of each polarity: they lie in that order. */
  runs: Int32Array
  /** All texts, one after another. */
  texts: string
  starts: Int32Array
  /** Every subject that some phrasing names. */
  subjects: readonly string[]
  /** What each names, by its place in `subjects`, one phrasing after another. */
  names: Int32Array
  nameStarts: Int32Array
}

/** How a phrasing is worded, and the ids of what it names. */
export interface Wording {
  text: string
  names: readonly string[]
}

/** Packs phrasings that lie topic by topic, and within one by polarity. */
export function phrasebookOf(phrases: readonly Phrase[], topics: number): Phrasebook {
  const places = new Map<string, number>()
  const placeOf = (id: string) => places.get(id) ?? places.set(id, places.size).size - 1
  const names = phrases.map(phrase => (phrase.names ?? []).map(placeOf))
  return {
    runs: runsOf(phrases, topics),
    texts: phrases.map(phrase => phrase.text).join(''),
    starts: startsOf(phrases.map(phrase => phrase.text.length)),
    subjects: [...places.keys()],
    names: Int32Array.from(names.flat()),
    nameStarts: startsOf(names.map(some => some.length)),
  }
}

export function sizeOf({ starts }: Phrasebook): number {
  return starts.length - 1
}

/** The phrasing of a number. */
export function wordingOf({ texts, starts, subjects, names, nameStarts }: Phrasebook, phrase: number): Wording {
  return {
    text: texts.slice(starts[phrase], starts[phrase + 1]),
    names: Array.from(names.subarray(nameStarts[phrase], nameStarts[phrase + 1]), place => subjects[place] as string),
  }
}

function runsOf(phrases: readonly Phrase[], topics: number): Int32Array {
  const lengths = new Int32Array(topics * POLARITIES.length)
  for (const { topic, polarity } of phrases)
    (lengths[topic * POLARITIES.length + POLARITIES.indexOf(polarity)] as number)++
  return startsOf(lengths)
}

/** Where each of some stretches begins that lie end to end, and where the last one ends. */
function startsOf(lengths: ArrayLike<number>): Int32Array {
  const starts = new Int32Array(lengths.length + 1)
  for (let at = 0; at < lengths.length; at++) starts[at + 1] = (starts[at] as number) + (lengths[at] as number)
  return starts
}
