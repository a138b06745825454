import type { Vector } from './vector.ts'

/** Trade-off between a wide margin and the errors on the examples; 1 is the customary default for text. */
const COST = 1
/** Passes over the examples; the weights hardly move after six. */
const PASSES = 6

/** A linear separator of one class from the rest: weights by feature, and where zero lies. */
export interface Separator {
  weights: Vector
  bias: number
}

/** Smaller weights change no decision and are dropped. */
const SMALLEST = 0.01

export interface Example {
  vector: Vector
  positive: boolean
  /** The squared length of the vector, where that is known already. */
  square?: number
}

/**
 * An L2-regularised squared-hinge linear SVM by dual coordinate descent (Hsieh et al., ICML 2008), deterministic:
 * examples are visited in a fixed stride order. `scratch` needs a place for every feature and comes back all zero.
 */
export function separate(examples: readonly Example[], scratch: Float32Array): Separator {
  const dual = new Float32Array(examples.length)
  const diagonal = Float32Array.from(
    examples,
    ({ vector, square }) => 1 + (square ?? squareOf(vector)) + 1 / (2 * COST),
  )
  /** Examples far on their right side are not looked at again (shrinking). */
  const settled = new Uint8Array(examples.length)
  const stride = strideFor(examples.length)
  let bias = 0
  for (let pass = 0; pass < PASSES; pass++) {
    for (let step = 0, at = pass % examples.length; step < examples.length; step++) {
      at = at + stride < examples.length ? at + stride : at + stride - examples.length
      if (settled[at] === 1) continue
      const example = examples[at] as Example
      const label = example.positive ? 1 : -1
      const old = dual[at] as number
      const gradient = label * (dot(scratch, example.vector) + bias) - 1 + old / (2 * COST)
      if (old === 0 && gradient > 0) {
        if (pass > 0) settled[at] = 1
        continue
      }
      const next = Math.max(old - gradient / (diagonal[at] as number), 0)
      dual[at] = next
      addTo(scratch, example.vector, (next - old) * label)
      bias += (next - old) * label
    }
  }
  return { weights: takeWeights(examples, scratch), bias }
}

export function squareOf({ weights }: Vector): number {
  let sum = 0
  for (let at = 0; at < weights.length; at++) sum += (weights[at] as number) ** 2
  return sum
}

function dot(dense: Float32Array, vector: Vector): number {
  const { ids, weights } = vector
  let sum = 0
  for (let at = 0; at < ids.length; at++) sum += (dense[ids[at] as number] as number) * (weights[at] as number)
  return sum
}

function addTo(dense: Float32Array, vector: Vector, factor: number): void {
  const { ids, weights } = vector
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] as number
    dense[id] = (dense[id] as number) + factor * (weights[at] as number)
  }
}

/** Copies the weights worth keeping out of the scratch space and wipes it. */
function takeWeights(examples: readonly Example[], scratch: Float32Array): Vector {
  const ids: number[] = []
  const weights: number[] = []
  for (const { vector } of examples)
    for (let at = 0; at < vector.ids.length; at++) {
      const id = vector.ids[at] as number
      const weight = scratch[id] as number
      scratch[id] = 0
      if (Math.abs(weight) < SMALLEST) continue
      ids.push(id)
      weights.push(weight)
    }
  return { ids: Int32Array.from(ids), weights: Float32Array.from(weights) }
}

/** A step that visits every place once in a scattered order: coprime to the length, near the golden section of it. */
function strideFor(length: number): number {
  for (let stride = Math.max(1, Math.floor(length * 0.618)); stride < length; stride++)
    if (gcd(stride, length) === 1) return stride
  return 1
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}
