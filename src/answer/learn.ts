import type { Knowledge } from '../knowledge/knowledge.ts'
import { calibrate } from './calibrate.ts'
import { lexiconOf } from './lexicon.ts'
import { profileOf } from './profile.ts'
import { readPhrases, train, type Model } from './train.ts'

/** Learns everything that answering needs from a fact folder alone; the same folder always gives the same model. */
export function learn(knowledge: Knowledge, progress: (part: number) => void = () => {}): Model {
  const lexicon = lexiconOf(knowledge)
  const { topics, examples } = readPhrases(knowledge, lexicon)
  progress(0.1)
  const profiles = knowledge.facts.map(fact => profileOf(fact, knowledge, lexicon))
  progress(0.2)
  const calibration = calibrate(knowledge, lexicon, topics, examples, profiles)
  progress(0.5)
  const trained = train(knowledge, topics, examples, part => progress(0.5 + 0.5 * part))
  return { ...trained, ...calibration, profiles, counts: lexicon.counts }
}
