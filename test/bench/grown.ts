import { isFiller, tokens } from '../../src/answer/read/words.ts'
import { monthNames } from '../../src/knowledge/dates.ts'
import type { Event, Fact, Folder, Subject } from '../../src/knowledge/schema.ts'
import { pseudoWord } from './pseudo-words.ts'

/** Phrasings kept of each fact, so that a hundredfold folder fits memory and is learnt in a minute or two. */
export const ASKS = 1
/** A word told in this many facts is general language, which every copy shares. */
const GENERAL = 20

/** The same folder with `times` as many facts: the copies speak of other subjects in other words. */
export function grown(folder: Folder, times: number): Folder {
  const lean = { ...folder, facts: folder.facts.map(shortened), phrasings: [] }
  const general = generalWords(lean)
  const ids = new Set([...lean.subjects, ...lean.events].map(one => one.id))
  const copies = Array.from({ length: times - 1 }, (_, at) => copyOf(lean, renamerFor(at + 1, ids, general)))
  return {
    ...lean,
    subjects: [lean, ...copies].flatMap(copy => copy.subjects),
    facts: [lean, ...copies].flatMap(copy => copy.facts),
    events: [lean, ...copies].flatMap(copy => copy.events),
  }
}

function shortened(fact: Fact): Fact {
  return { ...fact, asks: fact.asks.slice(0, ASKS), yes: [], no: [] }
}

/** Words of many facts that name nothing. */
function generalWords({ facts, subjects, events }: Folder): Set<string> {
  const counts = new Map<string, number>()
  for (const { says, asks } of facts)
    for (const word of new Set([says, ...asks].flatMap(wordsOf))) counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const { name, aliases } of [...subjects, ...events])
    for (const word of [name, ...aliases].flatMap(wordsOf)) counts.delete(word)
  return new Set([...counts].filter(([, count]) => count >= GENERAL).map(([word]) => word))
}

function wordsOf(text: string): string[] {
  return tokens(text).map(token => token.text)
}

const MONTHS = new Set(monthNames().map(name => name.toLowerCase()))

interface Renamer {
  id: (id: string) => string
  text: (text: string) => string
  /** What may be either. */
  either: (text: string) => string
}

/** Words in braces are filled in by the core and stay. */
const WORDS = /\{\w*\}|\p{L}+/gu

function renamerFor(copy: number, ids: ReadonlySet<string>, general: ReadonlySet<string>): Renamer {
  const id = (old: string) => `${old}.${copy}`
  const text = (old: string) => old.replace(WORDS, word => (stays(word, general) ? word : pseudoWord(word, copy)))
  return { id, text, either: old => (ids.has(old) ? id(old) : text(old)) }
}

/** "US" and "WHO" are names, whatever "us" and "who" are. */
function stays(word: string, general: ReadonlySet<string>): boolean {
  const isName = word.length > 1 && word === word.toUpperCase()
  const small = word.toLowerCase()
  return word.startsWith('{') || general.has(small) || MONTHS.has(small) || (isFiller(small) && !isName)
}

function copyOf(folder: Folder, to: Renamer): Pick<Folder, 'subjects' | 'facts' | 'events'> {
  return {
    subjects: folder.subjects.map(subject => copySubject(subject, to)),
    facts: folder.facts.map(fact => copyFact(fact, to)),
    events: folder.events.map(event => copyEvent(event, to)),
  }
}

function copySubject(subject: Subject, to: Renamer): Subject {
  return {
    ...subject,
    id: to.id(subject.id),
    name: to.text(subject.name),
    aliases: subject.aliases.map(to.text),
    exact: subject.exact.map(to.text),
    of: subject.of.map(to.id),
    in: subject.in.map(to.id),
    default: false,
  }
}

function copyFact(fact: Fact, to: Renamer): Fact {
  return {
    ...fact,
    id: to.id(fact.id),
    says: to.text(fact.says),
    asks: fact.asks.map(to.text),
    items: fact.items.map(to.either),
    rivals: fact.rivals.map(rival => ({ ...rival, says: to.text(rival.says) })),
    ...(fact.subject === undefined ? {} : { subject: to.id(fact.subject) }),
    ...(typeof fact.value === 'string' ? { value: to.either(fact.value) } : {}),
  }
}

function copyEvent(event: Event, to: Renamer): Event {
  return {
    ...event,
    id: to.id(event.id),
    name: to.text(event.name),
    aliases: event.aliases.map(to.text),
    ...(event.subject === undefined ? {} : { subject: to.id(event.subject) }),
    ...(event.place === undefined ? {} : { place: to.text(event.place) }),
    ...(event.says === undefined ? {} : { says: to.text(event.says) }),
  }
}
