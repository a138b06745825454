import { describe, expect, it } from 'vitest'
import type { Vector } from '../../src/answer/learn/vector.ts'
import { separate, type Example, type Separator } from '../../src/answer/learn/svm.ts'

const vector = (entries: Record<number, number>): Vector => ({
  ids: Int32Array.from(Object.keys(entries), Number),
  weights: Float32Array.from(Object.values(entries)),
})
const example = (positive: boolean, entries: Record<number, number>): Example => ({ positive, vector: vector(entries) })

function marginOf({ weights, bias }: Separator, { ids, weights: values }: Vector): number {
  const weightOf = new Map([...weights.ids].map((id, at) => [id, weights.weights[at] ?? 0]))
  return [...ids].reduce((sum, id, at) => sum + (weightOf.get(id) ?? 0) * (values[at] ?? 0), bias)
}

describe('the separator', () => {
  const examples = [
    example(true, { 0: 1, 2: 0.3 }),
    example(true, { 0: 0.9, 3: 0.4 }),
    example(false, { 1: 1, 2: 0.3 }),
    example(false, { 1: 0.8, 3: 0.5 }),
    example(false, { 2: 1 }),
  ]

  it('puts every example on its side', () => {
    const separator = separate(examples, new Float32Array(4))
    for (const { vector, positive } of examples) expect(marginOf(separator, vector) > 0).toBe(positive)
  })

  it('generalises to what shares the telling feature', () => {
    const separator = separate(examples, new Float32Array(4))
    expect(marginOf(separator, vector({ 0: 1 }))).toBeGreaterThan(marginOf(separator, vector({ 1: 1 })))
  })

  it('leaves the scratch space as clean as it was', () => {
    const scratch = new Float32Array(4)
    separate(examples, scratch)
    expect([...scratch]).toEqual([0, 0, 0, 0])
  })

  it('is the same each time, also in scratch space that others used', () => {
    const scratch = new Float32Array(4)
    const first = separate(examples, scratch)
    separate([...examples].reverse(), scratch)
    expect(separate(examples, scratch)).toEqual(first)
  })

  it('does with a single example, and with none', () => {
    expect(marginOf(separate([example(true, { 0: 1 })], new Float32Array(1)), vector({ 0: 1 }))).toBeGreaterThan(0)
    expect(separate([], new Float32Array(1)).bias).toBe(0)
  })
})
