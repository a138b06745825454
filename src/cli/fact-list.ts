import { closest } from '../answer/closest.ts'
import type { KnownFact, Knowledge } from '../knowledge/knowledge.ts'
import type { Subject } from '../knowledge/schema.ts'
import { columns } from './columns.ts'
import { factSheet } from './fact-sheet.ts'
import type { Style } from './style.ts'

/** What the folder holds under a name or id: a fact, a subject with its facts, without a name all subjects; undefined for a stranger. */
export function factList(knowledge: Knowledge, asked: string, style: Style): string[] | undefined {
  if (asked === '') return overview(knowledge, style)
  const found = lookUp(knowledge, asked)
  if (found) return found
  const [near] = closest(asked, [...names(knowledge), ...knowledge.fact.keys()])
  const meant = near === undefined ? undefined : lookUp(knowledge, near)
  return meant && [style.faint(`(taken as "${near}")`), ...meant]

  function lookUp(knowledge: Knowledge, name: string): string[] | undefined {
    const fact = knowledge.fact.get(name)
    if (fact) return factSheet(fact, knowledge, style)
    const subjects = subjectsCalled(knowledge, name)
    return subjects.length === 0 ? undefined : subjects.flatMap(subject => subjectSheet(subject, knowledge, style))
  }
}

function names(knowledge: Knowledge): string[] {
  return [...knowledge.subjects.values()].flatMap(({ id, name, aliases, exact }) => [id, name, ...aliases, ...exact])
}

/** Two subjects may share an alias; then both are meant. */
function subjectsCalled(knowledge: Knowledge, name: string): Subject[] {
  const lower = name.toLowerCase()
  return [...knowledge.subjects.values()].filter(({ id, name: own, aliases, exact }) =>
    [id, own, ...aliases, ...exact].some(one => one.toLowerCase() === lower),
  )
}

function overview(knowledge: Knowledge, style: Style): string[] {
  const rows = [...knowledge.bySubject].map(([id, facts]) => [
    knowledge.subjects.get(id)?.name ?? id,
    style.faint(id),
    String(facts.length),
  ])
  const sorted = rows.sort(([a = ''], [b = '']) => a.localeCompare(b, 'en'))
  const table = rows.length > 0 ? columns([[style.strong('subject'), 'id', 'facts'], ...sorted]) : []
  const alone = knowledge.facts.filter(fact => !fact.subject)
  return [...table, ...(alone.length > 0 ? [style.strong('facts without a subject'), ...alone.flatMap(line)] : [])]
}

function subjectSheet(subject: Subject, knowledge: Knowledge, style: Style): string[] {
  const facts = knowledge.bySubject.get(subject.id) ?? []
  const beneath = [...knowledge.bySubject].filter(([id]) => id !== subject.id && knowledge.closure(id).has(subject.id))
  const belonging = beneath.map(
    ([id, own]) => `  ${knowledge.subjects.get(id)?.name ?? id}: ${own.length} (aisi facts ${id})`,
  )
  return [
    `${style.strong(subject.name)} ${style.faint(`${subject.id}, ${subject.kind}`)}`,
    ...(subject.aliases.length > 0 ? [style.faint(`also called ${subject.aliases.join(', ')}`)] : []),
    ...(facts.length > 0 ? facts.flatMap(line) : ['  no facts of its own']),
    ...(belonging.length > 0 ? [style.strong('belongs to it'), ...belonging] : []),
  ]
}

function line(fact: KnownFact): string[] {
  return [`  ${fact.id}`, `      ${fact.says}`]
}
