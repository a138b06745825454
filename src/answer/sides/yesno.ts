import { sideByBeginning } from './date-sides.ts'
import type { Side } from '../tell/outcome.ts'
import { probability, type Weights } from '../learn/logistic.ts'
import type { Candidate } from '../rank/rank.ts'
import type { Reading } from '../read/read.ts'
import { sideByStill } from './still.ts'
import { sideSignsOf, type Means, type SideSigns } from './side-signs.ts'

/** What settles a side by itself has no weight. */
type Weighed = Omit<SideSigns, 'notNow'>

/**
 * As fitted to 3,732 questions for yes or no of our folder, asked of a model that had not learnt from them, and to the
 * development questions. Small folders have too few to learn these from. `begun` and `wordDenied` came
 * later: of 26 phrasings with the one 24 are answered with yes, of 130 with the other 114 with no.
 */
const WEIGHTS: Record<keyof Weighed | 'constant', number> = {
  yesLike: 0.78,
  noLike: -1.02,
  yesAside: -2.2,
  yesSame: 0.94,
  noSame: -1.97,
  listed: 1.72,
  unlisted: -1.13,
  dateOwn: 1.54,
  dateTold: -1.88,
  dateOff: -3.48,
  numberOff: -1.27,
  named: 0.52,
  strangers: -1.37,
  rival: -1.78,
  excepted: -1.49,
  denied: -1.94,
  told: 0.57,
  refused: -3.13,
  asked: 0.69,
  unknown: -1.97,
  lean: 0.63,
  limits: -1.71,
  factDenies: -1.69,
  bothDeny: 1.54,
  wordDenied: -1.8,
  begun: 1,
  constant: 0.42,
}
const { constant, ...SIGNED } = WEIGHTS
const NAMES = Object.keys(SIGNED) as (keyof Weighed)[]
const INPUTS: Weights = [...NAMES.map(name => SIGNED[name]), constant]

/** From this probability on a side is told; people expect a no more often, what is not known needs more. */
const SURE_OF_YES = 0.8
const SURE_OF_NO = 0.75
const SURE_OF_GAP = 0.9
/** What the fact does not speak of makes no "no": so likely it has to be without that, too. */
const DENIED = 0.6
/** A list settles its side unless all else speaks against it; only a closed one says no. */
const LISTED = 0.65
const UNLISTED = 0.35
/** What has one value at a time has no other. */
const RIVALLED = 0.5

/** So like a phrasing a question is that phrasing. */
const VERBATIM = 0.9

/** Whether a yes/no question about a fact gets a yes or a no; undefined when neither is sure. */
export function sideOf(candidate: Candidate, reading: Reading, by: Means): Side | undefined {
  const signs = sideSignsOf(candidate, reading, by)
  const { yesSame, noSame, listed, unlisted, excepted } = signs
  if (Math.max(yesSame, noSame) >= VERBATIM && yesSame !== noSame) return yesSame > noSame ? 'yes' : 'no'
  const byDay = sideByBeginning(candidate.fact, reading, by.knowledge)
  if (byDay) return byDay
  if (signs.notNow === 1) return 'no'
  const byStill = sideByStill(candidate, reading, by)
  if (byStill) return byStill
  const yes = chanceOfYes(signs)
  const spokenOf = chanceOfYes({ ...signs, unknown: 0, strangers: signs.rival * signs.strangers })
  if (listed === 1) return spokenOf >= LISTED ? 'yes' : undefined
  if (unlisted === 1) return 1 - yes >= UNLISTED ? 'no' : undefined
  if (signs.rival === 1 && isSingle(candidate, by) && 1 - spokenOf >= RIVALLED) return 'no'
  const { gap } = candidate.fact
  if (yes >= (gap ? SURE_OF_GAP : SURE_OF_YES)) return excepted === 1 ? undefined : 'yes'
  return 1 - yes >= (gap ? SURE_OF_GAP : SURE_OF_NO) && 1 - spokenOf >= DENIED ? 'no' : undefined
}

function isSingle({ fact }: Candidate, { knowledge }: Means): boolean {
  return fact.properties.some(property => knowledge.properties.get(property)?.single)
}

function chanceOfYes(signs: SideSigns): number {
  return probability(
    INPUTS,
    NAMES.map(name => signs[name]),
  )
}
