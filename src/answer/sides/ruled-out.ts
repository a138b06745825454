import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import { wordingOf, type Wording } from '../learn/phrasebook.ts'
import type { Model } from '../model.ts'
import type { Candidate } from '../rank/rank.ts'
import type { Reading } from '../read/read.ts'

/** A phrasing answered "no" tells it from this likeness on, when it is so far ahead of those answered "yes". */
const ALIKE = 0.45
const AHEAD = 0.15
const QUESTION_WORDS = new Set('who whom whose what which when where why how'.split(' '))
/** "Is it known whether …?" is answered "no" where nothing is known; what it asks about may be so all the same. */
const OF_KNOWING = /\b(?:known?|unknown|told|records?|recorded|confirm\w*|sources?|found|clear|dates? for)\b/i

/**
 * Whether a fact that tells what is open says "no" to a question all the same: "the money is no budget; what the
 * budget is, is not known" does to "is that the budget?", and to "so that is the budget?".
 */
export function isRuledOut({ fact, match }: Candidate, reading: Reading, model: Model, knowledge: Knowledge): boolean {
  if (!reading.form.wants.has('yesno') && !isClaim(reading)) return false
  const { no, yes } = match
  if (!no || no.cosine < ALIKE || no.cosine - (yes?.cosine ?? 0) < AHEAD) return false
  const phrase = wordingOf(model.phrases, no.phrase)
  const asksOfKnowing = OF_KNOWING.test(reading.text)
  return OF_KNOWING.test(phrase.text) === asksOfKnowing && namesTheSame(phrase, fact, reading, knowledge)
}

/** A statement with a question mark. */
function isClaim(reading: Reading): boolean {
  return reading.text.trimEnd().endsWith('?') && !reading.words.some(word => QUESTION_WORDS.has(word))
}

/** What the folder or the fact is about need not be named. */
function namesTheSame({ names }: Wording, fact: KnownFact, reading: Reading, knowledge: Knowledge): boolean {
  const spared = new Set([...knowledge.defaults, ...knowledge.closure(fact.subject ?? '')])
  const asked = reading.mentions.filter(({ ids }) => !ids.some(id => spared.has(id)))
  const isAsked = (name: string) => spared.has(name) || asked.some(({ ids }) => ids.includes(name))
  return asked.every(({ ids }) => ids.some(id => names.includes(id))) && names.every(isAsked)
}
