import { fileURLToPath } from 'node:url'
import { answererOf } from '../../src/answer/answerer.ts'
import { learn } from '../../src/answer/learn/learn.ts'
import type { Facts } from '../../src/bot/handler.ts'
import { knowledgeOf } from '../../src/knowledge/knowledge.ts'
import { loadFolder } from '../../src/knowledge/load.ts'

let opened: Promise<Facts> | undefined

/** The facts of the Harbour League, learnt once a test file. */
export function smallFacts(): Promise<Facts> {
  return (opened ??= learnt())
}

async function learnt(): Promise<Facts> {
  const { folder, hash } = await loadFolder(fileURLToPath(new URL('../folders/small', import.meta.url)))
  const knowledge = knowledgeOf(folder, hash)
  return { knowledge, answerer: answererOf(knowledge, learn(knowledge)) }
}
