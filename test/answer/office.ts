import { fileURLToPath } from 'node:url'
import type { Answer, Answerer } from '../../src/answer/answer.ts'
import { answererOf } from '../../src/answer/answerer.ts'
import { learn } from '../../src/answer/learn/learn.ts'
import { checkFolder } from '../../src/knowledge/check.ts'
import { faultLine } from '../../src/knowledge/fault.ts'
import { knowledgeOf, type Knowledge } from '../../src/knowledge/knowledge.ts'
import { loadFolder } from '../../src/knowledge/load.ts'

/** The day on which every conversation of the tests takes place. */
export const TODAY = '2026-11-21'
export const NOW = new Date(`${TODAY}T12:00:00Z`)

const FOLDERS = new URL('../folders/', import.meta.url)

/** The imaginary office, learnt as the program does it. */
export interface Office {
  knowledge: Knowledge
  answerer: Answerer
  /** What is wrong with the folder itself. */
  faults: string[]
  /** Asks the last of some questions, the ones before it being the thread. */
  ask: (...said: string[]) => Answer
}

let opened: Promise<Office> | undefined

/** Opens the office once a test file. */
export function openOffice(): Promise<Office> {
  return (opened ??= openFolder('office'))
}

/** Opens another of the small folders in `test/folders`. */
export async function openFolder(name: string): Promise<Office> {
  const loaded = await loadFolder(fileURLToPath(new URL(name, FOLDERS)))
  const knowledge = knowledgeOf(loaded.folder, loaded.hash)
  const answerer = answererOf(knowledge, learn(knowledge))
  return {
    knowledge,
    answerer,
    faults: checkFolder(loaded, TODAY).map(faultLine),
    ask: (...said) => answerer.ask({ text: said.at(-1) ?? '', thread: said.slice(0, -1), now: NOW }),
  }
}
