import type { Span } from '../../knowledge/dates.ts'
import type { Gives } from '../../knowledge/schema.ts'
import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import type { Context } from '../thread/context.ts'
import { givesFit, offForm, type Wanted } from './form-signs.ts'
import { isListed } from './listed.ts'
import { isItem, itemKinds } from '../tell/lists.ts'
import type { Match } from './match.ts'
import type { Wording } from '../learn/phrasebook.ts'
import type { Offer, Profile } from '../learn/profile.ts'
import type { Reading } from '../read/read.ts'
import { offTime, stale } from './time-signs.ts'

/** What speaks for and against a fact being the answer; yes/no signs are 1 or 0. */
export interface Signs {
  /** The linear model's say, and how far it is behind the best topic's. */
  linear: number
  linearLag: number
  /** Likeness to the nearest phrasing, and how far behind the best topic's. */
  near: number
  nearLag: number
  /** The share of the question's topic words that the fact knows, by weight. */
  cover: number
  /** How much of the question the fact knows in all: long questions hold more evidence. */
  matter: number
  /** The share of topic words that the folder has never seen. */
  unheard: number
  /** The question names what the fact is about. */
  named: number
  /** Names in the question that the fact does not know. */
  strangers: number
  /** It names something that the fact knows only from questions that it answers with no. */
  denied: number
  /** It names things, but not what the fact is about. */
  aside: number
  /** It names nothing, and the fact is not about the folder's own theme. */
  unnamed: number
  /** The fact did not hold or happen at the time asked about. */
  offTime: number
  /** It was over by now, and nothing in the question looks back. */
  stale: number
  /** It holds no answer of the sort asked for: no date for a "when". */
  offForm: number
  /** It gives just the sort of thing asked for (1), or plainly another sort (-1). */
  gives: number
  /** Numbers in the question that the fact does not know. */
  numbers: number
  /** Found through a property's phrasing. */
  shared: number
  /** Its list tells whether what is named is on it, and just that is asked: how like, 0–1. */
  listed: number
  /** Not a fact but a known gap. */
  gap: number
}

export const SIGNS = [
  'linear',
  'linearLag',
  'near',
  'nearLag',
  'cover',
  'matter',
  'unheard',
  'named',
  'strangers',
  'denied',
  'aside',
  'unnamed',
  'offTime',
  'stale',
  'offForm',
  'gives',
  'numbers',
  'shared',
  'listed',
  'gap',
] as const satisfies readonly (keyof Signs)[]

/** A profile with sets, for looking things up, and the words that it is asked for with. */
export interface Known {
  names: ReadonlySet<string>
  denied: ReadonlySet<string>
  roots: ReadonlySet<string>
  numbers: ReadonlySet<string>
  times: readonly Span[]
  offers: ReadonlySet<Offer>
  /** Who is given as the value of a property that asks for somebody. */
  persons: readonly string[]
  /** What its property gives. */
  gives: readonly Gives[]
  kinds: ReadonlySet<string>
  /** The fact's subject, whose it is and where that lies. */
  about: ReadonlySet<string>
  /** It is about what a question without a name is about. */
  ownTheme: boolean
}

export function knownOf(
  fact: KnownFact,
  profile: Profile | undefined,
  asked: readonly string[],
  knowledge: Knowledge,
): Known {
  const about = knowledge.closure(fact.subject ?? '')
  return {
    about,
    ownTheme: [...about].some(id => knowledge.defaults.has(id)),
    names: new Set(profile?.names),
    denied: new Set(profile?.denied),
    roots: new Set([...(profile?.roots ?? []), ...asked]),
    numbers: new Set(profile?.numbers),
    times: profile?.times ?? [],
    offers: new Set(profile?.offers),
    persons: profile?.persons ?? [],
    gives: fact.properties.flatMap(property => knowledge.properties.get(property)?.gives ?? []),
    kinds: itemKinds(fact, knowledge),
  }
}

/** The signs that are the same for every candidate of a question. */
export interface Common {
  match: Match
  cover: number
  /** The weight of all topic words of the question. */
  total: number
  unheard: number
  bestLinear: number
  bestNear: number
  /** The nearest phrasing of a fact that lists what may be named. */
  phrase: Wording | undefined
}

/**
 * Signs of a topic without a fact.
 * @param ofAnother what the topic is asked about by name, the question does not name.
 */
export function gapSigns(common: Common, ofAnother = false): Signs {
  const { linear, linearLag, near, nearLag, cover, matter, unheard } = wordingSigns(common)
  return {
    linear,
    linearLag,
    near,
    nearLag,
    cover,
    matter,
    unheard,
    named: 0,
    strangers: ofAnother ? 1 : 0,
    denied: 0,
    aside: 0,
    unnamed: 0,
    offTime: 0,
    stale: 0,
    offForm: 0,
    gives: 0,
    numbers: 0,
    shared: 0,
    listed: 0,
    gap: 1,
  }
}

/** Topic words weigh some 5 to 10 each; beyond half a dozen more say no more. */
const MUCH = 45

/** Copied sign by sign where it is used: a spread there makes a question take a third longer. */
function wordingSigns({ match, cover, total, unheard, bestLinear, bestNear }: Common) {
  const { linear, near } = match
  return {
    linear,
    linearLag: bestLinear - linear,
    near,
    nearLag: bestNear - near,
    cover,
    matter: Math.min(cover * total, MUCH) / MUCH,
    unheard,
  }
}

export function factSigns(
  knowledge: Knowledge,
  fact: KnownFact,
  known: Known,
  { reading, context, wanted }: { reading: Reading; context: Context; wanted: Wanted },
  common: Common,
  shared: boolean,
): Signs {
  const { linear, linearLag, near, nearLag, cover, matter, unheard } = wordingSigns(common)
  const { isMeant, named, strangers, denied, aside, unnamed } = nameSigns(knowledge, fact, known, reading, context)
  return {
    linear,
    linearLag,
    near,
    nearLag,
    cover,
    matter,
    unheard,
    named,
    strangers,
    denied,
    aside,
    unnamed,
    offTime: offTime(fact, known, reading, knowledge, context.today),
    stale: stale(fact, reading, context.today),
    offForm: offForm(known, wanted, reading),
    gives: givesFit(fact, known, wanted),
    numbers: wanted.numbers.filter(number => !known.numbers.has(number)).length,
    shared: shared ? 1 : 0,
    listed: isMeant && isListed(common.phrase, fact, known.kinds, reading, knowledge) ? near : 0,
    gap: 0,
  }
}

function nameSigns(knowledge: Knowledge, fact: KnownFact, known: Known, reading: Reading, context: Context) {
  const { about } = known
  let named = 0
  let strangers = 0
  let denied = 0
  const asksWhether = reading.form.wants.has('yesno')
  for (const { ids } of reading.mentions) {
    const isDefault = ids.some(id => knowledge.defaults.has(id))
    if (fact.subject && ids.some(id => about.has(id))) named = Math.max(named, isDefault ? 0.5 : 1)
    else if (fact.subject && ids.some(id => knowledge.subjects.get(id)?.of.includes(fact.subject ?? '')))
      named = Math.max(named, 0.8)
    else if (ids.some(id => isExplained(knowledge, fact, known, id, asksWhether))) continue
    else if (isDefault && !fact.subject) continue
    else if (asksWhether && ids.some(id => known.denied.has(id))) denied = 1
    else strangers++
  }
  const aside = named === 0 && reading.mentions.length > 0 && fact.subject ? 1 : 0
  const inContext = context.subjects.some(id => about.has(id))
  if (named === 0 && inContext && reading.mentions.length === 0) named = 0.5
  const ownTheme = context.subjects.length === 0 && known.ownTheme
  const unnamed = reading.mentions.length === 0 && fact.subject && !inContext && !ownTheme ? 1 : 0
  const isMeant = !fact.subject || named > 0 || inContext || ownTheme
  return { isMeant, named, strangers: Math.min(strangers, 2), denied, aside, unnamed }
}

/**
 * The fact's text names it, it stands for what is on its list, or is of the kind that is listed there; whether it is on
 * an open list such a list cannot tell. Whether it is somebody is told by who it is.
 */
function isExplained(knowledge: Knowledge, fact: KnownFact, known: Known, id: string, asksWhether: boolean): boolean {
  if (known.names.has(id) || (fact.items.length > 0 && isItem(fact, id, knowledge))) return true
  const kind = knowledge.subjects.get(id)?.kind ?? ''
  if (asksWhether && known.persons.some(person => knowledge.subjects.get(person)?.kind === kind)) return true
  return known.kinds.has(kind) && (fact.closed || !asksWhether)
}
