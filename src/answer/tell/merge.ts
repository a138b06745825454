import type { Source } from '../../knowledge/schema.ts'
import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import type { Answer } from '../answer.ts'
import { compose, missing } from './compose.ts'
import type { Turn } from '../thread/context.ts'
import type { Resolving } from '../resolve.ts'
import { suggestions } from './suggest.ts'

/** Parts are counted, not quoted: nothing that was asked comes back as it was written. */
const ORDINALS = ['first', 'second', 'third', 'fourth']
/** A whole question this much surer than each of its parts is answered as one. */
const SURER = 1.2
/**
 * A part that alone has an answer, where neither the whole nor the others have one, has to be this sure: of those less
 * sure half were wrong.
 */
const LONE = 0.5

/**
 * Decides between the answer to a whole question and those to its parts; a whole that covers one part only is half known,
 * and so is one that a part is much surer than.
 */
export function merge(whole: Turn, parts: readonly Turn[]): Turn[] {
  const answered = parts.filter(isAnswered)
  const told = new Set(answered.flatMap(turn => factsOf(turn).map(fact => fact.id)))
  const distinct = answered.length > 1 && told.size > 1
  const best = Math.max(...answered.map(turn => turn.outcome.confidence))
  if (distinct && !(isAnswered(whole) && whole.outcome.confidence > best * SURER)) return [...parts]
  const isHalf = answered.length === 1 && parts.length === 2 && factsOf(whole).every(fact => told.has(fact.id))
  const isOne = factsOf(whole).length === 1
  const isSurer = isOne && answered.length > 0 && best > whole.outcome.confidence * SURER
  if (isAnswered(whole) && !isHalf && !isSurer) return [whole]
  const isSure = isAnswered(whole) || best >= LONE
  return isSure && answered.length > 0 && answered.length < parts.length ? [...parts] : [whole]
}

function isAnswered(turn: Turn): boolean {
  return turn.outcome.kind === 'facts' || turn.outcome.kind === 'events' || turn.outcome.kind === 'news'
}

function factsOf({ outcome }: Turn, knowledge?: Knowledge): KnownFact[] {
  if (outcome.kind === 'facts') return outcome.tellings.map(telling => telling.fact)
  if (outcome.kind === 'news') return [...outcome.news.facts]
  if (outcome.kind !== 'events') return []
  return outcome.events.slice(0, 8).flatMap(event => knowledge?.fact.get(`event.${event.id}`) ?? [])
}

/** Puts what became of each part into one answer; half known says which half is not. */
export function say(turns: readonly Turn[], by: Resolving, today: string, foreign: string | undefined): Answer {
  const { knowledge } = by
  const spoken = turns.filter(
    (turn, at) => isAnswered(turn) || (turn.outcome.kind !== 'social' && turns.length > 1) || at === 0,
  )
  const answered = spoken.filter(isAnswered)
  const told = answered.length > 0 ? spoken.filter(turn => turn.outcome.kind !== 'social') : spoken.slice(0, 1)
  const texts = told.map((turn, at) =>
    isAnswered(turn) || told.length === 1 ? compose(turn.outcome, knowledge, today) : unanswered(turn, at, by),
  )
  const facts = [...new Set(told.flatMap(turn => factsOf(turn, knowledge)))]
  const confidence = Math.min(...told.map(turn => turn.outcome.confidence))
  const reviewed = facts.flatMap(fact => fact.asOf ?? fact.reviewed ?? []).sort()
  if (foreign) return declined(foreign, by)
  const kind = answered.length > 0 ? 'answer' : kindOf(told[0])
  const text = [...new Set(texts.flatMap(text => text.split('\n')))].join('\n')
  return {
    kind,
    text,
    confidence,
    facts: facts.map(fact => fact.id),
    rivals: facts.flatMap(fact => fact.rivals.map(rival => rival.says)),
    sources: sourcesOf(facts, knowledge),
    ...(reviewed[0] ? { asOf: reviewed[0] } : {}),
    suggestions: suggestions(told, facts, knowledge),
    choices: choicesOf(told[0], knowledge),
  }
}

/** Each of the subjects that a question without a name may be about, asked for by its name. */
function choicesOf(turn: Turn | undefined, knowledge: Knowledge): Answer['choices'] {
  if (turn?.outcome.kind !== 'choices') return []
  const { subjects, noun } = turn.outcome
  return subjects.map(id => {
    const name = knowledge.subjects.get(id)?.name ?? id
    return { label: name, question: `The ${noun} of ${name}` }
  })
}

function unanswered({ outcome }: Turn, at: number, { knowledge }: Resolving): string {
  const { gap, tells } = outcome.kind === 'unknown' ? outcome : {}
  const part = `The ${ORDINALS[at] ?? 'last'} part of that I don't know.`
  return missing(gap, knowledge) ?? (tells ? `${part} ${tells.says}` : part)
}

/** Of what it asks for it is known that it is on no record. */
export function isKnownGap({ outcome }: Turn, { knowledge }: Resolving): boolean {
  return outcome.kind === 'unknown' && (outcome.tells !== undefined || missing(outcome.gap, knowledge) !== undefined)
}

/** A friendly line for a question in another language. */
function declined(text: string, { knowledge }: Resolving): Answer {
  return {
    kind: 'unknown',
    text,
    confidence: 1,
    facts: [],
    rivals: [],
    sources: [],
    suggestions: suggestions([], [], knowledge),
    choices: [],
  }
}

function kindOf(turn: Turn | undefined): Answer['kind'] {
  if (turn?.outcome.kind === 'social') return 'help'
  return turn?.outcome.kind === 'choices' ? 'choices' : 'unknown'
}

function sourcesOf(facts: readonly KnownFact[], knowledge: Knowledge): Source[] {
  const ids = new Set(facts.flatMap(fact => [...fact.sources, ...fact.rivals.flatMap(rival => rival.sources)]))
  return [...ids].flatMap(id => knowledge.sources.get(id) ?? [])
}
