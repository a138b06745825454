import type { Knowledge } from '../../knowledge/knowledge.ts'
import { calibrate } from './calibrate.ts'
import { lexiconOf } from '../read/lexicon.ts'
import { lessonOf } from './lesson.ts'
import { profileOf } from './profile.ts'
import type { Model } from '../model.ts'
import { train } from './train.ts'

/** Learns everything that answering needs from a fact folder alone; the same folder always gives the same model. */
export function learn(knowledge: Knowledge, progress: (part: number) => void = () => {}): Model {
  const lexicon = lexiconOf(knowledge)
  const lesson = lessonOf(knowledge, lexicon)
  progress(0.3)
  const profiles = knowledge.facts.map(fact => profileOf(fact, knowledge, lexicon))
  const calibration = calibrate(knowledge, lexicon, lesson, profiles)
  progress(0.7)
  const trained = train(
    knowledge,
    lesson,
    () => true,
    part => progress(0.7 + 0.3 * part),
  )
  progress(1)
  return { ...trained, ...calibration, profiles, counts: lexicon.counts }
}
