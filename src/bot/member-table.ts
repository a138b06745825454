import type { Answer } from '../answer/answer.ts'
import type { KnownFact, Knowledge } from '../knowledge/knowledge.ts'
import type { Subject } from '../knowledge/schema.ts'
import type { Block } from './reply.ts'

/** Shorter lists read well in a sentence. */
const FEWEST_ROWS = 4

/** A list fact's items as a table, each with what belongs to it ("Kenya", its institute); undefined where that adds nothing. */
export function memberTable({ kind: answered, facts }: Answer, knowledge: Knowledge): Block | undefined {
  const [only, ...more] = facts.flatMap(id => knowledge.fact.get(id) ?? [])
  if (answered !== 'answer' || !only || more.length > 0 || only.items.length < FEWEST_ROWS) return undefined
  const kind = commonKind(only, knowledge)
  if (!kind) return undefined
  const rows = only.items.map(item => [nameOf(item, knowledge), names(ownedBy(item, kind, knowledge)).join(', ')])
  return { kind: 'table', head: [capital(only.noun ?? 'name'), capital(knowledge.kinds.get(kind)?.name ?? '')], rows }
}

/** The kind of thing that most items have one of: "Korea's institute"; undefined where most have none. */
function commonKind({ items }: KnownFact, knowledge: Knowledge): string | undefined {
  const owned = [...knowledge.kinds.values()].filter(({ owned }) => owned)
  const counted = owned.map(({ id }) => {
    return { id, count: items.filter(item => ownedBy(item, id, knowledge).length > 0).length }
  })
  const [most] = counted.toSorted((a, b) => b.count - a.count)
  return most && most.count * 2 > items.length ? most.id : undefined
}

function ownedBy(owner: string, kind: string, { subjects }: Knowledge): Subject[] {
  return [...subjects.values()].filter(subject => subject.kind === kind && subject.of.includes(owner))
}

function names(subjects: readonly Subject[]): string[] {
  return subjects.map(({ name }) => name)
}

function nameOf(item: string, knowledge: Knowledge): string {
  return capital(knowledge.subjects.get(item)?.name ?? item)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
