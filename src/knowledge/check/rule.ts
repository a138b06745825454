import { EVENT_PROPERTIES } from '../calendar.ts'
import type { Fault, Place } from '../fault.ts'
import { knowledgeOf, type Knowledge } from '../knowledge.ts'
import type { Loaded } from '../load.ts'
import type { Path } from '../parse.ts'
import type { Folder } from '../schema.ts'

/** Looks at the whole folder and reports what breaks one promise. */
export type Rule = (scope: Scope, report: Report) => void

/** What a rule may look at. */
export interface Scope {
  folder: Folder
  known: Knowledge
  /** Every id that may be referred to; entries with a fault of their own count, so that one mistake is told once. */
  ids: Record<Referable, ReadonlySet<string>>
  /** The ISO day on which the folder is checked. */
  today: string
}
export type Referable = 'subject' | 'property' | 'kind' | 'source'

/** An entry of the folder; a group of words has no id. */
export type Entry = { id?: string } | readonly string[]

export interface Report {
  error: (entry: Entry, path: Path, message: string) => void
  warning: (entry: Entry, path: Path, message: string) => void
  /** `file:line` of something that a message refers to. */
  where: (entry: Entry, path?: Path) => string
}

export function scopeOf(loaded: Loaded, today: string): Scope {
  const { folder, places } = loaded
  const known = knowledgeOf(folder, loaded.hash)
  const idsOf = (key: keyof Folder) => places.get(key)?.keys() ?? []
  const kinds = [...idsOf('kinds')]
  return {
    folder,
    known,
    today,
    ids: {
      subject: new Set([...idsOf('subjects'), ...known.subjects.keys()]),
      property: new Set([...idsOf('properties'), ...EVENT_PROPERTIES]),
      kind: new Set(kinds.length > 0 ? [...kinds, 'thing', 'event'] : []),
      source: new Set(idsOf('sources')),
    },
  }
}

/** Turns what the rules say into faults at the line of the field they speak of. */
export function reportInto(faults: Fault[], loaded: Loaded): Report {
  const report = (level: Fault['level']) => (entry: Entry, path: Path, message: string) =>
    void faults.push({ ...loaded.placeOf(entry, path), field: fieldOf(entry, path), message, level })
  return { error: report('error'), warning: report('warning'), where: (entry, path) => at(loaded.placeOf(entry, path)) }
}

/** "kr-aisi-head.rivals.sources": the line tells which of several it is. */
function fieldOf(entry: Entry, path: Path): string {
  const parts = path.filter(part => typeof part === 'string')
  return ['id' in entry && entry.id ? entry.id : 'words', ...parts].join('.')
}

function at(place: Place): string {
  return `${place.file}:${place.line}`
}
