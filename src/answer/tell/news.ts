import { spanOf } from '../../knowledge/dates.ts'
import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import type { Reading } from '../read/read.ts'

/** "what changed", "what is new", "anything new", "latest news": nothing but these words, a time and names. */
const ASKS =
  / (?:what (?:has |have )?changed|what (?:is|has been) new|anything new|what (?:are|is) the (?:news|latest|latest changes)|latest (?:news|changes)|changes|news|updates?) /
const ONLY = /^(?:chang|new|newest|latest|updat|happen|develop|since|recent)/
/** More than this is a chronicle. */
const MOST = 5

export interface News {
  /** The first day looked at, and the last where it is not today. */
  since: string
  until?: string
  facts: readonly KnownFact[]
}

/** What began or happened since a day, latest first, about what is named or about anything; undefined when not asked. */
export function newsFor(reading: Reading, knowledge: Knowledge, today: string): News | undefined {
  if (!ASKS.test(` ${reading.words.join(' ')} `) || reading.content.some(root => !ONLY.test(root))) return undefined
  const [time] = reading.times
  const named = reading.mentions.flatMap(mention => mention.ids)
  if ((!time && named.length === 0) || (time && !time.yearless && time.span.start > today)) return undefined
  const since = time ? inThePast(time.span.start, today) : lastYear(today)
  const until = time?.relation === 'in' && time.span.end < today ? time.span.end : today
  const isAbout = (fact: KnownFact) =>
    named.length === 0 || named.some(id => knowledge.closure(fact.subject ?? '').has(id) || fact.items.includes(id))
  const found = knowledge.facts.filter(fact => {
    const day = begun(fact)
    return day >= since && day <= until && isAbout(fact)
  })
  const facts = oneADay(found.toSorted((a, b) => (begun(a) > begun(b) ? -1 : 1)))
  return facts.length > 0 ? { since, facts: facts.slice(0, MOST) } : undefined
}

/** "what happened on 3 March 2024", "what did the museum do in 2024": nothing but these words, the days and names. */
const HAPPENED =
  / (?:what (?:happened|took place|went on|occurred)|what was going on|anything happen(?:ed)?|what (?:did|has|have|was|were) (?:the )?xname (?:do|done|doing|been doing|up to|been up to)) (?:\w+ ){0,4}xtime /
const DONE = / xname (?:do|done|doing|been doing|up to|been up to) /
const ONLY_HAPPENED = /^(?:happen|took|place|occur|went)$/

/** What happened within days that have begun, in their order, about what is named or anything; undefined when not asked. */
export function happenedIn(reading: Reading, knowledge: Knowledge, today: string): News | undefined {
  const [time] = reading.times
  if (!time || time.relation !== 'in' || time.yearless || time.span.start > today) return undefined
  const text = ` ${reading.words.join(' ')} `
  if (!HAPPENED.test(text) || reading.content.some(root => !ONLY_HAPPENED.test(root))) return undefined
  if (time.span.end >= today && !DONE.test(text)) return undefined
  const named = reading.mentions.flatMap(mention => mention.ids)
  const isAbout = ({ subject = '' }: KnownFact) =>
    named.length === 0 || named.some(id => knowledge.closure(subject).has(id))
  const isWithin = (day: string) => day >= time.span.start && day <= time.span.end && day <= today
  const found = knowledge.facts.filter(fact => !fact.gap && isWithin(begun(fact)) && isAbout(fact))
  const events = found.filter(fact => fact.on)
  const facts = oneEach((events.length > 0 ? events : found).toSorted((a, b) => (begun(a) < begun(b) ? -1 : 1)))
  const { start: since, end } = time.span
  const until = end < today ? end : today
  return facts.length > 0 ? { since, until, facts: facts.slice(0, MOST) } : undefined
}

/** The day on which a fact happened or began to hold; one without a full date is no news. */
function begun(fact: KnownFact): string {
  const [day = ''] = (fact.on ?? fact.from ?? '').split('/')
  return day.length < SHORTEST_DATE ? '' : spanOf(day).start
}
const SHORTEST_DATE = '2024-01'.length

/** "since March", said in a January, means last year's. */
function inThePast(day: string, today: string): string {
  return day <= today ? day : lastYear(day)
}

function lastYear(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
}

function oneEach(facts: readonly KnownFact[]): KnownFact[] {
  const told = new Set<string>()
  return facts.filter(({ subject = '', event }) => {
    const about = event?.subject ?? subject
    return !told.has(about) && told.add(about)
  })
}

function oneADay(facts: readonly KnownFact[]): KnownFact[] {
  const days = new Set<string>()
  return facts.filter(fact => !days.has(begun(fact)) && days.add(begun(fact)))
}
