import type { Answerer } from '../../src/answer/answer.ts'
import { answererOf } from '../../src/answer/answerer.ts'
import { learn } from '../../src/answer/learn/learn.ts'
import { lessonOf } from '../../src/answer/learn/lesson.ts'
import { lexiconOf } from '../../src/answer/read/lexicon.ts'
import type { Model } from '../../src/answer/model.ts'
import { sizeOf } from '../../src/answer/learn/phrasebook.ts'
import { profileOf } from '../../src/answer/learn/profile.ts'
import { train } from '../../src/answer/learn/train.ts'
import type { Case } from '../../src/cli/cases.ts'
import { knowledgeOf, type Knowledge } from '../../src/knowledge/knowledge.ts'
import type { Folder } from '../../src/knowledge/schema.ts'
import { NOW } from '../golden/sets.ts'
import { grown } from './grown.ts'
import { timesOf, took, type Times } from './times.ts'

export interface Grown extends Times {
  facts: number
  phrasings: number
  /** Making the trained form, in milliseconds; the weights are those of the folder as it is. */
  train: number
}

/** Measures the same questions over the folder and over its multiples; each is let go before the next is made. */
export function* measureGrowth(folder: Folder, factors: readonly number[], cases: readonly Case[]): Generator<Grown> {
  const asItIs = learn(knowledgeOf(grown(folder, 1), 'as it is'))
  for (const times of factors) yield measure(knowledgeOf(grown(folder, times), `${times}`), asItIs, cases)
}

function measure(knowledge: Knowledge, asItIs: Model, cases: readonly Case[]): Grown {
  const { ms, result } = took(() => trained(knowledge, asItIs))
  const { answerer, phrasings } = result
  const ask = ({ q, thread }: Case) => answerer.ask({ text: q, thread: thread ?? [], now: NOW })
  return { facts: knowledge.facts.length, phrasings, train: ms, ...timesOf(cases, ask) }
}

interface Trained {
  answerer: Answerer
  phrasings: number
}

/** As `learn`, with the calibration of the folder as it is: its trials would take longer than all the rest. */
function trained(knowledge: Knowledge, asItIs: Model): Trained {
  const lexicon = lexiconOf(knowledge)
  const lesson = lessonOf(knowledge, lexicon)
  const profiles = knowledge.facts.map(fact => profileOf(fact, knowledge, lexicon))
  const model = train(knowledge, lesson)
  const answerer = answererOf(knowledge, { ...asItIs, ...model, profiles, counts: lexicon.counts })
  return { answerer, phrasings: sizeOf(model.phrases) }
}
