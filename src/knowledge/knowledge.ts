import { spanOf, spanOfRange, type Span, FOREVER } from './dates.ts'
import { eventFacts, eventSubjects } from './calendar.ts'
import type { Event, Fact, Folder, Kind, Property, Source, Subject, Unknown } from './schema.ts'

/** A fact as the core sees it: an event of the calendar is one too. */
export interface KnownFact extends Fact {
  /** The questions it settles for its subject. */
  properties: readonly string[]
  /** The days on which it is (was) true or happened. */
  span: Span
  event?: Event
}

/** Everything a fact folder knows, indexed by subject and property, never changed after it is built. */
export interface Knowledge {
  /** Changes when any file of the folder does. */
  readonly hash: string
  readonly about: { name: string; examples: readonly string[]; reminders: readonly string[] }
  readonly facts: readonly KnownFact[]
  readonly fact: ReadonlyMap<string, KnownFact>
  readonly subjects: ReadonlyMap<string, Subject>
  readonly properties: ReadonlyMap<string, Property>
  readonly kinds: ReadonlyMap<string, Kind>
  readonly sources: ReadonlyMap<string, Source>
  readonly events: readonly Event[]
  readonly unknowns: readonly Unknown[]
  readonly words: readonly (readonly string[])[]
  /** What a question without a name is about. */
  readonly defaults: ReadonlySet<string>
  readonly bySubject: ReadonlyMap<string, readonly KnownFact[]>
  readonly byProperty: ReadonlyMap<string, readonly KnownFact[]>
  /** The facts that settle a property of a subject. */
  settled(property: string, subject: string): readonly KnownFact[]
  /** The facts that settle a property of anything that belongs to an owner. */
  settledOf(property: string, owner: string): readonly KnownFact[]
  /** The subject itself, whose it is, and where that lies. */
  closure(subject: string): ReadonlySet<string>
}

/** Builds the knowledge of a folder that fits the schema; `check` says whether it also makes sense. */
export function knowledgeOf(folder: Folder, hash: string): Knowledge {
  const subjects = new Map([...eventSubjects(folder), ...folder.subjects].map(subject => [subject.id, subject]))
  const facts = [...folder.facts.map(known), ...eventFacts(folder)]
  const closures = new Map<string, ReadonlySet<string>>()
  const pairs = groups(facts, fact => fact.properties.map(property => `${property} ${fact.subject}`))
  const owners = groups(facts, fact =>
    fact.properties.flatMap(property =>
      (subjects.get(fact.subject ?? '')?.of ?? []).map(owner => `${property} ${owner}`),
    ),
  )
  return Object.freeze({
    hash,
    about: folder.about ?? { name: 'what is in my fact folder', examples: [], reminders: [] },
    facts,
    fact: new Map(facts.map(fact => [fact.id, fact])),
    subjects,
    properties: new Map(folder.properties.map(property => [property.id, property])),
    kinds: new Map(folder.kinds.map(kind => [kind.id, kind])),
    sources: new Map(folder.sources.map(source => [source.id, source])),
    events: folder.events.toSorted((a, b) => spanOf(a.start).start.localeCompare(spanOf(b.start).start)),
    unknowns: folder.unknowns,
    words: folder.words,
    defaults: new Set([...subjects.values()].filter(subject => subject.default).map(subject => subject.id)),
    bySubject: groups(facts, fact => (fact.subject ? [fact.subject] : [])),
    byProperty: groups(facts, fact => fact.properties),
    settled: (property: string, subject: string) => pairs.get(`${property} ${subject}`) ?? [],
    settledOf: (property: string, owner: string) => owners.get(`${property} ${owner}`) ?? [],
    closure: (id: string) => closures.get(id) ?? remember(closures, id, closureOf(id, subjects)),
  })
}

function known(fact: Fact): KnownFact {
  return { ...fact, properties: fact.property ? [fact.property] : [], span: factSpan(fact) }
}

function factSpan(fact: Fact): Span {
  if (fact.on) return spanOfRange(fact.on)
  if (!fact.from && !fact.until) return FOREVER
  return {
    start: fact.from ? spanOf(fact.from).start : FOREVER.start,
    end: fact.until ? spanOf(fact.until).end : FOREVER.end,
  }
}

function groups<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const map = new Map<string, T[]>()
  for (const item of items)
    for (const key of keysOf(item)) {
      const group = map.get(key)
      if (group) group.push(item)
      else map.set(key, [item])
    }
  return map
}

function closureOf(id: string, subjects: ReadonlyMap<string, Subject>): Set<string> {
  const seen = new Set<string>()
  const visit = (at: string) => {
    if (seen.has(at)) return
    seen.add(at)
    const subject = subjects.get(at)
    for (const up of [...(subject?.of ?? []), ...(subject?.in ?? [])]) visit(up)
  }
  visit(id)
  return seen
}

function remember<K, V>(map: Map<K, V>, key: K, value: V): V {
  map.set(key, value)
  return value
}
