/** A logistic model: weights of the inputs, the last one constant. */
export type Weights = readonly number[]

export interface Observation {
  inputs: readonly number[]
  positive: boolean
  /** How much it counts. */
  weight: number
}

/** The probability that a logistic model gives. */
export function probability(weights: Weights, inputs: readonly number[]): number {
  return 1 / (1 + Math.exp(-logit(weights, inputs)))
}

export function logit(weights: Weights, inputs: readonly number[]): number {
  let sum = weights[inputs.length] ?? 0
  for (let at = 0; at < inputs.length; at++) sum += (weights[at] as number) * (inputs[at] as number)
  return sum
}

/** Newton's steps taken; the error no longer moves after some fifteen. */
const STEPS = 20

/**
 * Fits a logistic model by iteratively reweighted least squares, each weight drawn towards its `prior` by its `pull`:
 * where observations say nothing the prior stands. Deterministic.
 */
export function fitLogistic(observations: readonly Observation[], prior: Weights, pull: Weights): Weights {
  let weights = [...prior]
  for (let step = 0; step < STEPS; step++) {
    const { gradient, curvature } = slopes(observations, weights)
    weights.forEach((weight, at) => {
      gradient[at] = (gradient[at] as number) + (pull[at] as number) * (weight - (prior[at] ?? 0))
      const row = curvature[at] as number[]
      row[at] = (row[at] as number) + (pull[at] as number)
    })
    const move = solve(curvature, gradient)
    weights = weights.map((weight, at) => weight - (move[at] as number))
  }
  return weights
}

function slopes(observations: readonly Observation[], weights: Weights) {
  const width = weights.length
  const gradient = new Array<number>(width).fill(0)
  const curvature = Array.from({ length: width }, () => new Array<number>(width).fill(0))
  for (const { inputs, positive, weight } of observations) {
    const chance = probability(weights, inputs)
    const error = weight * (chance - (positive ? 1 : 0))
    const bend = weight * Math.max(chance * (1 - chance), 1e-6)
    for (let a = 0; a < width; a++) {
      const left = a < inputs.length ? (inputs[a] as number) : 1
      if (left === 0) continue
      gradient[a] = (gradient[a] as number) + error * left
      const row = curvature[a] as number[]
      for (let b = 0; b < width; b++)
        row[b] = (row[b] as number) + bend * left * (b < inputs.length ? (inputs[b] as number) : 1)
    }
  }
  return { gradient, curvature }
}

/** Solves a symmetric positive definite system by Gaussian elimination with pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] as number])
  const width = rows.length
  for (let column = 0; column < width; column++) {
    let pivot = column
    for (let at = column + 1; at < width; at++)
      if (Math.abs(rows[at]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = at
    ;[rows[column], rows[pivot]] = [rows[pivot] as number[], rows[column] as number[]]
    const head = rows[column] as number[]
    for (const row of rows) {
      if (row === head) continue
      const factor = (row[column] as number) / (head[column] as number)
      for (let at = column; at <= width; at++) row[at] = (row[at] as number) - factor * (head[at] as number)
    }
  }
  return rows.map((row, at) => (row[width] as number) / (row[at] as number))
}
