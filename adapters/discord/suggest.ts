import { ASK } from './commands.ts'
import { LIMITS } from './limits.ts'

/** What the typed options of structured commands can hold. */
export interface Forms {
  topics: readonly string[]
  zones: readonly string[]
}

export interface Typed {
  command: string
  option: string
  text: string
}

export interface Choice {
  name: string
  value: string
}

/** What Discord shows under an option while it is filled in; people may send something else. */
export function choicesFor(
  { command, option, text }: Typed,
  forms: Forms,
  suggest: (typed: string, limit: number) => readonly string[],
): Choice[] {
  const offered = command === ASK ? suggest(text, LIMITS.suggestions) : formChoices(option, text, forms)
  const fitting = offered.filter(one => one !== '' && one.length <= LIMITS.suggestion)
  return [...new Set(fitting)].slice(0, LIMITS.suggestions).map(one => ({ name: one, value: one }))
}

function formChoices(option: string, text: string, { topics, zones }: Forms): readonly string[] {
  if (option === 'zone') return matching(zones, text)
  return option === 'topics' ? topicLists(topics, text) : []
}

/** Topics are listed with commas: the last one is completed, what stands before it stays. */
function topicLists(topics: readonly string[], text: string): string[] {
  const parts = text.split(',').map(part => part.trim())
  const named = parts.slice(0, -1).filter(Boolean)
  const rest = topics.filter(topic => !named.includes(topic))
  return matching(rest, parts.at(-1) ?? '').map(topic => [...named, topic].join(', '))
}

/** Those that begin with what is typed, then those that hold it; "new york" finds America/New_York. */
function matching(all: readonly string[], text: string): string[] {
  const typed = plain(text)
  const starts = (one: string) =>
    plain(one)
      .split('/')
      .some(part => part.startsWith(typed))
  const holding = all.filter(one => plain(one).includes(typed))
  return [...holding.filter(starts), ...holding.filter(one => !starts(one))]
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
}
