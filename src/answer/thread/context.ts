import { spanOfRange } from '../../knowledge/dates.ts'
import type { Event } from '../../knowledge/schema.ts'
import type { Want } from '../read/form.ts'
import type { Outcome } from '../tell/outcome.ts'

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
  const { told, about } = toldIn(outcome)
  const named = outcome.reading.mentions.flatMap(mention => (mention.ids.length <= 2 ? mention.ids : []))
  const asksWhich = ['who', 'which', 'what'].some(want => outcome.reading.form.wants.has(want as Want))
  const subjects = [...new Set(asksWhich && told.length === 1 ? [...about, ...named] : [...named, ...about])]
  const day = lastDay(outcome)
  const score = outcome.kind === 'facts' ? (outcome.tellings[0]?.candidate.score ?? 0) : outcome.confidence
  const last = { text: outcome.reading.text, told, score, ...(day ? { day } : {}) }
  return { ...context, subjects: subjects.length > 0 ? subjects : context.subjects, last }
}

/** More events than this are a list, of which none was meant. */
const MOST_EVENTS = 2

/** The facts that were told, and the subjects that they are about. */
function toldIn(outcome: Outcome): { told: string[]; about: string[] } {
  if (outcome.kind === 'events' && outcome.events.length <= MOST_EVENTS)
    return { told: outcome.events.map(event => `event.${event.id}`), about: outcome.events.flatMap(subjectsOf) }
  const facts = outcome.kind === 'facts' ? outcome.tellings.map(telling => telling.fact) : []
  return {
    told: facts.map(fact => fact.id),
    about: facts.flatMap(({ event, subject }) => (event ? subjectsOf(event) : (subject ?? []))),
  }
}

/** An event is spoken of as what it is an event of, too. */
function subjectsOf({ id, subject }: Event): string[] {
  return subject && subject !== id ? [subject, id] : [id]
}

function lastDay(outcome: Outcome): string | undefined {
  if (outcome.kind === 'events') return outcome.events[0]?.end ?? outcome.events[0]?.start
  const on = outcome.kind === 'facts' ? outcome.tellings[0]?.fact.on : undefined
  return on && spanOfRange(on).end
}
