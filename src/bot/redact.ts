import type { Knowledge } from '../knowledge/knowledge.ts'

/** What leads to a person whatever the words around it say; the order matters, addresses first. */
const LEADS: readonly [pattern: RegExp, instead: string][] = [
  [/\bhttps?:\/\/[^\s<>]{1,2000}/giu, '[link]'],
  [/[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu, '[address]'],
  [/<[@#!][^<>]{0,100}>/gu, '[mention]'],
  [/(?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]{1,64}/gu, '[mention]'],
  [/\+?\d[\d ()/.-]{6,20}\d/gu, '[number]'],
]
/** After these words somebody says their own or another's name. */
const INTRODUCED =
  /(?<=\b(?:[Mm]y name is|I am|[Ii]'m|[Tt]his is|[Rr]egards|[Cc]heers|[Tt]hanks|[Dd]ear|[Hh]i|[Hh]ello|[Hh]ey|[Mm]rs?|[Mm]s|[Dd]r|[Pp]rof)[.,]? )\p{Lu}[\p{L}'’-]{0,40}(?: \p{Lu}[\p{L}'’-]{0,40}){0,2}/gu
/** Two or more words in a row that begin with a capital. */
const NAMES = /\p{Lu}[\p{L}'’-]{0,40}(?: \p{Lu}[\p{L}'’-]{0,40}){1,3}/gu
/** Longer texts say no more to a curator. */
const LONGEST = 300

/** Takes out of a question what leads to a person: addresses, mentions, numbers, and names that the facts do not know. */
export function redactor(knowledge: Knowledge): (text: string) => string {
  const known = wordsOf(knowledge)
  const isStranger = (word: string) => /^\p{Lu}/u.test(word) && !known.has(word.toLowerCase().replace(/['’]s$/, ''))
  const withoutStrangers = (phrase: string) => {
    const words = phrase.split(/(?<= )/)
    return words.map(word => (isStranger(word.trim()) ? word.replace(/\S+/u, '[name]') : word)).join('')
  }
  return text => {
    const plain = LEADS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text.slice(0, LONGEST * 4))
    const named = plain
      .replace(INTRODUCED, phrase => withoutStrangers(phrase))
      .replace(NAMES, phrase => withoutStrangers(phrase))
    return named
      .replace(/(?:\[name\] ?){2,}/gu, '[name] ')
      .replace(/\s+/gu, ' ')
      .trim()
      .slice(0, LONGEST)
  }
}

/** Every word of the facts, their names and their phrasings. */
function wordsOf({ facts, subjects, unknowns, events }: Knowledge): Set<string> {
  const texts = [
    ...facts.flatMap(({ says, asks }) => [says, ...asks]),
    ...[...subjects.values()].flatMap(({ name, aliases, exact }) => [name, ...aliases, ...exact]),
    ...unknowns.flatMap(({ name, asks }) => [name, ...asks]),
    ...events.map(({ name }) => name),
  ]
  // Most texts say the same words: those are taken apart once.
  const chunks = new Set(texts.flatMap(text => text.split(' ')))
  return new Set([...chunks].flatMap(chunk => chunk.toLowerCase().match(/\p{L}[\p{L}'’-]*/gu) ?? []))
}
