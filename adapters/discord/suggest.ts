import { wordIndex } from '../../src/bot/word-index.ts'
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
export type Choosing = (typed: Typed, suggest: (typed: string, limit: number) => readonly string[]) => Choice[]

export function choosing({ topics, zones }: Forms): Choosing {
  const near = { topics: nearIn(topics), zones: nearIn(zones) }
  const ofForm = (option: string, text: string): readonly string[] => {
    if (option === 'zone') return near.zones(text)
    return option === 'topics' ? topicLists(near.topics, text) : []
  }
  return ({ command, option, text }, suggest) => {
    const offered = command === ASK ? suggest(text, LIMITS.suggestions) : ofForm(option, text)
    const fitting = offered.filter(one => one !== '' && one.length <= LIMITS.suggestion)
    return [...new Set(fitting)].slice(0, LIMITS.suggestions).map(one => ({ name: one, value: one }))
  }
}

type Near = (text: string) => readonly string[]

/** Those near to what is typed: "new york" and "new yrok" find America/New_York. All, before anything is typed. */
function nearIn(all: readonly string[]): Near {
  const index = wordIndex(all)
  return text => (text.trim() === '' ? all : index.find(text))
}

/** Topics are listed with commas: the last one is completed, what stands before it stays. */
function topicLists(near: Near, text: string): string[] {
  const parts = text.split(',').map(part => part.trim())
  const named = parts.slice(0, -1).filter(Boolean)
  const rest = near(parts.at(-1) ?? '').filter(topic => !named.includes(topic))
  return rest.map(topic => [...named, topic].join(', '))
}
