import { monthNames } from '../../knowledge/dates.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { compoundsOf } from './compounds.ts'
import { datedNamesOf } from './dated-names.ts'
import { landmarksOf, type Landmarks } from '../times/landmarks.ts'
import { namesOf, type Names } from './names.ts'
import { MONTH } from '../times/period.ts'
import { readerOf, type Reader } from './read.ts'
import { spellerOf, type Speller } from './spell.ts'
import { FILLERS } from './english.ts'
import type { NounWants, Want } from './form.ts'
import { stem, tokens } from './words.ts'

/** The words and names of a folder, and how a text is read with them. */
export interface Lexicon {
  names: Names
  /** Word -> root of the word that stands for its group of synonyms. */
  canonical: ReadonlyMap<string, string>
  reader: Reader
  /** The times that names stand for. */
  landmarks: Landmarks
  /** How often each word of the folder occurs. */
  counts: ReadonlyMap<string, number>
}

/** Words that the core's own patterns read: never mistaken for a mistyped word of the folder. */
const KNOWN = (
  'calendar agenda schedule diary upcoming coming happening happened event events deadline deadlines conference conferences ' +
  'summit summits meeting meetings gathering next last past previous former current before after since until ago back ' +
  'first second third fourth fifth one two three four five six seven eight nine ten eleven twelve twenty thirty hundred thousand ' +
  'list count number amount compare comparison difference between both except besides other rather versus change changed changes news latest ' +
  'budget cost money price dollar dollars euro euros pound pounds million billion early late mid year years month months week weeks today tomorrow yesterday ' +
  'happens quarter half weekend christmas xmas boxing within several couple rest remainder rule rules legislation due attend'
).split(' ')

/** Months and question words are known in every folder. */
const ALWAYS = [
  ...KNOWN,
  ...monthNames().map(name => name.toLowerCase()),
  ...FILLERS,
  'summer',
  'autumn',
  'spring',
  'winter',
  'upcoming',
]

/** @param kept the words counted when the folder was learnt, which saves counting them again. */
export function lexiconOf(knowledge: Knowledge, kept?: ReadonlyMap<string, number>): Lexicon {
  const names = namesOf(knowledge)
  const canonical = canonicalOf(knowledge.words)
  const counts = kept ?? countsOf(knowledge, names)
  let speller: Speller | undefined
  const correct = (word: string) =>
    counts.has(word) || MONTH.has(word) ? word : (speller ??= spellerOf(counts)).correct(word)
  const reader = readerOf(
    names,
    canonical,
    { correct },
    nounWants(knowledge),
    compoundsOf(knowledge.words),
    datedNamesOf(knowledge),
  )
  return { names, canonical, counts, reader, landmarks: landmarksOf(knowledge) }
}

/** The kinds' common nouns that stand for one sort of answer alone: a governor is a "who", a country may be either. */
function nounWants(knowledge: Knowledge): NounWants {
  const wants = new Map<string, readonly Want[]>()
  for (const { nouns, answers } of knowledge.kinds.values())
    if (answers.length === 1) for (const noun of nouns) if (!noun.includes(' ')) wants.set(noun.toLowerCase(), answers)
  return noun => wants.get(noun) ?? []
}

/** Synonyms of several words are the compounds' affair. */
function canonicalOf(groups: readonly (readonly string[])[]): Map<string, string> {
  const canonical = new Map<string, string>()
  for (const [first = '', ...others] of groups)
    for (const other of [first, ...others])
      if (!other.includes(' ') && !first.includes(' '))
        for (const form of formsOf(other.toLowerCase())) canonical.set(form, stem(first.toLowerCase()))
  return canonical
}

/** Plural and past only: "acting" is no form of "act" that means the same. */
function formsOf(word: string): string[] {
  const forms = [word, `${word}s`, `${word}es`, `${word}d`, `${word}ed`]
  return word.endsWith('y') ? [...forms, `${word.slice(0, -1)}ies`] : forms
}

function countsOf(knowledge: Knowledge, names: Names): Map<string, number> {
  const counts = new Map<string, number>(ALWAYS.map(word => [word, 1]))
  const take = (text: string) => {
    for (const { text: word } of tokens(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  for (const word of names.words) counts.set(word, (counts.get(word) ?? 0) + 5)
  for (const fact of knowledge.facts) [fact.says, ...fact.asks, ...fact.yes, ...fact.no].forEach(take)
  for (const property of knowledge.properties.values()) [property.name, ...property.asks].forEach(take)
  for (const unknown of knowledge.unknowns) unknown.asks.forEach(take)
  for (const kind of knowledge.kinds.values()) kind.nouns.forEach(take)
  for (const group of knowledge.words) group.forEach(take)
  return counts
}
