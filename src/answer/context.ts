import type { Want } from './form.ts'
import type { Outcome } from './outcome.ts'

/** What a thread was about so far, for questions that lean on it. */
export interface Context {
  /** Today as an ISO day in UTC. */
  today: string
  /** The subjects last spoken of, the likeliest first. */
  subjects: readonly string[]
  /** The last question that was understood. */
  last?: Turn
}

export interface Turn {
  /** The question in full, as it was finally understood. */
  text: string
  outcome: Outcome
}

/** The context after a turn: what the answer was about, or at least what the question named. */
export function after(context: Context, turn: Turn): Context {
  const { outcome } = turn
  const told = outcome.kind === 'facts' ? outcome.tellings.flatMap(telling => telling.fact.subject ?? []) : []
  const named = outcome.reading.mentions.flatMap(mention => (mention.ids.length <= 2 ? mention.ids : []))
  const asksWhich = ['who', 'which', 'what'].some(want => outcome.reading.form.wants.has(want as Want))
  const subjects = [...new Set(asksWhich && told.length === 1 ? [...told, ...named] : [...named, ...told])]
  return { ...context, subjects: subjects.length > 0 ? subjects : context.subjects, last: turn }
}

/** The last day of what was last told, for "anything after that?" */
export function lastDay(context: Context): string | undefined {
  const outcome = context.last?.outcome
  if (outcome?.kind === 'events') return outcome.events[0]?.end ?? outcome.events[0]?.start
  if (outcome?.kind !== 'facts') return undefined
  const fact = outcome.tellings[0]?.fact
  return fact?.event ? (fact.event.end ?? fact.event.start) : undefined
}
