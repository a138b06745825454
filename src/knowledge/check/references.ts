import { closest } from '../../answer/closest.ts'
import type { Path } from '../parse.ts'
import type { Entry, Referable, Report, Rule, Scope } from './rule.ts'

/** More ids than this help nobody to find the right one. */
const SHOWN = 8
/** An item written like this is meant as a subject; anything else is plain text. */
const LIKE_AN_ID = /^[a-z0-9-]+$/

/** Whatever is referred to by its id exists. */
export const references: Rule = (scope, report) => {
  const refer = referring(scope, report)
  for (const fact of scope.folder.facts) {
    refer(fact, 'subject', ['subject'], fact.subject)
    refer(fact, 'property', ['property'], fact.property)
    fact.items.forEach((item, at) => LIKE_AN_ID.test(item) && refer(fact, 'subject', ['items', at], item, PLAIN))
    fact.sources.forEach((id, at) => refer(fact, 'source', ['sources', at], id))
    fact.rivals.forEach((rival, nth) =>
      rival.sources.forEach((id, at) => refer(fact, 'source', ['rivals', nth, 'sources', at], id)),
    )
  }
  for (const event of scope.folder.events) {
    refer(event, 'subject', ['subject'], event.subject)
    refer(event, 'kind', ['kind'], event.kind)
    event.sources.forEach((id, at) => refer(event, 'source', ['sources', at], id))
  }
  for (const subject of scope.folder.subjects) {
    refer(subject, 'kind', ['kind'], subject.kind)
    subject.of.forEach((id, at) => refer(subject, 'subject', ['of', at], id))
    subject.in.forEach((id, at) => refer(subject, 'subject', ['in', at], id))
  }
  for (const property of scope.folder.properties) {
    property.kinds.forEach((id, at) => refer(property, 'kind', ['kinds', at], id))
    property.instead.forEach((id, at) => refer(property, 'property', ['instead', at], id))
  }
}

const PLAIN = ' Plain text needs a capital letter or a space.'

function referring({ ids }: Scope, report: Report) {
  return (entry: Entry, what: Referable, path: Path, id: string | undefined, hint = '') => {
    const known = ids[what]
    const free = what === 'kind' && known.size === 0
    if (id !== undefined && !free && !known.has(id)) report.error(entry, path, noSuch(what, id, [...known]) + hint)
  }
}

function noSuch(what: Referable, id: string, known: readonly string[]): string {
  const [near] = closest(id, known)
  if (near) return `no ${what} is called "${id}"; did you mean "${near}"?`
  const cure = known.length > 0 && known.length <= SHOWN ? `known: ${known.join(', ')}` : 'add it or correct the id'
  return `no ${what} is called "${id}"; ${cure}.`
}
