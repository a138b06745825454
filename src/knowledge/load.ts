import type { Fault, Place } from './fault.ts'
import { hashOf, readFolder, type FolderFile } from './files.ts'
import { readEntries, type Path } from './parse.ts'
import { Folder, type Fact } from './schema.ts'

/** A fact folder as read: everything that fits the schema, where it stands, and what does not fit. */
export interface Loaded {
  folder: Folder
  /** Where an id stands, even of an entry with faults, by `places.get(key)?.get(id)`: `places.get('facts')`. */
  places: Map<string, Map<string, Place[]>>
  /** Where an entry of the folder stands, or the part of it that the path leads to. */
  placeOf: (entry: object, path?: Path) => Place
  faults: Fault[]
  /** Changes when any file of the folder does. */
  hash: string
}

/** Merges the files of a folder; an entry that does not fit the schema is left out and reported. */
export function loadFiles(files: readonly FolderFile[]): Loaded {
  const spots = new WeakMap<object, (path: Path) => Place>()
  const placeOf = (entry: object, path: Path = []) => spots.get(entry)?.(path) ?? { file: 'unknown', line: 1 }
  const loaded: Loaded = { folder: Folder.parse({}), places: new Map(), placeOf, faults: [], hash: hashOf(files) }
  for (const { file, text } of files) {
    for (const { key, id, value, lineOf } of readEntries(file, text, loaded.faults)) {
      note(loaded.places, key, id, { file, line: lineOf([]) })
      if (!value) continue
      spots.set(value, path => ({ file, line: lineOf(path) }))
      if (key === 'about') loaded.folder.about = value as Folder['about']
      else (loaded.folder[key] as unknown[]).push(value)
    }
  }
  addPhrasings(loaded)
  return loaded
}

/** Phrasings kept apart join their fact or event; those of one that does not exist are reported, of a faulty one it is alone. */
function addPhrasings({ folder, faults, places, placeOf }: Loaded): void {
  const facts = new Map<string, Pick<Fact, 'asks' | 'yes' | 'no'>>([
    ...folder.events.map(event => [`event.${event.id}`, event] as const),
    ...folder.facts.map(fact => [fact.id, fact] as const),
  ])
  for (const more of folder.phrasings) {
    const fact = facts.get(more.fact)
    if (fact) for (const key of ['asks', 'yes', 'no'] as const) fact[key] = [...fact[key], ...more[key]]
    else if (!isFaulty(more.fact, places))
      faults.push({
        ...placeOf(more, ['fact']),
        field: `phrasings.${more.fact}`,
        message: `no fact is called "${more.fact}"; write the id of a fact`,
        level: 'error',
      })
  }
}

/** It stands in a file, but did not fit the schema, which is told there. */
function isFaulty(id: string, places: Loaded['places']): boolean {
  const [, event] = /^event\.(.+)$/.exec(id) ?? []
  return places.get('facts')?.has(id) === true || (event !== undefined && places.get('events')?.has(event) === true)
}

export async function loadFolder(dir: string): Promise<Loaded> {
  return loadFiles(await readFolder(dir))
}

function note(places: Loaded['places'], key: string, id: string | undefined, place: Place): void {
  if (!id) return
  const byId = places.get(key) ?? new Map<string, Place[]>()
  places.set(key, byId)
  byId.set(id, [...(byId.get(id) ?? []), place])
}
