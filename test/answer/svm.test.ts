import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../src/answer/learn/rows.ts'
import { separatorsOf, type Separator } from '../../src/answer/learn/svm.ts'
import type { Vector } from '../../src/answer/learn/vector.ts'

const vector = (entries: Record<number, number>): Vector => ({
  ids: Int32Array.from(Object.keys(entries), Number),
  weights: Float32Array.from(Object.values(entries)),
})

function marginOf({ weights, bias }: Separator, { ids, weights: values }: Vector): number {
  const weightOf = new Map([...weights.ids].map((id, at) => [id, weights.weights[at] ?? 0]))
  return [...ids].reduce((sum, id, at) => sum + (weightOf.get(id) ?? 0) * (values[at] ?? 0), bias)
}

describe('the separator', () => {
  const own = [vector({ 0: 1, 2: 0.3 }), vector({ 0: 0.9, 3: 0.4 })]
  const others = [vector({ 1: 1, 2: 0.3 }), vector({ 1: 0.8, 3: 0.5 }), vector({ 2: 1 })]
  const separate = separatorsOf(rowsOf([...own, ...others]), 4)

  it('puts every example on its side', () => {
    const separator = separate([0, 1], [2, 3, 4])
    for (const one of own) expect(marginOf(separator, one)).toBeGreaterThan(0)
    for (const one of others) expect(marginOf(separator, one)).toBeLessThan(0)
  })

  it('generalises to what shares the telling feature', () => {
    const separator = separate([0, 1], [2, 3, 4])
    expect(marginOf(separator, vector({ 0: 1 }))).toBeGreaterThan(marginOf(separator, vector({ 1: 1 })))
  })

  it('is the same each time, whatever was separated in between', () => {
    const first = separate([0, 1], [2, 3, 4])
    separate([4, 2], [1])
    expect(separate([0, 1], [2, 3, 4])).toEqual(first)
  })

  it('knows features by their numbers in the rows, whichever comes first', () => {
    const { weights } = separate([4], [3])
    expect(new Map([...weights.ids].map((id, at) => [id, Math.sign(weights.weights[at] ?? 0)]))).toEqual(
      new Map([
        [2, 1],
        [1, -1],
        [3, -1],
      ]),
    )
  })

  it('does with a single example, and with none', () => {
    expect(marginOf(separate([0], []), vector({ 0: 1 }))).toBeGreaterThan(0)
    expect(separate([], []).bias).toBe(0)
  })
})
