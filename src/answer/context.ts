import type { Want } from './form.ts'
import type { Outcome } from './outcome.ts'

/**
 * What a thread was about so far, for questions that lean on it. Plain data that holds all that the next question may
 * depend on: two contexts that are written alike are alike.
 */
export interface Context {
  /** Today as an ISO day in UTC. */
  today: string
  /** The subjects last spoken of, the likeliest first. */
  subjects: readonly string[]
  /** The last question, and what was told. */
  last?: Last
}

export interface Last {
  /** The question in full, as it was finally understood. */
  text: string
  /** The facts that were told, by their ids, the most important first. */
  told: readonly string[]
  /** How well the first of them fitted, 0–1. */
  score: number
  /** The last day of what was told, for "anything after that?" */
  day?: string
}

export interface Turn {
  /** The question in full, as it was finally understood. */
  text: string
  outcome: Outcome
}

/** The context after a turn: what the answer was about, or at least what the question named. */
export function after(context: Context, { outcome }: Turn): Context {
  const tellings = outcome.kind === 'facts' ? outcome.tellings : []
  const told = tellings.flatMap(telling => telling.fact.subject ?? [])
  const named = outcome.reading.mentions.flatMap(mention => (mention.ids.length <= 2 ? mention.ids : []))
  const asksWhich = ['who', 'which', 'what'].some(want => outcome.reading.form.wants.has(want as Want))
  const subjects = [...new Set(asksWhich && told.length === 1 ? [...told, ...named] : [...named, ...told])]
  const day = lastDay(outcome)
  const last: Last = {
    text: outcome.reading.text,
    told: tellings.map(telling => telling.fact.id),
    score: tellings[0]?.candidate.score ?? 0,
    ...(day ? { day } : {}),
  }
  return { ...context, subjects: subjects.length > 0 ? subjects : context.subjects, last }
}

function lastDay(outcome: Outcome): string | undefined {
  if (outcome.kind === 'events') return outcome.events[0]?.end ?? outcome.events[0]?.start
  if (outcome.kind !== 'facts') return undefined
  const event = outcome.tellings[0]?.fact.event
  return event && (event.end ?? event.start)
}
