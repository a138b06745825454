import type { Asked } from './asked.ts'

export interface Tally {
  asked: number
  /** Never acknowledged: Slack tells the person so, and brings commands only once. What follows is of the others. */
  died: number
  /** Of those, answered all the same. */
  diedAnswered: number
  lost: number
  once: number
  /** More than once, with a kill in between: nobody could know whether the first answer had arrived. */
  twiceUnknown: number
  /** More than once otherwise. */
  twice: number
  /** Answered with something else than the answer. */
  wrong: number
}

/** What became of questions, given when processes were killed. */
export function tally(
  all: readonly Pick<Asked, 'told' | 'acknowledged' | 'answers'>[],
  kills: readonly number[],
): Tally {
  const ends = all.map(one => ({ told: one.told, acknowledged: one.acknowledged(), answers: one.answers() }))
  type End = (typeof ends)[number]
  const taken = ends.filter(({ acknowledged }) => acknowledged)
  const died = ends.filter(({ acknowledged }) => !acknowledged)
  const count = (fits: (end: End) => boolean) => taken.filter(fits).length
  const isExcused = ({ answers }: End) =>
    answers.every(({ at }, place) => {
      const before = answers[place - 1]
      return !before || kills.some(kill => kill >= before.at && kill <= at)
    })
  return {
    asked: ends.length,
    died: died.length,
    diedAnswered: died.filter(({ answers }) => answers.length > 0).length,
    lost: count(({ answers }) => answers.length === 0),
    once: count(({ answers }) => answers.length === 1),
    twiceUnknown: count(end => end.answers.length > 1 && isExcused(end)),
    twice: count(end => end.answers.length > 1 && !isExcused(end)),
    wrong: ends.filter(({ answers, told }) => answers.some(({ text }) => !text.includes(told))).length,
  }
}
