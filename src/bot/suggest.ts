import { setImmediate as breathe } from 'node:timers/promises'
import { asQuestion } from '../answer/tell/suggest.ts'
import { edits } from '../answer/read/spell.ts'
import { COMMANDS } from './commands.ts'
import type { Facts } from './handler.ts'
import { wordIndex, type WordIndex } from './word-index.ts'

/** Discord shows no longer ones. */
const LONGEST = 100
/** A question of a person begins like this; phrasings that do not are for recognising alone. */
const ASKS = /^(?:who|what|when|where|which|how|why|is|are|was|were|does|did|do|has|have|can)\b/
const MOST_BY_FACT = 2
/** Questions offered before anything is typed, besides the command words. */
const EXAMPLES = 8
/** Tried in one go: a tenth of a second of work, a few milliseconds at a time. */
const TRIED_AT_ONCE = 40
/** A shorter beginning is as near to one command as to another. */
const SHORTEST_SLIP = 4

/** What is offered while somebody types. */
export interface Suggesting {
  /** Command words, and questions that were tried and are really answered; the best first. */
  suggest(typed: string, limit: number): readonly string[]
  /** Tries some more of the questions that the facts have their own phrasings for, as long as some are left. */
  tryOut(signal?: AbortSignal): Promise<void>
}

export function suggestingFrom(facts: () => Facts, now: () => Date): Suggesting {
  let known: Known | undefined
  const current = () => {
    const { hash } = facts().knowledge
    return known?.hash === hash ? known : (known = untried(facts()))
  }
  return {
    suggest(typed, limit) {
      const { index, questions, answered } = current()
      const words = typed.trim().toLowerCase().slice(0, LONGEST)
      const tried = (all: readonly string[]) => all.filter(one => answered.has(one))
      if (words === '') return [...tried(questions).slice(0, EXAMPLES), ...COMMANDS].slice(0, limit)
      return [...COMMANDS.filter(name => isMeant(words, name)), ...tried(index.find(words))].slice(0, limit)
    },
    async tryOut(signal) {
      const { left, answered } = current()
      for (const question of left.splice(0, TRIED_AT_ONCE)) {
        if (signal?.aborted) return
        if (facts().answerer.ask({ text: question, now: now() }).kind === 'answer') answered.add(question)
        await breathe()
      }
    },
  }
}

/** The questions of one version of the facts. */
interface Known {
  hash: string
  questions: readonly string[]
  index: WordIndex
  /** Not tried yet. */
  left: string[]
  answered: Set<string>
}

function untried(facts: Facts): Known {
  const questions = questionsOf(facts)
  const { hash } = facts.knowledge
  return { hash, questions, index: wordIndex(questions), left: [...questions], answered: new Set() }
}

/** A beginning of a command, or one with a slip of the finger. */
function isMeant(typed: string, command: string): boolean {
  const slip = typed.length >= SHORTEST_SLIP && edits(typed, command.slice(0, typed.length)) <= 1
  return command.startsWith(typed) || slip
}

function questionsOf({ knowledge }: Facts): string[] {
  const own = knowledge.facts
    .filter(fact => !fact.gap)
    .flatMap(fact => fact.asks.filter(ask => ASKS.test(ask) && !ask.includes('{')).slice(0, MOST_BY_FACT))
  const all = [...knowledge.about.examples, ...own, ...ofProperties(knowledge)]
  return [...new Set(all.map(text => asQuestion(text, knowledge)))].filter(({ length }) => length <= LONGEST)
}

/** "Who heads Norvik?": one question for each property that a subject is known to have. */
function ofProperties(knowledge: Facts['knowledge']): string[] {
  return knowledge.facts.flatMap(({ gap, subject = '', properties }) => {
    const name = nameOf(subject, knowledge)
    if (gap || name === undefined) return []
    return properties.flatMap(property => {
      const ask = knowledge.properties.get(property)?.asks.find(one => ASKS.test(one) && one.includes('{subject}'))
      return ask === undefined ? [] : [ask.replaceAll('{subject}', name)]
    })
  })
}

/** A name that ends in a common noun takes an article: "the Korean AI Safety Institute". */
function nameOf(id: string, { subjects, kinds }: Facts['knowledge']): string | undefined {
  const subject = subjects.get(id)
  if (!subject) return undefined
  const nouns = kinds.get(subject.kind ?? '')?.nouns ?? []
  const common = nouns.some(noun => subject.name.toLowerCase().endsWith(` ${noun.toLowerCase()}`))
  return common ? `the ${subject.name}` : subject.name
}
