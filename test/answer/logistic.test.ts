import { describe, expect, it } from 'vitest'
import { fitLogistic, logit, probability, type Observation } from '../../src/answer/learn/logistic.ts'

const seen = (input: number, positive: boolean, weight = 1): Observation => ({ inputs: [input], positive, weight })

describe('a logistic model', () => {
  it('adds its constant to the weighted inputs', () => expect(logit([2, -1, 0.5], [3, 4])).toBe(2.5))

  it('is at one half where they cancel out, and nears 0 and 1 far from there', () => {
    expect(probability([1, 0], [0])).toBe(0.5)
    expect(probability([1, 0], [20])).toBeGreaterThan(0.999)
    expect(probability([1, 0], [-20])).toBeLessThan(0.001)
  })
})

describe('fitting it', () => {
  it('keeps the prior where nothing was seen', () => {
    const [slope = 0, constant = 0] = fitLogistic([], [1.5, -0.5], [1, 1])
    expect(slope).toBeCloseTo(1.5)
    expect(constant).toBeCloseTo(-0.5)
  })

  it('finds how often something happens', () => {
    const weights = fitLogistic(
      [...Array(30).fill(seen(0, true)), ...Array(10).fill(seen(0, false))],
      [0, 0],
      [1, 1e-6],
    )
    expect(probability(weights, [0])).toBeCloseTo(0.75, 3)
  })

  it('finds which way an input points', () => {
    const observations = [-2, -1, 1, 2].flatMap(at => [seen(at, at > 0), seen(at, at > 0), seen(at, at < 0, 0.5)])
    const weights = fitLogistic(observations, [0, 0], [0.1, 0.1])
    expect(probability(weights, [2])).toBeGreaterThan(0.6)
    expect(probability(weights, [-2])).toBeLessThan(0.4)
  })

  it('counts an observation of double weight twice', () => {
    const twice = fitLogistic([seen(1, true), seen(1, true), seen(1, false)], [0, 0], [1, 1])
    const heavy = fitLogistic([seen(1, true, 2), seen(1, false)], [0, 0], [1, 1])
    heavy.forEach((weight, at) => expect(weight).toBeCloseTo(twice[at] ?? NaN, 9))
  })

  it('stays finite where the sides are wholly apart', () => {
    const weights = fitLogistic([seen(-100, false), seen(100, true)], [0, 0], [1, 1])
    expect(weights.every(Number.isFinite)).toBe(true)
    expect(probability(weights, [100])).toBeGreaterThan(0.9)
  })

  it('holds a weight that is pulled hard to its prior', () => {
    const [slope = 0] = fitLogistic([seen(1, true), seen(-1, false)], [-3, 0], [1e6, 1])
    expect(slope).toBeCloseTo(-3, 3)
  })
})
