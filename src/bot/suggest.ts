import { closest } from '../answer/closest.ts'
import { asQuestion } from '../answer/suggest.ts'
import { COMMANDS } from './commands.ts'
import type { Facts } from './handler.ts'

/** Discord shows no longer ones. */
const LONGEST = 100
/** A question of a person begins like this; phrasings that do not are for recognising alone. */
const ASKS = /^(?:who|what|when|where|which|how|why|is|are|was|were|does|did|do|has|have|can)\b/
const MOST_BY_FACT = 2
/** Questions offered before anything is typed, besides the command words. */
const EXAMPLES = 8

/** Completes what is typed so far: command words, and questions that the facts have their own phrasings for. */
export function suggester(facts: () => Facts): (typed: string, limit: number) => readonly string[] {
  let known: { hash: string; questions: readonly string[] } | undefined
  const questions = () => {
    const { knowledge } = facts()
    if (known?.hash !== knowledge.hash) known = { hash: knowledge.hash, questions: questionsOf(facts()) }
    return known.questions
  }
  return (typed, limit) => {
    const words = typed.trim().toLowerCase().slice(0, LONGEST)
    if (words === '') return [...questions().slice(0, EXAMPLES), ...COMMANDS].slice(0, limit)
    const commands = [...COMMANDS.filter(name => name.startsWith(words)), ...closest(words, COMMANDS, 3)]
    const exact = contained(words, questions(), limit)
    const asked = exact.length > 0 ? exact : closest(words, questions(), limit)
    return [...new Set([...commands, ...asked])].slice(0, limit)
  }
}

/** Questions that hold every typed word, the last one perhaps unfinished; the shortest first. */
function contained(typed: string, questions: readonly string[], limit: number): string[] {
  const words = typed.split(/\s+/)
  const found = questions.filter(question => {
    const lower = ` ${question.toLowerCase()}`
    return words.every(word => lower.includes(` ${word}`))
  })
  return found.toSorted((a, b) => a.length - b.length).slice(0, limit)
}

function questionsOf({ knowledge }: Facts): string[] {
  const all = knowledge.facts
    .filter(fact => !fact.gap)
    .flatMap(fact => fact.asks.filter(ask => ASKS.test(ask) && !ask.includes('{')).slice(0, MOST_BY_FACT))
  const asked = [...knowledge.about.examples, ...all].map(text => asQuestion(text, knowledge))
  return [...new Set(asked)].filter(({ length }) => length <= LONGEST)
}
