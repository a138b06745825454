import type { ExplainedPart } from '../answer/answer.ts'
import type { Turn } from '../store/threads.ts'
import { sourceBlocks } from './answer-reply.ts'
import type { Facts } from './handler.ts'
import type { Block } from './reply.ts'
import { WORDING } from './wording.ts'

/** How an answer came about, for the person who asked: what was understood, which facts, how sure, from where. */
export function reasonBlocks(turn: Turn, { answerer, knowledge }: Facts): Block[] {
  const { answer, parts } = answerer.explain({ text: turn.text, thread: turn.earlier, now: turn.at })
  const nameOf = (id: string) => knowledge.subjects.get(id)?.name ?? id
  const told = answer.facts.map(id => {
    const fact = knowledge.fact.get(id)
    return WORDING.fact(id, fact?.says ?? '', fact?.reviewed)
  })
  return [
    ...parts.flatMap(part => partBlocks(part, nameOf)),
    ...(told.length > 0 ? listed(WORDING.fromFacts, told) : []),
    { kind: 'note', text: WORDING.howSure(answer.confidence) },
    ...sourceBlocks(answer.sources),
  ]
}

function partBlocks(part: ExplainedPart, nameOf: (id: string) => string): Block[] {
  const names = part.names.map(({ text, subjects }) => WORDING.nameTaken(text, subjects.map(nameOf)))
  return listed(WORDING.understood(part.text), [
    ...(part.wants.length > 0 ? [WORDING.asksFor(part.wants)] : []),
    ...(names.length > 0 ? [WORDING.names(names)] : []),
    ...(part.times.length > 0 ? [WORDING.times(part.times)] : []),
    WORDING.decided(part.decision),
  ])
}

function listed(text: string, items: readonly string[]): Block[] {
  return [
    { kind: 'text', text },
    { kind: 'list', items },
  ]
}
