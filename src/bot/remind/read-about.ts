import { closest } from '../../answer/closest.ts'
import { near } from '../../events/near.ts'
import { pickOccasions } from '../../events/pick.ts'
import { dayOf } from '../../knowledge/dates.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { OWN, rootOf, topicsOf } from '../../reminders/happening.ts'
import type { About } from '../../reminders/settings.ts'
import { named } from './coming.ts'
import type { Known } from './duty.ts'
import type { Fault } from './read-times.ts'
import { WORDS } from './wording.ts'

/** More events than this are a topic that has no name yet. */
const MOST_NAMED = 10
/** Words of the longest topic. */
const LONGEST = 4
/** Topics offered where one is not known. */
const MOST_MEANT = 4

const SEPARATORS = new Set([',', ';', '&', '+', 'and', 'or', 'plus'])
const WITHOUT = new Set(['without', 'except', 'excluding', 'minus', 'but', 'not', 'no'])
const EVERYTHING = new Set(['everything', 'all', 'anything', 'any', 'every', 'each', 'events', 'event'])
const FILLER = new Set('the a an our my in for of on to please coming upcoming new next'.split(' '))
const OWN_WORDS = new Set(['own', 'our', 'team', 'teams', "team's", 'team’s'])

export type ReadAbout = { about: About } | { fault: Fault }

/** Reads "summits, standards and eu deadlines", "everything without conferences", "the geneva summit". */
export function readAbout(text: string, known: Known, knowledge: Knowledge, now: Date): ReadAbout {
  const topics = new Map(topicsOf(known.all).map(topic => [rootOf(topic), topic]))
  const read = readTopics(text.toLowerCase().match(/[\p{L}\p{N}'’-]+|[,;&+]/gu) ?? [], topics)
  if (read.unknown === undefined) return { about: { any: read.any, without: read.without } }
  const events = eventsNamed(text, known, knowledge, dayOf(now))
  if (events.length > 0) return { about: { events } }
  const understood = read.any.map(group => group.join(' ')).join(', ')
  const rest = understood === '' ? undefined : { said: text, meant: [understood] }
  return { fault: unknownTopic(read.unknown || text.trim(), [...topics.values()], rest) }
}

/** What a channel is reminded of that names nothing: the topics that the folder names for that, else everything. */
export function usualAbout({ about: { reminders } }: Knowledge): About {
  return { any: reminders.length > 0 ? [...reminders.map(topic => [topic]), [OWN]] : [], without: [] }
}

interface Reading {
  any: string[][]
  without: string[]
  unknown?: string
}

function readTopics(words: readonly string[], topics: ReadonlyMap<string, string>): Reading {
  const read: Reading = { any: [], without: [] }
  let group: string[] = []
  let without = false
  let everything = false
  for (let at = 0; at < words.length;) {
    const word = words[at] ?? ''
    const found = topicAt(words, at, topics)
    if (SEPARATORS.has(word)) group = []
    else if (WITHOUT.has(word)) without = true
    else if (found && without) read.without.push(found.topic)
    else if (found) {
      if (group.length === 0) read.any.push(group)
      group.push(found.topic)
    } else if (EVERYTHING.has(word)) everything = true
    else if (!FILLER.has(word)) read.unknown ??= word
    at += found?.words ?? 1
  }
  const empty = read.any.length === 0 && read.without.length === 0 && !everything
  return empty ? { unknown: words.join(' '), ...read } : read
}

/** The longest topic that begins here, exactly or but for one slip that can mean nothing else. */
function topicAt(words: readonly string[], at: number, topics: ReadonlyMap<string, string>) {
  for (let count = Math.min(LONGEST, words.length - at); count > 0; count--) {
    const topic = topics.get(rootOf(words.slice(at, at + count).join(' ')))
    if (topic !== undefined) return { topic, words: count }
  }
  const word = words[at] ?? ''
  if (OWN_WORDS.has(word) && !FILLER.has(word)) return { topic: OWN, words: 1 }
  if ([SEPARATORS, WITHOUT, EVERYTHING, FILLER].some(small => small.has(word))) return undefined
  const [root, other] = near(rootOf(word), topics.keys(), 2)
  const topic = root !== undefined && other === undefined ? topics.get(root) : undefined
  return topic === undefined ? undefined : { topic, words: 1 }
}

/** Events that the words name: "the geneva summit", or a team's own by its name. */
function eventsNamed(text: string, known: Known, knowledge: Knowledge, today: string): string[] {
  const found = named(text, knowledge, today, false) ?? []
  const own = new Set(known.own.map(({ occasion }) => occasion))
  const { picked, unknown } = pickOccasions(
    text,
    known.all.map(({ occasion }) => occasion),
    { today },
  )
  const mine = unknown.length > 0 ? [] : picked.filter(one => own.has(one))
  const ids = [...found, ...mine].map(({ id }) => id)
  return ids.length <= MOST_NAMED ? ids : []
}

/** @param rest what was understood beside it, to be taken alone */
function unknownTopic(said: string, topics: readonly string[], rest: Fault['instead']): Fault {
  const shown = topics.map(topic => (topic === OWN ? `${OWN} (${WORDS.own})` : topic)).join(', ')
  const alike = [
    ...new Set([...near(rootOf(said), topics.map(rootOf), MOST_MEANT), ...closest(said, topics, MOST_MEANT)]),
  ]
  const meant = topics.filter(topic => alike.includes(topic) || alike.includes(rootOf(topic)))
  const instead = meant.length > 0 ? { said, meant } : rest
  return { says: WORDS.unknownTopic(said, shown), ...(instead && { instead }) }
}
