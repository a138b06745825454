import { describe, expect, it } from 'vitest'
import { halvesOf } from '../../src/answer/tell/halves.ts'
import type { Candidate, Ranking } from '../../src/answer/rank/rank.ts'

/** How a score becomes a confidence, and the one from which on something is told. */
const CONFIDENCE = [0.55, 0.3, -1.2, -0.5]
const SURE = 0.4

/** @param signs those that it has besides knowing every word of the question. */
const candidate = (subject: string | undefined, score: number, fact: object = {}, signs: object = {}): Candidate =>
  ({
    fact: { subject, gap: false, says: 'It is so.', ...fact },
    score,
    signs: { cover: 1, offForm: 0, ...signs },
  }) as unknown as Candidate
const halves = (...candidates: Candidate[]) => halvesOf({ candidates, gaps: [] } as Ranking, { confidence: CONFIDENCE })

describe('two facts about one subject of which neither is sure', () => {
  it('are surer together than each alone', () => {
    const [both, fainter] = [
      halves(candidate('light', 0.3), candidate('light', 0.25)),
      halves(candidate('light', 0.3), candidate('light', 0.07)),
    ]
    expect(both?.pair).toHaveLength(2)
    expect(both?.confidence).toBeGreaterThan(SURE)
    expect(both?.confidence).toBeGreaterThan(fainter?.confidence ?? 1)
  })

  it('are told where one of them holds what is asked for', () =>
    expect(halves(candidate('light', 0.3, {}, { offForm: 1 }), candidate('light', 0.3))?.pair).toHaveLength(2))

  it('are not sure where both are unlikely', () =>
    expect(halves(candidate('light', 0.1), candidate('light', 0.1))?.confidence).toBeLessThan(SURE))

  it.each([
    ['of different subjects', [candidate('light', 0.3), candidate('tower', 0.3)]],
    ['about nothing in particular', [candidate(undefined, 0.3), candidate(undefined, 0.3)]],
    ['of which one is far behind', [candidate('light', 0.3), candidate('light', 0.01)]],
    [
      'of which one tells that something is not known',
      [candidate('light', 0.3, { gap: true }), candidate('light', 0.3)],
    ],
    [
      'that are long',
      [candidate('light', 0.3, { says: 'x'.repeat(400) }), candidate('light', 0.3, { says: 'x'.repeat(400) })],
    ],
    [
      'of which the first knows no word of the question',
      [candidate('light', 0.3, {}, { cover: 0 }), candidate('light', 0.3)],
    ],
    [
      'that hold no date where one is asked for',
      [candidate('light', 0.3, {}, { offForm: 1 }), candidate('light', 0.3, {}, { offForm: 1 })],
    ],
    ['of which there is one', [candidate('light', 0.3)]],
    ['of which there is none', []],
  ])('are not told together %s', (_, candidates) => expect(halves(...candidates)).toBeUndefined())
})
