import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Context, Last } from './context.ts'
import { isDoubt } from './doubt.ts'
import type { Lexicon } from '../read/lexicon.ts'
import { factsAbout } from '../rank/match.ts'
import type { Mention } from '../read/names.ts'
import { ownedOf } from '../read/owned.ts'
import { numbersIn } from '../learn/profile.ts'
import { NAME, TIME, type Reading } from '../read/read.ts'
import { siblingAsked } from './siblings.ts'
import { stepFrom, successorOf } from './steps.ts'
import { isFiller } from '../read/words.ts'

/** A question put together with the one before it. */
export interface Completion {
  text: string
  /** It asks the same of another thing or time: these facts settle it as surely as the question before was settled. */
  same?: readonly string[]
  /** Other values of what was told before: not these are meant. */
  other?: readonly string[]
}

interface Means {
  knowledge: Knowledge
  lexicon: Lexicon
}

/** A question, the one before it, and what was told then. */
interface Follow {
  reading: Reading
  before: Reading
  last: Last
  today: string
}

/** "And the one after it?", "and its Dutch counterpart?", "really?": a question that can only be understood from the one before. */
export function turnedFrom(reading: Reading, { last, today }: Context, by: Means): Completion[] {
  if (!last) return []
  if (last.told.length > 0 && isDoubt(reading)) return [{ text: last.text, same: last.told }]
  const follow = { reading, before: by.lexicon.reader.read(last.text, today), last, today }
  if (asksSince(reading) && by.knowledge.fact.get(last.told[0] ?? '')?.from)
    return [{ text: `${reading.text} ${wordsOf(follow.before, true)}`, same: last.told.slice(0, 1) }]
  const sibling = siblingAsked(reading, follow.before)
  if (sibling) return [{ text: sibling }]
  const step = stepped(follow, by)
  return step ? [step] : isPeer(reading) ? exchanged(follow, by) : []
}

/** "Since when?", said of what was told. */
function asksSince({ words, content, mentions, times }: Reading): boolean {
  return /^(?:since|from) when\b/.test(words.join(' ')) && content.length + mentions.length + times.length === 0
}

/** The ways in which a question may go on from the one before. */
export function completionsOf(reading: Reading, { last, today }: Context, by: Means): Completion[] {
  if (!last) return []
  const before = by.lexicon.reader.read(last.text, today)
  if (reading.content.length === 0 && (reading.mentions.length > 0 || reading.times.length > 0))
    return exchanged({ reading, before, last, today }, by)
  return added(reading, before).map(text => ({ text }))
}

/** "Did Kenya take part?" after a list was told: the question with what that is a list of; undefined where it names that. */
export function ofListTold({ text, form, mentions }: Reading, { last }: Context, { knowledge }: Means) {
  const fact = knowledge.fact.get(last?.told[0] ?? '')
  if (!fact || fact.items.length === 0 || !form.wants.has('yesno') || mentions.length === 0) return undefined
  const about = knowledge.closure(fact.subject ?? '')
  const name = knowledge.subjects.get(fact.subject ?? '')?.name
  return name && !mentions.some(({ ids }) => ids.some(id => about.has(id)))
    ? `${text.replace(/[?\s]+$/, '')} ${name}`
    : undefined
}

/** The question together with the topic of the one before it, or with its names. */
function added({ content, mentions, text }: Reading, before: Reading): string[] {
  const topic = before.content.length > 0 ? wordsOf(before, false) : wordsOf(before, true)
  const whole = wordsOf(before, true)
  if (content.length === 0)
    return /\b(?:one|other|others|else)\b/.test(text) ? [`${text} ${topic}`] : [`${text} ${whole}`]
  return mentions.length > 0 ? [`${text} ${topic}`] : [`${text} ${namesOf(before)}`, `${text} ${whole}`]
}

/** What came before or after that which was told. */
function stepped({ reading, before, last }: Follow, by: Means): Completion | undefined {
  const fact = by.knowledge.fact.get(last.told[0] ?? '')
  const successor = fact && successorOf(fact, reading, by)
  if (successor) return { text: successor }
  const step = fact && stepFrom(fact, reading, by)
  if (!step) return undefined
  const name = by.knowledge.subjects.get(step.to ?? '')?.name
  return {
    text: name ? aboutAnother(before, [fact.event?.subject, fact.subject], name) : last.text,
    same: step.facts,
    other: step.line,
  }
}

const PEERS = new Set('counterpart counterparts equivalent equivalents sister sibling siblings peer peers'.split(' '))

/** "Its Dutch counterpart", "the Dutch sister company". */
function isPeer({ words, mentions }: Reading): boolean {
  const left = words.filter(word => word !== NAME && word !== TIME && !isFiller(word))
  return mentions.length === 1 && left.length <= 2 && left.some(word => PEERS.has(word))
}

/** The earlier question about another name or another time; with a name of another kind, about both. */
function exchanged({ reading, before, last, today }: Follow, by: Means): Completion[] {
  const kindOf = (ids: readonly string[]) => ids.map(id => by.knowledge.subjects.get(id)?.kind)
  const [mention] = reading.mentions
  const [time] = reading.times
  const all: Completion[] = []
  if (mention) {
    const other = counterpart(mention, before, by)
    const said = other ?? slice(reading, mention.start, mention.end)
    const ids = by.lexicon.reader.read(said, today).mentions[0]?.ids ?? mention.ids
    const kinds = kindOf(ids)
    const isPlace = (kind?: string) => answersOf(kind, by) === BOTH
    const same =
      before.mentions.find(one => kindOf(one.ids).some(kind => kinds.includes(kind))) ??
      (kinds.some(isPlace) ? before.mentions.find(one => kindOf(one.ids).some(isPlace)) : undefined)
    const old = same ?? before.mentions.at(-1)
    if (old) all.push({ text: replaced(before, old.start, old.end, said), same: time ? [] : alike(last, ids, by) })
    if (!same || (other && reading.form.wants.has('yesno')))
      all.push({ text: `${reading.text} ${wordsOf(before, true)}` })
  } else all.push({ text: before.text })
  if (!time) return all
  const said = slice(reading, time.start, time.end)
  const old = before.times[0] ?? before.mentions.find(({ dated }) => dated)?.dated ?? yearNamed(before)
  return all.map(one => ({
    ...one,
    text: !mention && old ? replaced(before, old.start, old.end, said) : `${one.text} in ${said}`,
  }))
}

/** What is somebody and somewhere at once is alike: a country, and a union of countries. */
const BOTH = 'where,who'

function answersOf(kind: string | undefined, { knowledge }: Means): string {
  return (knowledge.kinds.get(kind ?? '')?.answers ?? []).toSorted().join()
}

/** The year that is part of a name: "the 2025 report", "Regatta 2025". */
function yearNamed({ tokens, mentions }: Reading): { start: number; end: number } | undefined {
  const at = tokens.findIndex(
    ({ text }, place) => /^(?:19|20)\d\d$/.test(text) && mentions.some(one => place >= one.start && place < one.end),
  )
  return at < 0 ? undefined : { start: at, end: at + 1 }
}

/** What was told last, of others. */
function alike({ told }: Last, ids: readonly string[], { knowledge }: Means): string[] {
  const properties = knowledge.fact.get(told[0] ?? '')?.properties ?? []
  return properties.flatMap(property => ids.flatMap(id => factsAbout(knowledge, property, id))).map(fact => fact.id)
}

/** "And Australia?" after a question about Canada's institute means Australia's institute. */
function counterpart({ ids }: Mention, before: Reading, { knowledge }: Means): string | undefined {
  const kinds = before.mentions.flatMap(mention => mention.ids.map(id => knowledge.subjects.get(id)?.kind))
  return ownedOf(ids, kinds, knowledge)
}

function slice(reading: Reading, start: number, end: number): string {
  return reading.text.slice(reading.tokens[start]?.start ?? 0, reading.tokens[end - 1]?.end ?? 0)
}

function replaced(reading: Reading, start: number, end: number, by: string): string {
  const from = reading.tokens[start]?.start ?? 0
  const to = reading.tokens[end - 1]?.end ?? from
  return reading.text.slice(0, from) + by + reading.text.slice(to)
}

/** The earlier question with another name in the place of a subject's; its times and ordinals were said of that one. */
function aboutAnother(before: Reading, subjects: readonly (string | undefined)[], name: string): string {
  const old = before.mentions.find(({ ids }) => ids.some(id => subjects.includes(id)))
  const isGone = (at: number) =>
    before.times.some(time => at >= time.start && at < time.end) ||
    (old && at >= old.start && at < old.end) ||
    /^(?:very|latest|last|next|previous|newest|recent)$/.test(before.tokens[at]?.text ?? '') ||
    numbersIn(before.tokens[at]?.text ?? '').some(number => number.startsWith('#'))
  const kept = (from: number, to: number) =>
    before.tokens
      .slice(from, to)
      .filter((_, at) => !isGone(from + at))
      .map(token => token.raw)
      .join(' ')
  return `${kept(0, old?.start ?? before.tokens.length)} ${name} ${old ? kept(old.end, before.tokens.length) : ''}`.trim()
}

/** The topic words of an earlier question in order, with its names or without. */
function wordsOf(reading: Reading, withNames: boolean): string {
  const inMention = (at: number) => reading.mentions.some(mention => at >= mention.start && at < mention.end)
  return reading.tokens
    .filter((token, at) => (inMention(at) ? withNames : !QUESTION_WORDS.has(token.text)))
    .map(token => token.raw)
    .join(' ')
}
const QUESTION_WORDS = new Set(
  'who whom whose what when where which why how is are was were do does did and or the a an'.split(' '),
)

function namesOf(reading: Reading): string {
  return reading.mentions.map(mention => slice(reading, mention.start, mention.end)).join(' ')
}
