import { near } from '../../events/near.ts'
import { parseLeads } from '../../events/parse-leads.ts'

/** The words of an order, apart. */
export interface Split {
  /** What it is to be about; empty where nothing is said of it. */
  about: string
  /** Lead times, hour and zone. */
  rest: string
}

const WORD = /[^\s,;&+]+|[,;&+]/g
const OPENERS = new Set(['about', 'regarding', 're'])
/** They open the topics at the very beginning alone: "on the day" is a lead time. */
const FIRST_OPENERS = new Set(['on', 'for', 'of'])
const COUNTS = new Set(
  'a an one two three four five six seven eight nine ten eleven twelve half couple fortnight'.split(' '),
)
const ZONE_WORDS = new Set(['zone', 'timezone', 'tz'])
/** Without a number they are asked for it. */
const UNITS = new Set(['minutes', 'hours', 'days', 'weeks'])

/** Parts "about summits 1 week before at 09:00 Paris" into topics and times, in whatever order they were said. */
export function splitOrder(text: string): Split {
  const words = text.match(WORD) ?? []
  const about: string[] = []
  const rest: string[] = []
  let into = about
  for (const [at, typed] of words.entries()) {
    const word = typed.toLowerCase()
    if (opensTopics(word, at, words)) into = about
    else {
      if (opensTimes(words, at)) into = rest
      into.push(typed)
    }
  }
  return { about: joined(about), rest: joined(rest) }
}

function opensTopics(word: string, at: number, words: readonly string[]): boolean {
  if (OPENERS.has(word) || (word.length > 4 && near(word, ['about'])[0] === 'about')) return true
  return at === 0 && FIRST_OPENERS.has(word) && !opensTimes(words, at)
}

function opensTimes(words: readonly string[], at: number): boolean {
  const [word = '', second = '', third = ''] = words.slice(at, at + 3).map(one => one.toLowerCase())
  if (/^-?\d/.test(word)) return !/^(?:19|20)\d{2}(?:-\d{2})*$/.test(word)
  if (/^\p{L}[^/]*\/\p{L}/u.test(word) || ZONE_WORDS.has(word) || UNITS.has(word)) return true
  if (word === 'at') return /^\d|^(?:noon|midnight|midday)$/.test(second)
  if (COUNTS.has(word) || ['on', 'same', 'day', 'week', 'hour'].includes(word))
    return parseLeads([word, second, third].filter(one => one !== 'about').join(' ')).leads.length > 0
  return false
}

/** Without the commas and little words that stood between the parts. */
function joined(words: readonly string[]): string {
  return words
    .join(' ')
    .replace(/^(?:[,;&+\s]|and\b)+|(?:[,;&+\s]|\band)+$/gi, '')
    .replace(/ (?=[,;])/g, '')
}
