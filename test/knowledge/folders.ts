import { checkFolder } from '../../src/knowledge/check.ts'
import { faultLine } from '../../src/knowledge/fault.ts'
import { loadFiles } from '../../src/knowledge/load.ts'

const TODAY = '2026-11-21'

/** The lines a person reads about a folder of these files. */
export function check(files: Record<string, string>): string[] {
  const loaded = loadFiles(Object.entries(files).map(([file, text]) => ({ file, text })))
  return checkFolder(loaded, TODAY).map(faultLine)
}
export const checkFile = (text: string) => check({ 'f.yaml': text })

/** A fact without faults in a folder without sources, and what is to be tried on it. */
export const fact = (id: string, more = '') =>
  `  - { id: ${id}, says: It is so., asks: [what about ${id}]${more && `, ${more}`} }\n`
export const facts = (...list: string[]) => `facts:\n${list.join('')}`
/** The same in a folder with one source. */
export const SOURCES =
  'sources:\n  - { id: handbook, title: Handbook, publisher: HR, url: "https://hr.example/handbook" }\n'
export const BACKED = 'sources: [handbook], reviewed: 2026-11-21'
