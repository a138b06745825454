import { isPartialDate, spellDate, spellRange } from '../../knowledge/dates.ts'
import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import { changeNote } from './history.ts'
import { enumerate, isTurned, membersAsked, nameOf, selected, sideByList, type Membership } from './lists.ts'
import type { News } from './news.ts'
import type { Outcome, Telling } from './outcome.ts'
import type { Want } from '../read/form.ts'
import type { Reading } from '../read/read.ts'
import { eventLine } from '../calendar/schedule.ts'
import type { Gap } from '../rank/rank.ts'

/** Longer answers are cut at a sentence: telling everything is not answering. */
const LONGEST = 1200
const MOST_EVENTS = 8
/** From this score on a gap is named; below, only that the answer is not known. */
const SURE_GAP = 0.3

/** Everything that one outcome says, as plain text. */
export function compose(outcome: Outcome, knowledge: Knowledge, today: string): string {
  switch (outcome.kind) {
    case 'facts':
      return [
        ...(outcome.lead ? [outcome.lead] : []),
        ...outcome.tellings.map(telling => tellFact(telling, outcome.reading, knowledge, today)),
      ]
        .join('\n')
        .slice(0, LONGEST)
    case 'events':
      return tellEvents(outcome)
    case 'news':
      return tellNews(outcome.news)
    case 'choices':
      return `The ${outcome.noun} of what? I know it of ${enumerate(outcome.subjects.map(id => nameOf(id, knowledge)))}.`
    case 'unknown':
      return tellUnknown(outcome, knowledge, today)
    case 'social':
      return tellSocial(outcome.about, knowledge)
  }
}

function tellFact(telling: Telling, reading: Reading, knowledge: Knowledge, today: string): string {
  const { fact, side } = telling
  const list = fact.items.length > 0 ? tellList(telling, reading, knowledge) : undefined
  const says = list ?? withValueFirst(fact, reading, knowledge)
  const sided = side && !/^(?:yes|no)\b/i.test(says) ? `${side === 'yes' ? 'Yes' : 'No'}. ${says}` : says
  const notes = [
    changeNote(fact, knowledge, today),
    ...(reading.form.wants.has('compare') ? fact.rivals.map(rival => rival.says) : []),
    fact.confidence === 'weak' ? 'This rests on a single or weak source.' : '',
  ]
  return [sided, ...notes.filter(Boolean)].join(' ')
}

/** A question for a date, amount, name or place gets it first, unless the sentence begins with it anyway. */
function withValueFirst(fact: KnownFact, reading: Reading, knowledge: Knowledge): string {
  const gives = knowledge.properties.get(fact.properties[0] ?? '')?.gives
  if (fact.value === undefined || fact.event || !gives || gives === 'text' || gives === 'list') return fact.says
  if (reading.form.wants.has('yesno') || reading.form.wants.has('why')) return fact.says
  const value = spell(fact.value)
  return fact.says.slice(0, value.length + 70).includes(value) ? fact.says : `${capital(value)}. ${fact.says}`
}

function spell(value: string | number): string {
  return isPartialDate(String(value)) ? spellDate(String(value)) : String(value)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A list as it was asked for: whether names are on it, how many, or only those of a region. */
function tellList(telling: Telling, reading: Reading, knowledge: Knowledge): string {
  const { fact } = telling
  const { items, how } = selected(fact, reading, knowledge)
  const named = (ids: readonly string[]) => enumerate(ids.map(id => nameOf(id, knowledge)))
  const noun = fact.noun ?? 'entries'
  if (how && items.length < fact.items.length) {
    const where = how === 'excluding' ? '' : ` of ${fact.items.length} (${nameOf(how, knowledge)})`
    return items.length === 0
      ? `None of the ${noun}${where}. ${fact.says}`
      : `${items.length} ${noun}${where}: ${named(items)}.`
  }
  const members = tellMembers(telling, reading, knowledge)
  if (members) return `${members} ${fact.says}`
  return reading.form.wants.has('howmany') ? `${fact.items.length} ${noun}. ${fact.says}` : fact.says
}

/** What a list says of those named, each by itself; also where a question takes the contrary for granted. */
function tellMembers({ fact, side, candidate }: Telling, reading: Reading, knowledge: Knowledge) {
  const { wants } = reading.form
  const byList = sideByList(fact, reading, knowledge)
  const all = wants.has('list') && !wants.has('yesno') ? [] : membersAsked(fact, reading, knowledge)
  const asked = all.filter(({ belongs }) => (belongs ? fact.itemYes : fact.itemNo))
  const isAsked = wants.has('yesno') || byList === 'no' || candidate.signs.listed > 0
  if (asked.length === 0 || !isAsked) return undefined
  const turned = isTurned(fact, reading)
  const told = wants.has('yesno') ? side : byList === 'yes' && OPEN.some(want => wants.has(want)) ? undefined : byList
  const sentences = asked.map(one => {
    const own = asked.length > 1 ? (one.belongs !== turned ? 'yes' : 'no') : told
    const sentence = capital(tellMember(fact, one, knowledge))
    return own ? `${own === 'yes' ? 'Yes' : 'No'}: ${sentence}` : sentence
  })
  return [...new Set(sentences)].join(' ')
}

/** What is asked with these is not answered with a yes. */
const OPEN: readonly Want[] = ['who', 'when', 'where', 'why', 'how', 'which', 'what', 'howmany', 'howmuch', 'howlong']

function tellMember({ itemYes = '', itemNo = '' }: KnownFact, { named, belongs }: Membership, knowledge: Knowledge) {
  return (belongs ? itemYes : itemNo).replaceAll('{item}', nameOf(named, knowledge))
}

function tellEvents(outcome: Outcome & { kind: 'events' }): string {
  const { events, query, reading } = outcome
  const shown = events.slice(0, query.single ? 3 : MOST_EVENTS)
  const more = events.length > shown.length && !query.single ? `\n… and ${events.length - shown.length} more.` : ''
  const count = reading.form.wants.has('howmany') ? `${events.length} in the calendar` : 'In the calendar'
  return `${query.single ? 'Next' : query.past ? `${count}, latest first` : count}:\n${shown.map(event => `• ${eventLine(event)}`).join('\n')}${more}`
}

function tellUnknown(outcome: Outcome & { kind: 'unknown' }, knowledge: Knowledge, today: string): string {
  const { gap, nearby, tells, query } = outcome
  const next = query && knowledge.events.find(event => event.start >= today && !event.cancelled)
  if (query)
    return `I don't know of any: nothing of the sort is in my calendar.${next ? ` What comes next in it: ${eventLine(next)}.` : ''}`
  if (tells) return `I don't know. ${tells.says}`
  const first = missing(gap, knowledge) ?? "I don't know that: none of my cited facts answers it."
  const about =
    nearby && nearby.signs.strangers === 0 && nearby.signs.named > 0
      ? ` What I do know nearby: ${nearby.fact.says}`
      : ''
  return first + about
}

/** What exactly is not known, when that was understood; told in the folder's words, never the asker's. */
export function missing(gap: Gap | undefined, knowledge: Knowledge): string | undefined {
  const property = gap?.kind === 'property' && gap.score > SURE_GAP ? knowledge.properties.get(gap.id) : undefined
  const subject = knowledge.subjects.get(gap?.subject ?? '')
  return property && subject ? `I have no record of the ${property.name} of ${subject.name}.` : undefined
}

/** The first sentence of each, with its day. */
function tellNews({ since, until, facts }: News): string {
  const lines = facts.map(({ on, from, says }) => {
    const [first = says] = says.split(/(?<=[^.]{12}\.)\s/)
    const day = spellDate((on ?? from ?? since).split('/')[0] ?? since)
    return first.includes(day) ? `• ${first}` : `• ${day}: ${first}`
  })
  const when = until ? `${spellRange(since, until)}:` : `Since ${spellDate(since)}, latest first:`
  return `${when}\n${lines.join('\n')}`.slice(0, LONGEST)
}

function tellSocial(about: string, knowledge: Knowledge): string {
  const what = `Ask me a question about ${knowledge.about.name}`
  const example = knowledge.about.examples[0] ? `, such as "${knowledge.about.examples[0]}"` : ''
  switch (about) {
    case 'thanks':
      return `You're welcome! ${what} any time.`
    case 'bye':
      return 'Goodbye! Ask me again any time.'
    case 'greeting':
      return `Hello! ${what}${example}.`
    default:
      return `I answer questions about ${knowledge.about.name} from curated, cited facts, and say so when I don't know. ${what}${example}. Type "events" for what is coming up.`
  }
}
