import { describe, expect, it } from 'vitest'
import { confidenceOf } from '../../src/answer/rank/confidence.ts'
import type { Candidate, Gap, Ranking } from '../../src/answer/rank/rank.ts'

const model = { confidence: [0.55, 0.3, -1.2, -0.5] }
const fact = (subject: string, score: number, named = 0) =>
  ({ fact: { id: `${subject} ${score}`, subject }, score, signs: { named } }) as Candidate
const gap = (score: number) => ({ kind: 'unknown', id: 'weather', score }) as Gap
const sure = (ranking: Partial<Ranking>) => confidenceOf({ candidates: [], gaps: [], ...ranking }, model)

describe('the confidence in the best fact', () => {
  const alone = sure({ candidates: [fact('harbour', 0.6)] })

  it('is none without a fact', () => expect(sure({})).toBe(0))

  it('is none where the fact hardly fits, however much scores are trusted', () => {
    const trusting = { confidence: [0.55, 0.3, -1.2, 5] }
    const ranking = (score: number) => ({ candidates: [fact('harbour', score)], gaps: [] })
    expect(confidenceOf(ranking(0.09), trusting)).toBe(0)
    expect(confidenceOf(ranking(0.11), trusting)).toBeGreaterThan(0.9)
  })

  it('grows with its score', () => expect(sure({ candidates: [fact('harbour', 0.8)] })).toBeGreaterThan(alone))

  it('falls where a known gap comes near', () =>
    expect(sure({ candidates: [fact('harbour', 0.6)], gaps: [gap(0.5)] })).toBeLessThan(alone))

  it('falls where a fact about something else comes near, not one about the same', () => {
    expect(sure({ candidates: [fact('harbour', 0.6), fact('pier', 0.5)] })).toBeLessThan(alone)
    expect(sure({ candidates: [fact('harbour', 0.6), fact('harbour', 0.5)] })).toBe(alone)
    const opening = fact('opening-2026', 0.5)
    const event = { ...opening, fact: { ...opening.fact, event: { subject: 'harbour' } } } as Candidate
    expect(sure({ candidates: [fact('harbour', 0.6), event] })).toBe(alone)
  })

  it('does not fall where that is not named while its own subject is', () => {
    const named = fact('harbour', 0.6, 1)
    expect(sure({ candidates: [named, fact('pier', 0.5)] })).toBe(alone)
    expect(sure({ candidates: [named, fact('pier', 0.5, 1)] })).toBeLessThan(alone)
  })
})
