import type { Vector } from './features.ts'

/** Trade-off between a wide margin and the errors on the examples; 1 is the customary default for text. */
const COST = 1
/** Passes over the examples; the weights hardly move after ten. */
const PASSES = 12

/** A linear separator of one class from the rest: weights by feature, and where zero lies. */
export interface Separator {
  weights: Vector
  bias: number
}

export interface Example {
  vector: Vector
  positive: boolean
}

/**
 * An L2-regularised squared-hinge linear SVM by dual coordinate descent (Hsieh et al., ICML 2008), deterministic:
 * examples are visited in a fixed stride order. `scratch` needs a place for every feature and comes back all zero.
 */
export function separate(examples: readonly Example[], scratch: Float32Array): Separator {
  const dual = new Float32Array(examples.length)
  const diagonal = examples.map(({ vector }) => 1 + squareOf(vector))
  const stride = strideFor(examples.length)
  let bias = 0
  for (let pass = 0; pass < PASSES; pass++) {
    for (let step = 0; step < examples.length; step++) {
      const at = (step * stride + pass) % examples.length
      const example = examples[at]
      if (!example) continue
      const label = example.positive ? 1 : -1
      const gradient = label * (dot(scratch, example.vector) + bias) - 1 + (dual[at] ?? 0) / (2 * COST)
      const old = dual[at] ?? 0
      const next = Math.max(old - gradient / ((diagonal[at] ?? 1) + 1 / (2 * COST)), 0)
      if (next === old) continue
      dual[at] = next
      const change = (next - old) * label
      addTo(scratch, example.vector, change)
      bias += change
    }
  }
  return { weights: takeWeights(examples, scratch), bias }
}

function squareOf({ weights }: Vector): number {
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
  const kept: [number, number][] = []
  for (const { vector } of examples)
    for (const id of vector.ids) {
      const weight = scratch[id] ?? 0
      if (Math.abs(weight) > 1e-3) kept.push([id, weight])
      scratch[id] = 0
    }
  kept.sort((a, b) => a[0] - b[0])
  return { ids: Int32Array.from(kept, entry => entry[0]), weights: Float32Array.from(kept, entry => entry[1]) }
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
