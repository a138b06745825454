import type { Path } from '../parse.ts'
import type { Folder } from '../schema.ts'
import { groupBy } from './group.ts'
import type { Rule } from './rule.ts'

/** A name that more subjects than this share tells nobody which one is meant. */
const MOST_SHARED = 6

interface Named {
  id: string
  name: string
  aliases: readonly string[]
}

/** Every alias adds something to the name and leads to its own subject; case makes no difference. */
export const aliases: Rule = ({ folder }, report) => {
  const all = namedIn(folder)
  const byName = groupBy(all, subject => lower(subject.name))
  for (const subject of all) {
    const seen = new Map([[lower(subject.name), `the name "${subject.name}"`]])
    for (const { text, path } of aliasesOf(subject)) {
      const same = seen.get(lower(text))
      const other = byName.get(lower(text))?.find(one => one.id !== subject.id)
      if (same) report.warning(subject, path, `"${text}" repeats ${same}; take it out`)
      else if (other)
        report.warning(subject, path, `"${text}" is the name of ${other.id} (${report.where(other)}); take it out`)
      seen.set(lower(text), same ?? `the alias "${text}"`)
    }
  }
}

/** An alias tells its subject from most others. */
export const sharedAliases: Rule = ({ folder }, report) => {
  const uses = namedIn(folder).flatMap(subject => aliasesOf(subject).map(alias => ({ subject, ...alias })))
  for (const [first, ...rest] of groupBy(uses, use => lower(use.text)).values()) {
    const ids = new Set([first, ...rest].map(use => use?.subject.id))
    if (!first || ids.size <= MOST_SHARED) continue
    const most = `stands for ${ids.size} subjects (${[...ids].join(', ')}), more than ${MOST_SHARED}`
    report.warning(first.subject, first.path, `"${first.text}" ${most}; nobody can tell which is meant, so take it out`)
  }
}

/** All that is found by its name: an event without a subject is one itself. */
function namedIn(folder: Folder): Named[] {
  return [...folder.subjects, ...folder.events.filter(event => !event.subject)]
}

/** Names written in exactly one case are another matter: "US" and "us" are two words. */
function aliasesOf(subject: Named): { text: string; path: Path }[] {
  return subject.aliases.map((text, at) => ({ text, path: ['aliases', at] }))
}

function lower(text: string): string {
  return text.toLowerCase()
}
